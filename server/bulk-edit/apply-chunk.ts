import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { changeItems, type ItemOutcome } from '#server/item/change-items.ts'
import { type BulkEditRecord, listRows, type RowResult, settleRows, updateBulkEdit } from './queries.ts'

/** An item of an atomic edit was refused: the transaction is taken back. */
export class Refused extends Error {
  readonly results: readonly RowResult[]
  constructor(results: readonly RowResult[]) {
    super('an item of an atomic edit was refused')
    this.results = results
  }
}

/**
 * Changes the next items of an edit and counts them.
 * @returns how many were dealt with, and the edit's counts by then
 * @throws Refused  one was refused and it is all or none
 */
export async function applyChunk(
  tx: Tx,
  actor: Actor,
  edit: BulkEditRecord,
  size: number,
): Promise<{ done: number; counts: BulkEditRecord['counts'] }> {
  const rows = await listRows(tx, edit.id, 'pending', { after: undefined, limit: size })
  const outcomes = await changeItems(
    tx,
    actor,
    rows.map((row) => ({
      id: row.item_id,
      version: row.version ?? undefined,
      change: row.change ?? edit.request?.change ?? {},
    })),
  )
  const results = rows.map((row, at) => toResult(row.item_id, outcomes[at]))
  if (edit.atomic && results.some(({ state }) => state === 'refused')) throw new Refused(results)
  await settleRows(tx, edit.id, results)
  const counts = { ...edit.counts }
  for (const { state } of results)
    if (state === 'changed' || state === 'unchanged' || state === 'refused') counts[state]++
  await updateBulkEdit(tx, edit.id, { counts })
  return { done: rows.length, counts }
}

function toResult(id: string, outcome: ItemOutcome | undefined): RowResult {
  if (!outcome) throw new Error('an item was given and no outcome came back')
  return { id, ...outcome }
}

/** Ends an edit of which an item was refused though it is all or none: the others stay as they are. */
export async function endRefused(
  tx: Tx,
  actor: Actor,
  edit: BulkEditRecord,
  results: readonly RowResult[],
): Promise<void> {
  const own = results.map(({ id, state, problem }) =>
    state === 'refused' ? { id, state, problem } : { id, state: 'unchanged' as const },
  )
  await settleRows(tx, edit.id, own)
  const refused = own.filter(({ state }) => state === 'refused').length
  const counts = { ...edit.counts, changed: 0, unchanged: own.length - refused, refused }
  await updateBulkEdit(tx, edit.id, { counts })
  await end(tx, actor, { ...edit, counts }, 'refused')
}

/** Ends an edit that is done or taken back, and records it. */
export async function end(
  tx: Tx,
  actor: Actor,
  edit: BulkEditRecord,
  state: 'done' | 'refused' | 'undone',
): Promise<void> {
  await updateBulkEdit(tx, edit.id, { state, finished_at: new Date().toISOString() })
  await audit(tx, actor, {
    action: state === 'undone' ? 'undo' : 'finish',
    entity: 'bulkEdit',
    entityId: edit.id,
    after: { state, counts: edit.counts, undone: edit.undone, change: edit.request?.change ?? null },
  })
}
