import type { Refused } from '#core/import/refusal-reasons.ts'
import { unfold } from '#core/import/wide-columns.ts'
import type { TableHead } from './read-head.ts'
import type { Table, TableRow } from './table.ts'

/** A record of the file; or a row that is none, and why. */
export interface FileRecord {
  row: TableRow
  refused?: Refused
  /** of the row before it in the file, which stands for several */
  isFurther?: boolean
}

/** What rows of a table become where columns stand for rows. */
export interface Unfolding {
  /** the column of SKUs */
  sku: number | undefined
  /** what the field of sizes is called */
  axis: string
}

/**
 * All rows below the headers, in small batches: sums, notes and headings are told from records, and a row whose columns are of places or sizes is one for
 * each of these, of the same number.
 * @param unfolding  undefined: such a row is left as one
 */
export async function* readFileRecords(
  table: Table,
  head: Pick<TableHead, 'headerRow' | 'reader' | 'wide' | 'headers' | 'width' | 'sectionColumn'>,
  unfolding?: Unfolding,
): AsyncGenerator<FileRecord[]> {
  const read = head.reader()
  for await (const batch of table.rows()) {
    yield batch.flatMap((row): FileRecord[] => {
      if (row.number <= head.headerRow) return []
      const record = read(row)
      if ('reason' in record) return [{ row, refused: record }]
      return unfoldRow({ ...row, cells: [...record.cells] }, head, unfolding).map((each, at) =>
        at === 0 ? { row: each } : { row: each, isFurther: true },
      )
    })
  }
}

/** The rows that a record stands for. */
export function unfoldRow(
  row: TableRow,
  { wide, width, sectionColumn }: Pick<TableHead, 'wide' | 'width' | 'sectionColumn'>,
  unfolding: Unfolding | undefined,
): TableRow[] {
  if (!wide || !unfolding) return [row]
  const own = width + (sectionColumn === undefined ? 0 : 1)
  return unfold(row.cells, wide, { ...unfolding, width: own }).map((cells) => ({ ...row, cells }))
}
