import type { z } from 'zod'
import { type createBulkEdit, mostChangedRows } from '#contract/bulk-edit.ts'
import type { Task } from '#contract/task.ts'
import { sentence } from '#contract/words/sentence.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { startTask } from '#server/task/start-task.ts'
import { applyChunk, end, endRefused, Refused } from './apply-chunk.ts'
import { stateOf } from './bulk-edit-json.ts'
import { bulkEditTask } from './jobs.ts'
import { selectIds } from './list-selection.ts'
import {
  type BulkEditRecord,
  countItems,
  countRows,
  findBulkEdit,
  insertBulkEdit,
  insertIds,
  insertRows,
  lockBulkEdit,
  updateBulkEdit,
} from './queries.ts'
import { undoChunk } from './undo-chunk.ts'

/** So many items are changed in the request: some 200 ms. */
const mostAtOnce = 500

/**
 * Starts a bulk edit: small ones are done in this transaction, others by a task.
 * @throws AppError invalid_value  an item that is not there or named twice; too many for all or none
 */
export async function startBulkEdit(
  tx: Tx,
  actor: Actor,
  body: z.output<typeof createBulkEdit.body>,
): Promise<{ edit: BulkEditRecord; task: Task | null }> {
  const request = 'rows' in body ? null : { selection: body.selection, change: body.change }
  const listed = await listSelected(tx, actor, body)
  if (body.atomic && (listed === undefined || listed.length > mostChangedRows))
    throw new AppError('invalid_value', {
      detail: sentence('bulkEdit.tooManyAtomic', { most: mostChangedRows }),
      errors: [{ path: 'body.atomic', message: sentence('bulkEdit.tooManyAtomic', { most: mostChangedRows }) }],
    })
  const isListed = listed !== undefined
  const id = await insertBulkEdit(tx, { request, isListed, atomic: body.atomic, actorName: actor.name })
  if (listed) {
    if ('rows' in body) await insertRows(tx, id, body.rows)
    else await insertIds(tx, id, listed)
    await updateBulkEdit(tx, id, { counts: { selected: listed.length, changed: 0, unchanged: 0, refused: 0 } })
  }
  await audit(tx, actor, {
    action: 'start',
    entity: 'bulkEdit',
    entityId: id,
    after: request ?? { rows: listed?.length ?? 0 },
  })
  if (!listed || listed.length > mostAtOnce) {
    const task = await startTask(tx, actor, bulkEditTask, toInput(id, actor))
    await updateBulkEdit(tx, id, { task_id: task.id })
    return { edit: await load(tx, id), task }
  }
  await applyAtOnce(tx, actor, await load(tx, id))
  return { edit: await load(tx, id), task: null }
}

async function applyAtOnce(tx: Tx, actor: Actor, edit: BulkEditRecord): Promise<void> {
  await tx.query({ text: 'savepoint bulk_edit' })
  try {
    const { counts } = await applyChunk(tx, actor, edit, mostAtOnce)
    await end(tx, actor, { ...edit, counts }, 'done')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await tx.query({ text: 'rollback to savepoint bulk_edit' })
    await endRefused(tx, actor, edit, error.results)
  }
}

/** The items of an edit by id; undefined: a list of more than are changed at once, which the task reads. */
async function listSelected(
  tx: Tx,
  actor: Actor,
  body: z.output<typeof createBulkEdit.body>,
): Promise<string[] | undefined> {
  if ('rows' in body || 'ids' in body.selection) {
    const path = 'rows' in body ? 'body.rows' : 'body.selection.ids'
    const ids = 'rows' in body ? body.rows.map((row) => row.id) : 'ids' in body.selection ? body.selection.ids : []
    if (new Set(ids).size < ids.length) throw refuse(path, 'bulkEdit.twice')
    if ((await countItems(tx, ids)) < ids.length) throw refuse(path, 'bulkEdit.noItem')
    return ids
  }
  const view = viewFields(await getSchema(tx), 'item', actor.role)
  const most = body.atomic ? mostChangedRows : mostAtOnce
  const ids = await selectIds(tx, body.selection, view, most + 1)
  return ids.length > most ? undefined : ids
}

function refuse(path: string, key: 'bulkEdit.twice' | 'bulkEdit.noItem'): AppError {
  return new AppError('invalid_value', { detail: sentence(key), errors: [{ path, message: sentence(key) }] })
}

/**
 * Starts to take a bulk edit back, or to go on where that broke off.
 * @throws AppError not_found, change_not_undoable
 */
export async function startUndo(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ edit: BulkEditRecord; task: Task | null }> {
  const edit = await lockBulkEdit(tx, id)
  if (!edit) throw new AppError('not_found')
  const state = stateOf(edit)
  const reason =
    state === 'running' || state === 'undoing'
      ? ('bulkEdit.running' as const)
      : state === 'undone'
        ? ('bulkEdit.undone' as const)
        : edit.counts.changed === 0
          ? ('bulkEdit.nothing' as const)
          : undefined
  if (reason) throw new AppError('change_not_undoable', { detail: sentence(reason) })
  const left = await countRows(tx, id, 'changed')
  const undone = edit.undone ?? { restored: 0, protected: 0 }
  await updateBulkEdit(tx, id, { state: 'undoing', undone, finished_at: null })
  if (left > mostAtOnce) {
    const task = await startTask(tx, actor, bulkEditTask, toInput(id, actor))
    await updateBulkEdit(tx, id, { task_id: task.id })
    return { edit: await load(tx, id), task }
  }
  const chunk = await undoChunk(tx, actor, { ...edit, undone }, mostAtOnce)
  await end(tx, actor, { ...edit, undone: chunk.undone }, 'undone')
  return { edit: await load(tx, id), task: null }
}

async function load(tx: Tx, id: string): Promise<BulkEditRecord> {
  const edit = await findBulkEdit(tx, id)
  if (!edit) throw new Error('the bulk edit just written is not there')
  return edit
}

function toInput(bulkEditId: string, { kind, id, name, role }: Actor) {
  return { bulkEditId, actor: { kind, id, name, role } }
}
