import { isNote } from './note-row.ts'
import { isTotalRow } from './total-row.ts'

/** What stands between the records of a table, found out from its beginning. */
export interface RowLayout {
  /** the header cells as they stand, to know them again */
  headers: readonly string[]
  /** cells that a record usually fills */
  usual: number
  /** the column in which texts that stand alone head the records below them; undefined: there are none */
  sectionColumn: number | undefined
  /** columns of codes: a text alone in one of them that is no code is a note */
  codeColumns: ReadonlySet<number>
  /** the first column stays the same over rows of which only the first tells what all of them share, in these columns */
  group: { shared: readonly number[] } | undefined
}

/** Texts alone in a row are told from records only where records fill at least so many cells. */
export const leastUsual = 3

/**
 * Looks at the rows below the headers for what is no record: headings of groups ("TOOLS" alone in its row), sums, notes.
 * @param headers  the header cells as they stand; empty where there are none
 * @param rows     the file's first rows below the headers, as cells
 */
export function describeRows(headers: readonly string[], rows: readonly (readonly string[])[]): RowLayout {
  const kinds = rows.map((cells) => kindOf(cells, headers))
  const records = rows.filter((_, at) => kinds[at] === 'record')
  const usual = median(records.map((cells) => filledOf(cells).length)) ?? 0
  const codeColumns = findCodeColumns(records, headers.length)
  const layout = { headers, usual, codeColumns, group: findGroup(records, headers.length) }
  return { ...layout, sectionColumn: usual < leastUsual ? undefined : findSections(rows, kinds, layout) }
}

/** The columns of the cells that hold something. */
export function filledOf(cells: readonly string[]): number[] {
  return cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
}

/** Whether a row is a line drawn with dashes, as programs print above and below a table. */
export function isRule(cells: readonly string[]): boolean {
  const drawn = cells.map((cell) => cell.trim()).filter((text) => text !== '')
  return drawn.every((text) => /^[-=_─━*~+|:]{2,}$/.test(text)) && drawn.join('').length >= 5
}

export function isRepeatedHeader(cells: readonly string[], headers: readonly string[]): boolean {
  return headers.length > 1 && headers.every((header, column) => cells[column] === header)
}

/** Whether a text is a code by its look: no spaces, and a digit among its characters. */
export function isCode(text: string): boolean {
  return text.length <= 40 && /\d/.test(text) && !/\s/.test(text)
}

/** So many columns at least must be blank in all but the first rows of groups: one alone may be blank for other reasons. */
const leastShared = 3

/**
 * Rows of one thing, as shops export products with their variants: their first column says which, and its name and kind stand in the first of them
 * only. No two rows of an export of one's own begin alike.
 */
function findGroup(records: readonly (readonly string[])[], width: number): RowLayout['group'] {
  const values = records.map((cells) => cells[0]?.trim() ?? '')
  const runs = values.filter((value, at) => value !== values[at - 1]).length
  const isGrouped = values.every((value) => value !== '') && runs < values.length && new Set(values).size === runs
  if (!isGrouped) return undefined
  const shared = Array.from({ length: width }, (_, column) => column).filter((column) => {
    const cellAt = (at: number) => records[at]?.[column]?.trim() ?? ''
    return (
      column > 0 &&
      values.every((value, at) =>
        value === values[at - 1] ? cellAt(at) === '' : value !== values[at + 1] || cellAt(at) !== '',
      )
    )
  })
  return shared.length >= leastShared ? { shared } : undefined
}

type RowKind = 'blank' | 'aside' | 'total' | 'alone' | 'record'

function kindOf(cells: readonly string[], headers: readonly string[]): RowKind {
  const filled = filledOf(cells)
  if (filled.length === 0 || isRule(cells)) return 'blank'
  if (isRepeatedHeader(cells, headers)) return 'aside'
  if (isTotalRow(cells)) return 'total'
  if (filled.length > 1) return 'record'
  return isNote(cells[filled[0] ?? 0] ?? '') ? 'aside' : 'alone'
}

/** Columns in which nearly all records hold a code. */
function findCodeColumns(records: readonly (readonly string[])[], width: number): ReadonlySet<number> {
  const columns = new Set<number>()
  if (records.length < 3) return columns
  for (let column = 0; column < width; column++) {
    const values = records.flatMap((cells) => cells[column]?.trim() || [])
    if (values.length > records.length * 0.8 && values.filter(isCode).length >= values.length * 0.9) columns.add(column)
  }
  return columns
}

/**
 * The column of the headings between records. They all stand in one, few beside the records, each above a record or at the end; and they are no
 * codes where codes stand, or several of which one stands above all records: a record of which only the name is known does neither.
 */
function findSections(
  rows: readonly (readonly string[])[],
  kinds: readonly RowKind[],
  { codeColumns }: Pick<RowLayout, 'codeColumns'>,
): number | undefined {
  const places = kinds.flatMap((kind, at) => (kind === 'blank' || kind === 'aside' ? [] : [at]))
  const headed: number[] = []
  let column: number | undefined
  let isFirst = false
  let isCoded = true
  for (const [n, at] of places.entries()) {
    if (kinds[at] !== 'alone') continue
    const cells = rows[at] ?? []
    const [filled = 0] = filledOf(cells)
    if (column !== undefined && column !== filled) return undefined
    column = filled
    const next = kinds[places[n + 1] ?? -1]
    // a text below the last sum is a note
    if (next === undefined && kinds[places[n - 1] ?? -1] === 'total') continue
    if (next === 'record') {
      headed.push(at)
      isFirst ||= n === 0
      isCoded &&= codeColumns.has(filled) && !isCode((cells[filled] ?? '').trim())
    }
  }
  const records = kinds.filter((kind) => kind === 'record').length
  if (column === undefined || headed.length === 0 || headed.length * 1.5 > records) return undefined
  return isCoded || (isFirst && headed.length > 1) ? column : undefined
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
