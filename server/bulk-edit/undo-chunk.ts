import type { ItemDifference } from '#contract/bulk-edit.ts'
import type { Item } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { changeItems, type ItemOutcome } from '#server/item/change-items.ts'
import { takeBack, toState } from '#server/item/item-difference.ts'
import { itemJson } from '#server/item/item-json.ts'
import { lockItemsById } from '#server/item/item-set-queries.ts'
import { type BulkEditRecord, listRows, type RowResult, settleRows, updateBulkEdit } from './queries.ts'

/**
 * Puts back the next items of an edit: of each, the parts that still hold what the edit wrote. What was edited since stays, and so
 * does what cannot be written any more, such as a unique value that another item has by now.
 * @returns how many were dealt with, and what undoing did by then
 */
export async function undoChunk(
  tx: Tx,
  actor: Actor,
  edit: BulkEditRecord,
  size: number,
): Promise<{ done: number; undone: NonNullable<BulkEditRecord['undone']> }> {
  const rows = await listRows(tx, edit.id, 'changed', { after: undefined, limit: size })
  const items = await lockItemsById<Item>(
    tx,
    itemJson,
    rows.map((row) => row.item_id),
  )
  const byId = new Map(items.map((item) => [item.id, item]))
  const plans = rows.map((row) => {
    const item = byId.get(row.item_id)
    const written = { before: row.before ?? {}, after: row.after ?? {} }
    const { change, edited } = item
      ? takeBack(toState(item), written)
      : { change: {} as ItemDifference, edited: 'item' }
    return { id: row.item_id, change, edited }
  })
  const changing = plans.filter(({ change }) => Object.keys(change).length > 0)
  const outcomes = await changeItems(tx, actor, changing)
  const outcomeOf = new Map(changing.map(({ id }, at) => [id, outcomes[at]]))
  const results = plans.map(({ id, edited }) => toResult(id, edited, outcomeOf.get(id)))
  await settleRows(tx, edit.id, results)
  const undone = { restored: edit.undone?.restored ?? 0, protected: edit.undone?.protected ?? 0 }
  for (const { state } of results) if (state === 'restored' || state === 'protected') undone[state]++
  await updateBulkEdit(tx, edit.id, { undone })
  return { done: rows.length, undone }
}

function toResult(id: string, edited: string | undefined, outcome: ItemOutcome | undefined): RowResult {
  if (outcome?.state === 'refused') return { id, state: 'protected', problem: outcome.problem }
  if (edited === undefined) return { id, state: 'restored' }
  const problem = { part: edited, code: 'edited', sentence: sentence('bulkEdit.editedSince') }
  return { id, state: 'protected', problem }
}
