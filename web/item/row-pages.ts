/** A page of a list, as the API gives it. */
export type LoadedPage<Row> = {
  data: Row[]
  nextCursor: string | null
  total?: number | undefined
  totalIsEstimate?: boolean | undefined
}

/** How pages of one list are read. */
export type PageSource<Row> = {
  /** the page behind a cursor; the first without one, with the list's total */
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<LoadedPage<Row>>
  /** the cursor behind the first `at` rows; null: the list has only `total` */
  seek: (at: number, signal: AbortSignal) => Promise<{ cursor: string | null; total?: number | undefined }>
}

type Held<Row> = { data: readonly Row[]; nextCursor: string | null }

export const pageRows = 100
/** Pages kept; 20,000 rows are some 20 MB. */
const mostPages = 200

/**
 * The rows of a long list as far as anyone looked: pages by their place, loaded as they come in sight, forwards by the cursor of
 * the page before, elsewhere by seeking. A row that is not loaded is undefined, and its place is there all the same.
 */
export class RowPages<Row> {
  readonly #source: PageSource<Row>
  readonly #pages = new Map<number, Held<Row>>()
  readonly #loading = new Map<number, Promise<void>>()
  readonly #listeners = new Set<() => void>()
  #stop = new AbortController()
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

  /** Loads what is missing of these rows, and of the page behind them. */
  want(first: number, last: number): void {
    this.#wanted = [first, last]
    void this.#loadWanted()
  }

  /** The rows from one place to another, all loaded; fewer where the list ends. */
  async read(first: number, last: number): Promise<Row[]> {
    for (let page = Math.floor(first / pageRows); page * pageRows <= last; page++) {
      await this.#load(page)
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
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#loading.clear()
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
    this.#stop.abort()
  }

  async #loadWanted(): Promise<void> {
    if (this.#isStale) return
    const [first, last] = this.#wanted
    const end = this.#total === undefined ? 0 : Math.max(Math.ceil(this.#total / pageRows) - 1, 0)
    const from = Math.floor(first / pageRows)
    const to = Math.floor(last / pageRows) + 1
    // one after the other: each page's cursor comes from the one before
    for (let page = from; page <= Math.min(to, end); page++) {
      const [nowFirst, nowLast] = this.#wanted
      // the scroll went on elsewhere meanwhile
      if (page < Math.floor(nowFirst / pageRows) || page > Math.floor(nowLast / pageRows) + 1) return
      await this.#load(page)
    }
  }

  #load(page: number): Promise<void> {
    if (this.#pages.has(page)) return Promise.resolve()
    const running = this.#loading.get(page)
    if (running) return running
    const loading = this.#fetch(page).finally(() => {
      if (this.#loading.get(page) === loading) this.#loading.delete(page)
    })
    this.#loading.set(page, loading)
    return loading
  }

  async #reload(page: number): Promise<void> {
    const before = this.#pages.get(page)
    this.#pages.delete(page)
    const loading = this.#load(page)
    // shown until the new one is there
    if (before && !this.#pages.has(page)) this.#pages.set(page, before)
    await loading
  }

  async #fetch(page: number): Promise<void> {
    const { signal } = this.#stop
    try {
      const cursor = await this.#cursorOf(page, signal)
      if (cursor === null) return
      const loaded = await this.#source.load(cursor, signal)
      if (signal.aborted) return
      this.#error = undefined
      this.#pages.set(page, loaded)
      this.#measure(page, loaded)
      this.#forget()
    } catch (error) {
      if (signal.aborted) return
      this.#error = error
    }
    this.#changed()
  }

  /** @returns undefined for the first page, null when there is none */
  async #cursorOf(page: number, signal: AbortSignal): Promise<string | undefined | null> {
    if (page === 0) return undefined
    const before = this.#pages.get(page - 1)
    if (before && !this.#loading.has(page - 1)) return before.nextCursor
    const { cursor, total } = await this.#source.seek(page * pageRows, signal)
    if (cursor === null && total !== undefined) {
      this.#total = total
      this.#isEstimate = false
    }
    return cursor
  }

  #measure(page: number, loaded: LoadedPage<Row>): void {
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
