import { findHeaderRow, toHeaders } from '#core/import/header-row.ts'
import { invalidFile, type Table, type TableRow } from './table.ts'

/** The beginning of a table: what its columns are called and what stands in them. */
export interface TableHead {
  headers: string[]
  /** number of the row the headers stand in; 0 when there is none */
  headerRow: number
  /** the rows below it, up to the number asked for */
  rows: TableRow[]
  /** average length of a row in bytes of the file, to guess how many there are; undefined for XLSX */
  bytesPerRow: number | undefined
}

/**
 * Reads the first rows of a table.
 * @throws AppError invalid_file  nothing in it
 */
export async function readHead(table: Table, most = 1_000): Promise<TableHead> {
  const rows: TableRow[] = []
  for await (const batch of table.rows()) {
    rows.push(...batch)
    if (rows.length > most) break
  }
  rows.splice(most + 1)
  if (rows.length === 0) throw invalidFile('The file has no rows.')
  const at = findHeaderRow(rows.map((row) => row.cells))
  const width = Math.max(...rows.map((row) => row.cells.length))
  const headers = toHeaders(
    Array.from({ length: width }, (_, column) => (at < 0 ? '' : (rows[at]?.cells[column] ?? ''))),
  )
  while (headers.length > 1 && isEmptyColumn(headers.length - 1, rows)) headers.pop()
  const length = rows.reduce((sum, row) => sum + row.cells.reduce((cells, cell) => cells + cell.length + 1, 1), 0)
  return {
    headers,
    headerRow: at < 0 ? 0 : (rows[at]?.number ?? 0),
    rows: rows.slice(at + 1),
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
