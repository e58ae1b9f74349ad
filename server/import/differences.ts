import type { z } from 'zod'
import type { importDifference } from '#contract/import-outcome.ts'
import type { ShownValue } from '#core/export/shown-values.ts'
import type { Tx } from '#server/db/transaction.ts'

type Wire = z.output<typeof importDifference>

/** What a dry run found of a row or an item. */
export interface Difference {
  rowNumber: number
  kind: Wire['kind']
  itemId: string | null
  sku: string
  name: string
  values: ShownValue[]
  reason?: string
  column?: string | null
  value?: string | null
  onHand?: string | null
}

/** Writes what was found; of several findings of one kind about one row the first stands. */
export async function insertDifferences(tx: Tx, importId: string, found: readonly Difference[]): Promise<void> {
  if (found.length === 0) return
  await tx.query({
    name: 'import-differences',
    text: `insert into import_difference (tenant_id, import_id, row_number, kind, item_id, sku, name, values, reason, column_name, value, on_hand)
           select $1, $2, d.* from unnest($3::int[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::json[], $9::text[], $10::text[],
             $11::text[], $12::numeric[]) as d
           on conflict do nothing`,
    values: [
      tx.tenantId,
      importId,
      found.map(({ rowNumber }) => rowNumber),
      found.map(({ kind }) => kind),
      found.map(({ itemId }) => itemId),
      found.map(({ sku }) => sku),
      found.map(({ name }) => name),
      found.map(({ values }) => JSON.stringify(values)),
      found.map(({ reason }) => reason ?? null),
      found.map(({ column }) => column ?? null),
      found.map(({ value }) => value ?? null),
      found.map(({ onHand }) => onHand ?? null),
    ],
  })
}

/** In the order of the file. @param page.after  row and kind of the last one before */
export async function listDifferencePage(
  tx: Tx,
  importId: string,
  page: { limit: number; after: readonly [number, string] | undefined; kind: string | undefined },
): Promise<Wire[]> {
  return tx.query<Wire>({
    text: `select row_number as "rowNumber", kind, item_id as "itemId", sku, name, values, reason, column_name as "column", value,
             trim_scale(on_hand)::text as "onHand"
           from import_difference
           where tenant_id = $1 and import_id = $2 and ($3::text is null or kind = $3) and (row_number, kind) > ($4, $5)
           order by row_number, kind limit $6`,
    values: [tx.tenantId, importId, page.kind ?? null, page.after?.[0] ?? -1, page.after?.[1] ?? '', page.limit],
  })
}
