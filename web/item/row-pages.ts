/** A page of a list, as the API gives it. */
export type LoadedPage<Row> = {
  data: Row[]
  nextCursor: string | null
  total?: number | undefined
  totalIsEstimate?: boolean | undefined
}

/** How pages of one list are read. */
export type PageSource<Row> = {
  /** the first page with the list's total; a page behind the list's end has no rows, and the total as it is */
  load: (from: PageStart, signal: AbortSignal) => Promise<LoadedPage<Row>>
}

/** Where a page begins: at the list's beginning, behind a cursor, or behind so many rows. */
export type PageStart = 'first' | { cursor: string } | { at: number }

/** A page on its way. */
type Loading = {
  done: Promise<void>
  stop: AbortController
  /** somebody waits for it, wherever the scroll goes */
  isAwaited: boolean
}

type Held<Row> = { data: readonly Row[]; nextCursor: string | null }

export const pageRows = 100
/** Pages kept; 20,000 rows are some 20 MB. */
const mostPages = 200

/**
 * The rows of a long list as far as anyone looked: pages by their place, loaded as they come in sight, forwards by the cursor of
 * the page before, elsewhere by its place. What is scrolled past before it arrives is not waited for. A row that is not loaded is undefined, and its place is there all the same.
 */
export class RowPages<Row> {
  readonly #source: PageSource<Row>
  readonly #pages = new Map<number, Held<Row>>()
  readonly #loading = new Map<number, Loading>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly [first: number, last: number] = [0, 0]
  #total: number | undefined
  #isEstimate = false
  #isStale = false
  #error: unknown
  #version = 0

  constructor(source: PageSource<Row>) {
    this.#source = source
  }

  /** Counts changes: the same number means the same rows. */
  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Rows of the list; undefined until its first page is there. */
  get total(): number | undefined {
    return this.#total
  }
  get totalIsEstimate(): boolean {
    return this.#isEstimate
  }
  /** What the last page that could not be read failed with; undefined once one could. */
  get error(): unknown {
    return this.#error
  }

  rowAt(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / pageRows))?.data[index % pageRows]
  }

  /** Loads what is missing of these rows, and of the pages behind and before them. */
  want(first: number, last: number): void {
    this.#wanted = [first, last]
    for (const [page, { stop, isAwaited }] of this.#loading) if (!isAwaited && !this.#isWanted(page)) stop.abort()
    void this.#loadWanted()
  }

  /** The rows from one place to another, all loaded; fewer where the list ends. */
  async read(first: number, last: number): Promise<Row[]> {
    for (let page = Math.floor(first / pageRows); page * pageRows <= last; page++) {
      await this.#load(page, true)
      if (!this.#pages.has(page)) break
    }
    const rows: Row[] = []
    for (let index = first; index <= last; index++) {
      const row = this.rowAt(index)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }

  /** Reads what is in sight again, and the rest when it comes in sight; until then the rows stay as they are. */
  async refresh(): Promise<void> {
    this.close()
    this.#isStale = true
    const [first, last] = this.#wanted
    const pages = new Map(this.#pages)
    const [from, to] = [Math.floor(first / pageRows), Math.floor(Math.max(last, first) / pageRows)]
    for (const page of pages.keys()) if (page < from || page > to) this.#pages.delete(page)
    for (let page = from; page <= to; page++) await this.#reload(page)
    // the first page alone tells the total
    if (from > 0) await this.#reload(0)
    this.#isStale = false
  }

  /** Puts another state of a row in its place, wherever it is loaded. */
  replace(isIt: (row: Row) => boolean, next: (row: Row) => Row): void {
    for (const [page, held] of this.#pages) {
      if (!held.data.some(isIt)) continue
      this.#pages.set(page, { ...held, data: held.data.map((row) => (isIt(row) ? next(row) : row)) })
    }
    this.#changed()
  }

  /** The first loaded row of this kind. */
  find(isIt: (row: Row) => boolean): Row | undefined {
    for (const { data } of this.#pages.values()) {
      const row = data.find(isIt)
      if (row !== undefined) return row
    }
    return undefined
  }

  /** Ends all that is being read. */
  close(): void {
    for (const { stop } of this.#loading.values()) stop.abort()
    this.#loading.clear()
  }

  /** Whether a page is in sight, or beside one that is. */
  #isWanted(page: number): boolean {
    const [first, last] = this.#wanted
    return page >= Math.floor(first / pageRows) - 1 && page <= Math.floor(last / pageRows) + 1
  }

  async #loadWanted(): Promise<void> {
    if (this.#isStale) return
    const [first, last] = this.#wanted
    const end = this.#total === undefined ? 0 : Math.max(Math.ceil(this.#total / pageRows) - 1, 0)
    const from = Math.floor(first / pageRows)
    const to = Math.floor(last / pageRows) + 1
    // one after the other: each page's cursor comes from the one before
    for (let page = from; page <= Math.min(to, end); page++) {
      // the scroll went on elsewhere meanwhile
      if (!this.#isWanted(page)) return
      await this.#load(page)
    }
    // who leapt here may go back
    if (from > 0 && this.#isWanted(from - 1)) await this.#load(from - 1)
  }

  #load(page: number, isAwaited = false): Promise<void> {
    if (this.#pages.has(page)) return Promise.resolve()
    const running = this.#loading.get(page)
    if (running && !running.stop.signal.aborted) {
      running.isAwaited ||= isAwaited
      return running.done
    }
    const stop = new AbortController()
    const done = this.#fetch(page, stop.signal).finally(() => {
      if (this.#loading.get(page)?.stop === stop) this.#loading.delete(page)
    })
    this.#loading.set(page, { done, stop, isAwaited })
    return done
  }

  async #reload(page: number): Promise<void> {
    const before = this.#pages.get(page)
    this.#pages.delete(page)
    const loading = this.#load(page, true)
    // shown until the new one is there
    if (before && !this.#pages.has(page)) this.#pages.set(page, before)
    await loading
  }

  async #fetch(page: number, signal: AbortSignal): Promise<void> {
    try {
      const from = this.#startOf(page)
      if (from === undefined) return
      const loaded = await this.#source.load(from, signal)
      if (signal.aborted) return
      this.#error = undefined
      if (page === 0 || loaded.data.length > 0) this.#pages.set(page, loaded)
      this.#measure(page, loaded)
      this.#forget()
    } catch (error) {
      if (signal.aborted) return
      this.#error = error
    }
    this.#changed()
  }

  /** Undefined: the page before is the last. */
  #startOf(page: number): PageStart | undefined {
    if (page === 0) return 'first'
    const before = this.#pages.get(page - 1)
    if (!before || this.#loading.has(page - 1)) return { at: page * pageRows }
    return before.nextCursor === null ? undefined : { cursor: before.nextCursor }
  }

  #measure(page: number, loaded: LoadedPage<Row>): void {
    if (page > 0 && loaded.data.length === 0) {
      this.#total = loaded.total ?? this.#total
      this.#isEstimate = false
      return
    }
    if (loaded.nextCursor === null) {
      // the end is in sight: whatever was estimated, this is how long it is
      this.#total = page * pageRows + loaded.data.length
      this.#isEstimate = false
    } else if (loaded.total !== undefined) {
      this.#total = loaded.total
      this.#isEstimate = loaded.totalIsEstimate ?? false
    }
    const atLeast = page * pageRows + loaded.data.length + (loaded.nextCursor === null ? 0 : 1)
    if (this.#total === undefined || this.#total < atLeast) this.#total = atLeast
  }

  #forget(): void {
    if (this.#pages.size <= mostPages) return
    const [first] = this.#wanted
    const middle = Math.floor(first / pageRows)
    const farthest = [...this.#pages.keys()].reduce((far, page) =>
      Math.abs(page - middle) > Math.abs(far - middle) ? page : far,
    )
    this.#pages.delete(farthest)
  }

  #changed(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
