import { sentence } from '#contract/words/sentence.ts'
import { findHeaderRows, headerRowsAt, mergeHeaders, toHeaders } from '#core/import/header-row.ts'
import { describeRows } from '#core/import/row-layout.ts'
import { type ReadRow, rowReader } from '#core/import/row-reader.ts'
import { findShopVariants, type ShopVariants, shopHeaders } from '#core/import/shop-variants.ts'
import { findWideColumns, unfoldedHeaders, type WideColumns } from '#core/import/wide-columns.ts'
import { invalidFile, type Table, type TableRow } from './table.ts'

/** The beginning of a table: what its columns are called and what stands in them. */
export interface TableHead {
  headers: string[]
  /** columns of the file itself; those behind them are read out of its rows */
  width: number
  /** the column that holds the heading each row stands under */
  sectionColumn: number | undefined
  /** columns that stand for rows, whose names and amounts are in columns behind the file's own */
  wide: WideColumns | undefined
  /** rows of products and their variants, as shops write them */
  shop: ShopVariants | undefined
  /** the cells of the row the headers stand in, as they are; empty when there is none */
  headerCells: readonly string[]
  /** number of the row the headers stand in, the last one of several; 0 when there is none */
  headerRow: number
  /** the records below it, up to the number asked for, without sums, notes and headings; a row that stands for several is one here */
  rows: TableRow[]
  /** makes what tells records from other rows, for one reading of the file */
  reader(): (row: TableRow) => ReadRow
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
  const ownHeaders = mergeHeaders(cells, found, width)
  const below = rows.slice(found.last + 1)
  const last = ownHeaders.findLastIndex((_, column) => !isEmptyColumn(column, rows.slice(Math.max(0, found.first))))
  ownHeaders.splice(Math.max(1, last + 1))
  const headerCells = cells[found.last] ?? []
  return {
    ...layOut(ownHeaders, headerCells, below),
    width: ownHeaders.length,
    headerCells,
    headerRow: rows[found.last]?.number ?? 0,
    complete,
    firstRows: rows.slice(0, shownRows),
    bytesPerRow: table.format === 'csv' ? length / rows.length : undefined,
  }
}

/** What the rows below the headers are, and the columns that are read out of them. */
function layOut(
  ownHeaders: readonly string[],
  headerCells: readonly string[],
  below: readonly TableRow[],
): Pick<TableHead, 'headers' | 'sectionColumn' | 'wide' | 'shop' | 'rows' | 'reader'> {
  const width = ownHeaders.length
  const layout = describeRows(
    headerCells,
    below.map((row) => row.cells),
  )
  const reader = () => {
    const read = rowReader(layout, width)
    return ({ cells }: TableRow) => read(cells)
  }
  const read = reader()
  const rows = below.flatMap((row) => {
    const record = read(row)
    return 'cells' in record ? [{ ...row, cells: [...record.cells] }] : []
  })
  const cells = rows.map((row) => row.cells)
  const shop = findShopVariants(ownHeaders, cells)
  const found = findWideColumns(ownHeaders, cells)
  const wide = shop && found?.of === 'sizes' ? undefined : found
  const section = layout.sectionColumn === undefined ? [] : ['Section']
  const headers = toHeaders([
    ...ownHeaders,
    ...section,
    ...(wide ? unfoldedHeaders[wide.of] : []),
    ...(shop ? shopHeaders(shop) : []),
  ])
  return { headers, sectionColumn: section.length > 0 ? width : undefined, wide, shop, rows, reader }
}

function isEmptyColumn(column: number, rows: readonly TableRow[]): boolean {
  return rows.every((row) => (row.cells[column] ?? '').trim() === '')
}

/** Values of one column. */
export function columnOf(rows: readonly TableRow[], column: number): string[] {
  return rows.map((row) => row.cells[column] ?? '')
}
