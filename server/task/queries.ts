import type { Task } from '#contract/task.ts'
import type { Transaction, Tx } from '#server/db/transaction.ts'
import { notify } from './run-queries.ts'
import { type TaskRow, taskColumns } from './task-row.ts'

export async function findTask(tx: Tx, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    name: 'task-find',
    text: `select ${taskColumns} from task where tenant_id = $1 and id = $2`,
    values: [tx.tenantId, taskId],
  })
  return row
}

/** Newest first; identifiers sort by creation. */
export async function listTaskPage(
  tx: Tx,
  page: {
    limit: number
    before: string | undefined
    state: Task['state'] | undefined
    kind: Task['kind'] | undefined
    discarded: 'exclude' | 'include' | 'only'
  },
): Promise<TaskRow[]> {
  return tx.query<TaskRow>({
    text: `select ${taskColumns} from task
           where tenant_id = $1 and ($2::uuid is null or id < $2) and ($3::text is null or state = $3)
             and ($4::text is null or kind = $4) and ($6 = 'include' or (discarded_at is not null) = ($6 = 'only'))
           order by id desc limit $5`,
    values: [tx.tenantId, page.before, page.state, page.kind, page.limit, page.discarded],
  })
}

/**
 * A task that waits is cancelled at once; one that runs is asked to stop.
 * @returns undefined when it has ended, or there is none
 */
export async function requestCancel(tx: Tx, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    text: `with changed as (
             update task set cancel_requested = true,
               state = case state when 'queued' then 'cancelled' else state end,
               finished_at = case state when 'queued' then now() end
             where tenant_id = $1 and id = $2 and state in ('queued', 'running')
             returning *
           )
           select ${taskColumns}, ${notify} from changed`,
    values: [tx.tenantId, taskId],
  })
  return row
}

/**
 * Queues a failed or cancelled task again.
 * @returns undefined when it is in another state, or there is none
 */
export async function requeue(tx: Tx, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    text: `with changed as (
             update task set state = 'queued', stage = 'queued', done = 0, total = null, result = null, error = null,
               cancel_requested = false, finished_at = null, discarded_at = null, heartbeat_at = now()
             where tenant_id = $1 and id = $2 and state in ('failed', 'cancelled')
             returning *
           ), queued as (
             insert into outbox (tenant_id, job, payload)
             select tenant_id, kind, jsonb_build_object('tenantId', tenant_id, 'taskId', id) from changed
           )
           select ${taskColumns}, ${notify} from changed`,
    values: [tx.tenantId, taskId],
  })
  return row
}

/**
 * Puts a failed or cancelled task away.
 * @returns undefined when it is in another state, put away already, or there is none
 */
export async function discard(tx: Tx, taskId: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    text: `with changed as (
             update task set discarded_at = now()
             where tenant_id = $1 and id = $2 and state in ('failed', 'cancelled') and discarded_at is null
             returning *
           )
           select ${taskColumns}, ${notify} from changed`,
    values: [tx.tenantId, taskId],
  })
  return row
}

/** Tasks of any tenants, for the streams that are open. */
export async function readWatched(
  tx: Transaction,
  watched: readonly { tenantId: string; taskId: string }[],
): Promise<TaskRow[]> {
  return tx.query<TaskRow>({
    name: 'task-watched',
    text: `select ${taskColumns} from task
           where (tenant_id, id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
    values: [watched.map((each) => each.tenantId), watched.map((each) => each.taskId)],
  })
}
