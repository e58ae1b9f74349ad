import type { z } from 'zod'
import {
  type BulkEdit,
  type BulkEditRow,
  createBulkEdit,
  getBulkEdit,
  listBulkEditRows,
  undoBulkEdit,
} from '#contract/bulk-edit.ts'
import { getTask, type Task } from '#contract/task.ts'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'

/** What became of a bulk edit, or of its undoing, when it has ended. */
export type BulkEditOutcome = { bulkEdit: BulkEdit; problems: readonly BulkEditRow[] }

type Asked = z.input<(typeof createBulkEdit)['body']>

/** Changes many items as one, and waits for the end. @param onTask  it goes on in the background */
export async function runBulkEdit(body: Asked, onTask?: (task: Task) => void): Promise<BulkEditOutcome> {
  return settled(await api.call(createBulkEdit, { body, idempotencyKey: idempotencyKey() }), onTask)
}

/** Takes a bulk edit back, and waits for the end. */
export async function undoneBulkEdit(id: string, onTask?: (task: Task) => void): Promise<BulkEditOutcome> {
  const params = { bulkEditId: id }
  return settled(await api.call(undoBulkEdit, { params, idempotencyKey: idempotencyKey() }), onTask)
}

const lookMs = 600

/** Waits for the end of a bulk edit that was asked for. */
export async function settled(
  { bulkEdit, problems, task }: BulkEditOutcome & { task: Task | null },
  onTask: ((task: Task) => void) | undefined,
): Promise<BulkEditOutcome> {
  if (!task) return { bulkEdit, problems }
  onTask?.(task)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    const { state } = await api.call(getTask, { params: { taskId: task.id } })
    if (state !== 'queued' && state !== 'running') break
  }
  const params = { bulkEditId: bulkEdit.id }
  const ended = await api.call(getBulkEdit, { params })
  const state = ended.undone ? 'protected' : 'refused'
  const rows = await api.call(listBulkEditRows, { params, query: { state, limit: 100 } })
  return { bulkEdit: ended, problems: rows.data }
}
