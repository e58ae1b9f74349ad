import { sentence } from '#contract/words/sentence.ts'
import type { Database } from '#server/db/database.ts'
import { wakeAfterCommit } from '#server/queue/enqueue.ts'
import type { Log } from '#server/queue/log.ts'
import type { Queue, QueueCounts } from '#server/queue/queue.ts'
import { forgetSettledJobs } from './forget-settled-jobs.ts'
import { notify, pickError, sayInEach } from './run-queries.ts'

const lookMs = 30_000
/** A run silent for this long has no job any more that would go on with it. */
const silentSeconds = 60
/** A task that waited this long while the queue is empty has lost its job. */
const waitingSeconds = 60
/** A task that ended its worker this often ends itself. */
const mostAttempts = 8

/**
 * Queues tasks again whose job is gone: the queue gave it up because it killed its worker again and again, or the queue's
 * store was lost (a Redis without persistence). One look takes two index scans; several workers do not get in each other's way.
 */
export async function rescueTasks(
  database: Database,
  queue: { counts(): Promise<Pick<QueueCounts, 'waiting' | 'running'>> },
): Promise<number> {
  const { waiting, running } = await queue.counts()
  const queueIsEmpty = waiting === 0 && running === 0
  return database.system(async (tx) => {
    const rows = await tx.query({
      text: `
        with lost as materialized (
          select tenant_id, id from task
          where (state = 'running' and coalesce(heartbeat_at, created_at) < now() - make_interval(secs => $1))
            or ($2 and state = 'queued' and coalesce(heartbeat_at, created_at) < now() - make_interval(secs => $3)
              and not exists (select from outbox))
          order by id limit 100
          for update skip locked
        ), changed as (
          update task t set
            state = case when attempt >= $4 then 'failed' else 'queued' end,
            error = case when attempt >= $4 then ${pickError('$5')} end,
            finished_at = case when attempt >= $4 then now() end,
            run_id = null, heartbeat_at = now()
          from lost where t.tenant_id = lost.tenant_id and t.id = lost.id
          returning t.*
        ), queued as (
          insert into outbox (tenant_id, job, payload)
          select tenant_id, kind, jsonb_build_object('tenantId', tenant_id, 'taskId', id) from changed where state = 'queued'
        )
        select ${notify} from changed`,
      values: [
        silentSeconds,
        queueIsEmpty,
        waitingSeconds,
        mostAttempts,
        sayInEach({ code: 'internal', message: sentence('task.brokenOff') }),
      ],
    })
    if (rows.length > 0) wakeAfterCommit(tx)
    return rows.length
  })
}

/** Looks every 30 s. */
export function startTaskRescue(options: { database: Database; queue: Queue; log: Log }): { stop(): Promise<void> } {
  const { database, queue, log } = options
  const look = async () => {
    try {
      const rescued = await rescueTasks(database, queue)
      if (rescued > 0) log.warn({ tasks: rescued }, 'tasks had lost their job and were queued again')
      await forgetSettledJobs(database, queue)
    } catch (error) {
      log.warn({ err: error }, 'looking for lost tasks failed')
    }
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, lookMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
