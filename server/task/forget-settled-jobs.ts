import { taskKind } from '#contract/task.ts'
import type { Database } from '#server/db/database.ts'
import type { DeadJob, Queue } from '#server/queue/queue.ts'
import { type TaskPayload, taskPayload } from './define-task.ts'

/** Jobs given up that are looked at; a person at the operator's page sees no more either. */
const most = 200

/** The task a job is to do; undefined: none. */
export function taskOfJob({ name, payload }: Pick<DeadJob, 'name' | 'payload'>): TaskPayload | undefined {
  const read = taskPayload.safeParse(payload)
  return taskKind.safeParse(name).success && read.success ? read.data : undefined
}

/**
 * Removes jobs that the queue gave up where nobody waits for them any more: somebody tried their task again or put it away. What is left for the operator is
 * what nobody has dealt with. Reads the tasks by key; twice is as once.
 */
export async function forgetSettledJobs(
  database: Database,
  queue: Pick<Queue, 'listDead' | 'discardDead'>,
): Promise<number> {
  const dead = (await queue.listDead(most)).flatMap((job) => {
    const task = taskOfJob(job)
    return task ? [{ key: job.key, ...task }] : []
  })
  if (dead.length === 0) return 0
  const settled = await database.system((tx) =>
    tx.query<{ key: string }>({
      text: `select d.key from unnest($1::text[], $2::uuid[], $3::uuid[]) as d (key, tenant_id, id)
             left join task t on t.tenant_id = d.tenant_id and t.id = d.id
             where t.id is null or t.state <> 'failed' or t.discarded_at is not null`,
      values: [dead.map(({ key }) => key), dead.map(({ tenantId }) => tenantId), dead.map(({ taskId }) => taskId)],
    }),
  )
  for (const { key } of settled) await queue.discardDead(key)
  return settled.length
}
