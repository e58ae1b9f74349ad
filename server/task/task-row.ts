import type { Task } from '#contract/task.ts'

/** A row of `task` as the queries here read it. */
export interface TaskRow {
  tenant_id: string
  id: string
  kind: Task['kind']
  state: Task['state']
  done: number
  total: number | null
  stage: string
  result: Record<string, unknown> | null
  error: { code: string; message: string } | null
  attempt: number
  cancel_requested: boolean
  created_at: string
  started_at: string | null
  finished_at: string | null
  discarded_at: string | null
}

export const taskColumns =
  'tenant_id, id, kind, state, done, total, stage, result, error, attempt, cancel_requested, created_at, started_at, finished_at, discarded_at'

export function toTask(row: TaskRow): Task {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    stage: row.stage,
    result: row.result,
    error: row.error,
    attempt: row.attempt,
    cancelRequested: row.cancel_requested,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    discardedAt: row.discarded_at,
  }
}

/** Whether a task has come to its end; only a retry changes it then. */
export function hasEnded(state: Task['state']): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled'
}
