import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

/**
 * The lots that lines name by their code, in the order of lines: null where a line names none.
 * @throws AppError lot_unknown  the item has no lot of this code
 */
export async function findNamedLots(
  tx: Tx,
  lines: readonly { itemId: string; lotCode?: string | undefined }[],
): Promise<(string | null)[]> {
  if (lines.every(({ lotCode }) => lotCode === undefined)) return lines.map(() => null)
  const rows = await tx.query<{ sku: string | null; lotId: string | null }>({
    name: 'lots_by_code',
    text: `select i.sku, o.id as "lotId"
           from unnest($1::uuid[], $2::text[]) with ordinality as g (item_id, code, n)
             left join item i on i.id = g.item_id left join lot o on o.item_id = g.item_id and o.code_key = lower(g.code)
           order by g.n`,
    values: [lines.map(({ itemId }) => itemId), lines.map(({ lotCode }) => lotCode ?? null)],
  })
  return rows.map(({ sku, lotId }, index) => {
    const lot = lines[index]?.lotCode
    // an item that is not there is refused where the line is written
    if (lot !== undefined && lotId === null && sku !== null)
      throw new AppError('lot_unknown', { sku, lot, detail: sentence('movement.lotUnknown', { sku, lot }) })
    return lotId
  })
}
