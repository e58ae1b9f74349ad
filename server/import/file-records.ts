import type { Refused } from '#core/import/refusal-reasons.ts'
import { type OwnColumns, shopUnfolder } from '#core/import/shop-variants.ts'
import { unfold, unfoldedHeaders } from '#core/import/wide-columns.ts'
import type { TableHead } from './read-head.ts'
import type { Table, TableRow } from './table.ts'

/** A record of the file; or a row that is none, and why. */
export interface FileRecord {
  row: TableRow
  refused?: Refused
  /** of the row before it in the file, which stands for several */
  isFurther?: boolean
}

/** What rows of a table become where columns stand for rows, or rows for an item's variants. */
export interface Unfolding {
  /** columns of places or sizes; undefined: such a row is left as one */
  wide: { sku: number | undefined; axis: string } | undefined
  /** products of a shop; undefined: their rows are left as they are */
  shop: (OwnColumns & { keyOf(axis: string): string }) | undefined
}

/**
 * All rows below the headers, in small batches: sums, notes and headings are told from records, and a row whose columns are of places or sizes is one for
 * each of these, of the same number.
 * @param unfolding  undefined: such a row is left as one
 */
export async function* readFileRecords(
  table: Table,
  head: Pick<TableHead, 'headerRow' | 'reader' | 'wide' | 'shop' | 'headers' | 'width' | 'sectionColumn'>,
  unfolding?: Unfolding,
): AsyncGenerator<FileRecord[]> {
  const read = head.reader()
  const unfoldRow = rowUnfolder(head, unfolding)
  for await (const batch of table.rows()) {
    yield batch.flatMap((row): FileRecord[] => {
      if (row.number <= head.headerRow) return []
      const record = read(row)
      if ('reason' in record) return [{ row, refused: record }]
      return unfoldRow({ ...row, cells: [...record.cells] }).map((each, at) =>
        at === 0 ? { row: each } : { row: each, isFurther: true },
      )
    })
  }
}

/** Makes what tells the rows that a record stands for, one record after the other. */
export function rowUnfolder(
  { wide, shop, width, sectionColumn }: Pick<TableHead, 'wide' | 'shop' | 'width' | 'sectionColumn'>,
  unfolding: Unfolding | undefined,
): (row: TableRow) => TableRow[] {
  const own = width + (sectionColumn === undefined ? 0 : 1)
  const given = unfolding?.wide
  const unfoldWide = (cells: readonly string[]) =>
    wide && given ? unfold(cells, wide, { ...given, width: own }) : [[...cells]]
  if (shop && unfolding?.shop) {
    const { held, ...known } = unfolding.shop
    const ofVariants = [...held, ...(wide?.columns ?? [])]
    const unfoldShop = shopUnfolder(shop, { ...known, held: ofVariants }, own, known.keyOf)
    const blank = wide && !given ? unfoldedHeaders[wide.of].map(() => '') : []
    return (row) =>
      unfoldShop(row.cells).flatMap((cells) =>
        unfoldWide(cells.slice(0, own)).map((each) => ({ ...row, cells: [...each, ...blank, ...cells.slice(own)] })),
      )
  }
  if (!wide || !given) return (row) => [row]
  return (row) => unfoldWide(row.cells).map((cells) => ({ ...row, cells }))
}
