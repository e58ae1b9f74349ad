import { sentence } from '#contract/words/sentence.ts'
import { findHeaderRows, headerRowsAt, mergeHeaders } from '#core/import/header-row.ts'
import { invalidFile, type Table, type TableRow } from './table.ts'

/** The beginning of a table: what its columns are called and what stands in them. */
export interface TableHead {
  headers: string[]
  /** the cells of the row the headers stand in, as they are; empty when there is none */
  headerCells: readonly string[]
  /** number of the row the headers stand in, the last one of several; 0 when there is none */
  headerRow: number
  /** the rows below it, up to the number asked for */
  rows: TableRow[]
  /** whether these are all rows of the file */
  complete: boolean
  /** the file's first rows, whatever they hold */
  firstRows: TableRow[]
  /** average length of a row in bytes of the file, to guess how many there are; undefined for XLSX */
  bytesPerRow: number | undefined
}

const shownRows = 15
/** A head's characters and cells: of wide or long rows it has fewer. */
const mostCharacters = 16_000_000
const mostCells = 1_000_000

/**
 * Reads the first rows of a table, at most 16 million characters and a million cells of them.
 * @param headerRow  number of the row of headers, 0 for none; found when undefined
 * @throws AppError invalid_file  nothing in it
 */
export async function readHead(table: Table, most = 1_000, headerRow?: number): Promise<TableHead> {
  const rows: TableRow[] = []
  let length = 0
  let cellCount = 0
  let complete = true
  for await (const batch of table.rows()) {
    for (const row of batch) {
      cellCount += row.cells.length
      for (const cell of row.cells) length += cell.length + 1
    }
    rows.push(...batch)
    complete = rows.length <= most && length <= mostCharacters && cellCount <= mostCells
    if (!complete) break
  }
  rows.splice(most + 1)
  if (rows.length === 0) throw invalidFile(sentence('file.noRows'))
  const cells = rows.map((row) => row.cells)
  const found =
    headerRow === undefined
      ? findHeaderRows(cells)
      : headerRowsAt(
          cells,
          rows.findIndex((row) => row.number === headerRow),
        )
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0)
  const headers = mergeHeaders(cells, found, width)
  const below = rows.slice(found.last + 1)
  while (headers.length > 1 && isEmptyColumn(headers.length - 1, rows.slice(Math.max(0, found.first)))) headers.pop()
  return {
    headers,
    headerCells: cells[found.last] ?? [],
    headerRow: rows[found.last]?.number ?? 0,
    rows: below,
    complete,
    firstRows: rows.slice(0, shownRows),
    bytesPerRow: table.format === 'csv' ? length / rows.length : undefined,
  }
}

function isEmptyColumn(column: number, rows: readonly TableRow[]): boolean {
  return rows.every((row) => (row.cells[column] ?? '').trim() === '')
}

/** Values of one column. */
export function columnOf(rows: readonly TableRow[], column: number): string[] {
  return rows.map((row) => row.cells[column] ?? '')
}
