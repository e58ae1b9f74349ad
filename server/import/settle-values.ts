import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { RecordDraft } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ItemCore } from '#server/item/item-rows.ts'
import type { Merged, MergedItem, OpeningStock } from './merge-drafts.ts'
import type { RefusedRow } from './refused-rows.ts'
import { sameValues } from './same-values.ts'
import { refuseValue, settleBatch } from './settle-batch.ts'

/** The items of a chunk as they are to be written. */
export interface SettledValues {
  created: ItemCore[]
  /** existing items that differ, or were archived */
  updated: ItemCore[]
  /** how many of `updated` this very import made, in an earlier chunk */
  own: number
  /** items that hold all of it already */
  unchanged: number
  stock: OpeningStock[]
  refused: RefusedRow[]
  /** number of the first row of each item that is written */
  firstRows: Map<string, number>
}

/**
 * Gives the merged items what only the database knows: automatic numbers, results of formulas, their unique values; refuses the
 * rows of those that cannot have them, and tells what is left of them: new, changed, or as it was.
 */
export async function settleValues(tx: Tx, schema: Schema, merged: Merged, importId: string): Promise<SettledValues> {
  const settled: SettledValues = {
    created: [],
    updated: [],
    own: 0,
    unchanged: 0,
    stock: [],
    refused: [...merged.refused],
    firstRows: new Map(),
  }
  // what a file leaves as it was is given nothing: no number that it went without until now
  const isTold = ({ now, was }: MergedItem) => !was || was.archived || !sameValues(was, now)
  const told = merged.items.filter(isTold)
  for (const { now, rows } of merged.items.filter((item) => !isTold(item))) {
    settled.unchanged++
    if (rows[0]) settled.firstRows.set(now.id, rows[0].row.number)
  }
  const results = await settleBatch(
    tx,
    schema,
    told.map((item) => toDraft(schema, item)),
  )
  const refusedIds = new Set<string>()
  told.forEach(({ now, was, rows }, index) => {
    const result = results[index]
    if (result?.problem) {
      refusedIds.add(now.id)
      settled.refused.push(...refuseValue(result, rows))
      return
    }
    const item = { ...now, attributes: result?.attributes ?? now.attributes }
    const [first] = rows
    if (first) settled.firstRows.set(item.id, first.row.number)
    if (!was) settled.created.push(item)
    else if (!was.archived && sameValues(was, item)) settled.unchanged++
    else {
      settled.updated.push(item)
      if (was.createdByImport !== null && was.createdByImport === importId) settled.own++
    }
  })
  settled.stock = merged.stock.filter(({ itemId }) => !refusedIds.has(itemId))
  return settled
}

function toDraft(schema: Schema, { now, was }: MergedItem): RecordDraft {
  const { sku, name, description, barcode, unit, price, cost, reorderPoint } = now
  return {
    id: now.id,
    scope: toRecordScope(schema, now.parentId === null ? 'item' : 'variant', now),
    columns: { sku, name, description, barcode, unit, price, cost, reorder_point: reorderPoint },
    attributes: now.attributes,
    before: was?.attributes ?? null,
  }
}
