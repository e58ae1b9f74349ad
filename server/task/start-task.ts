import type { Task } from '#contract/task.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { wakeAfterCommit } from '#server/queue/enqueue.ts'
import type { TaskJob } from './define-task.ts'
import { type TaskRow, taskColumns, toTask } from './task-row.ts'

/**
 * Starts work in the background: the task, its job and the audit record, in one statement of the caller's transaction, so
 * that none exists without the others. What the system starts stands behind what people start.
 * @param tx  the actor's tenant, or the system's
 * @param isLast  nothing follows in the transaction, so its end travels with the statement
 */
export async function startTask<Input>(
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'tenantId'>,
  job: TaskJob<Input>,
  input: Input,
  { isLast = false } = {},
): Promise<Task> {
  wakeAfterCommit(tx)
  const statement = {
    name: 'task-start',
    text: `with started as (
             insert into task (tenant_id, kind, input, created_by, stage) values ($1, $2, $3, $4, 'queued')
             returning ${taskColumns}
           ), queued as (
             insert into outbox (tenant_id, job, payload, planned)
             select tenant_id, kind, jsonb_build_object('tenantId', tenant_id, 'taskId', id), $5 = 'system' from started
           ), audited as (
             insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
             select tenant_id, $5, $4, $6, 'start', 'task', id, jsonb_build_object('kind', kind, 'input', $3::jsonb) from started
           )
           select * from started`,
    values: [actor.tenantId, job.name, JSON.stringify(input), actor.id, actor.kind, actor.name],
  }
  const [row] = await (isLast ? tx.finish<TaskRow>(statement) : tx.query<TaskRow>(statement))
  if (!row) throw new Error('The task was not inserted.')
  return toTask(row)
}
