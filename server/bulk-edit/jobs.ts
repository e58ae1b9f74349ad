import { z } from 'zod'
import type { ItemSelection } from '#contract/bulk-edit.ts'
import { role } from '#contract/permissions.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { defineTask } from '#server/task/define-task.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { applyChunk, end, endRefused, Refused } from './apply-chunk.ts'
import { insertSelection } from './list-selection.ts'
import { type BulkEditRecord, countRows, findBulkEdit, lockBulkEdit, updateBulkEdit } from './queries.ts'
import { undoChunk } from './undo-chunk.ts'

const input = z.object({
  bulkEditId: z.uuid(),
  /** who asked for it, and is named as the actor of what it does */
  actor: z.object({ kind: z.enum(['person', 'api_key', 'system']), id: z.string(), name: z.string(), role }),
})
export type BulkEditInput = z.output<typeof input>
export type BulkEditRun = Pick<
  TaskRun<BulkEditInput>,
  'database' | 'tenantId' | 'signal' | 'progress' | 'hold' | 'input'
>

/** Items of one transaction: some 400 ms. */
const chunkSize = 1_000

/**
 * Does the work of a bulk edit, or takes it back where it is being undone; some 2,000 items a second. Killed anywhere and run
 * again it goes on with the items still listed.
 */
export const bulkEditTask = defineTask<BulkEditInput>({
  kind: 'bulk_edit',
  input,
  attempts: 5,
  work: (run) => runBulkEdit(run),
})

/** The work behind a bulk edit; see `bulkEditTask`. */
export async function runBulkEdit(run: BulkEditRun, size = chunkSize): Promise<Record<string, unknown>> {
  const edit = await run.database.tenantRead(run.tenantId, (tx) => load(tx, run))
  if (edit.state === 'undoing') await undoAll(run, edit, size)
  if (edit.state === 'running') await applyAll(run, size)
  const ended = await run.database.tenantRead(run.tenantId, (tx) => load(tx, run))
  return { bulkEditId: ended.id, ...ended.counts, ...ended.undone }
}

async function applyAll(run: BulkEditRun, size: number): Promise<void> {
  run.progress({ stage: 'preparing' })
  const { counts, atomic } = await step(run, (tx, edit) => listItems(tx, actorOf(run), edit))
  const { selected } = counts
  let done = counts.changed + counts.unchanged + counts.refused
  run.progress({ stage: 'changing', done, total: selected })
  for (;;) {
    run.signal.throwIfAborted()
    const dealt = await step(run, async (tx, edit) => {
      const chunk = await applyChunk(tx, actorOf(run), edit, atomic ? selected : size)
      const counted = chunk.counts.changed + chunk.counts.unchanged + chunk.counts.refused
      if (counted >= selected || chunk.done === 0)
        await end(tx, actorOf(run), { ...edit, counts: chunk.counts }, 'done')
      return { isLast: counted >= selected || chunk.done === 0, done: chunk.done }
    }).catch(async (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      await step(run, (tx, edit) => endRefused(tx, actorOf(run), edit, error.results))
      return { isLast: true, done: selected }
    })
    done += dealt.done
    run.progress({ done })
    if (dealt.isLast) return
  }
}

/** Lists the items of a selection, where that is not done. */
async function listItems(tx: Tx, actor: Actor, edit: BulkEditRecord): Promise<BulkEditRecord> {
  if (edit.is_listed) return edit
  // written by the request, as its contract says
  const selection = edit.request?.selection as Exclude<ItemSelection, { ids: unknown }>
  const selected = await insertSelection(tx, edit.id, selection, viewFields(await getSchema(tx), 'item', actor.role))
  const counts = { ...edit.counts, selected }
  await updateBulkEdit(tx, edit.id, { is_listed: true, counts })
  return { ...edit, counts }
}

async function undoAll(run: BulkEditRun, edit: BulkEditRecord, size: number): Promise<void> {
  let done = (edit.undone?.restored ?? 0) + (edit.undone?.protected ?? 0)
  const left = await run.database.tenantRead(run.tenantId, (tx) => countRows(tx, edit.id, 'changed'))
  run.progress({ stage: 'undoing', done, total: done + left })
  for (;;) {
    run.signal.throwIfAborted()
    const chunk = await step(run, async (tx, current) => {
      const dealt = await undoChunk(tx, actorOf(run), current, size)
      if (dealt.done < size) await end(tx, actorOf(run), { ...current, undone: dealt.undone }, 'undone')
      return dealt
    })
    done += chunk.done
    run.progress({ done })
    if (chunk.done < size) return
  }
}

/** One transaction of the work, with the edit as it stands, locked. */
function step<T>(run: BulkEditRun, work: (tx: Tx, edit: BulkEditRecord) => Promise<T>): Promise<T> {
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    const edit = await lockBulkEdit(tx, run.input.bulkEditId)
    if (!edit) throw new Error('The bulk edit is gone.')
    return work(tx, edit)
  })
}

async function load(tx: Tx, run: BulkEditRun): Promise<BulkEditRecord> {
  const edit = await findBulkEdit(tx, run.input.bulkEditId)
  if (!edit) throw new Error('The bulk edit is gone.')
  return edit
}

function actorOf(run: BulkEditRun): Actor {
  return { ...run.input.actor, tenantId: run.tenantId, source: 'api' }
}
