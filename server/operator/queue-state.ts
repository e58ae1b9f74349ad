import type { DeadJob, QueueState } from '#contract/operator.ts'
import { quantileOfDurations } from '#core/queue/duration-histogram.ts'
import type { Database } from '#server/db/database.ts'
import type { Queue } from '#server/queue/queue.ts'
import { taskOfJob } from '#server/task/forget-settled-jobs.ts'
import { requeue } from '#server/task/queries.ts'

/** What an operator's doors (page, metrics, command line) work with. */
export interface OperatedQueue {
  database: Database
  queue: Queue
  adapter: QueueState['adapter']
}

/** Most jobs that were given up which are told. */
const mostDead = 200

/** The queue as it stands. Counts the queue and the outbox, and reads a day of measures: a few rows for each hour and job. */
export async function readQueueState({ database, queue, adapter }: OperatedQueue): Promise<QueueState> {
  const counts = await queue.counts()
  const { outbox, jobs, workers, now } = await database.system(async (tx) => ({
    outbox: await tx.query<{ jobs: number; oldest: string | null }>({
      text: 'select count(*)::int as jobs, min(created_at) as oldest from outbox',
    }),
    jobs: await tx.query<{ job: string; done: number; failed: number; givenUp: number; durations: number[] }>({
      text: `select m.job, sum(m.done)::int as done, sum(m.failed)::int as failed, sum(m.given_up)::int as "givenUp",
               array(select sum(d.n)::int from job_metric s cross join lateral unnest(s.durations) with ordinality d (n, at)
                 where s.job = m.job and s.hour > now() - interval '24 hours' group by d.at order by d.at) as durations
             from job_metric m where m.hour > now() - interval '24 hours' group by m.job order by m.job`,
    }),
    workers: await tx.query<QueueState['workers'][number]>({
      text: `select host, pid, concurrency, running, started_at as "startedAt", seen_at as "seenAt" from worker_process
             where seen_at > now() - interval '1 minute' order by host, pid`,
    }),
    now: await tx.query<{ now: string }>({ text: 'select now()' }),
  }))
  const since = [counts.oldestWaitingAt, outbox[0]?.oldest ?? null].flatMap((at) => (at === null ? [] : Date.parse(at)))
  const seconds = (Date.parse(now[0]?.now ?? '') - Math.min(...since)) / 1000
  return {
    adapter,
    waiting: counts.waiting,
    undispatched: outbox[0]?.jobs ?? 0,
    running: counts.running,
    dead: counts.failed,
    oldestWaitingSeconds: since.length === 0 ? null : Math.max(0, seconds),
    jobs: jobs.map(({ durations, ...job }) => ({
      ...job,
      p50Ms: toMilliseconds(durations, 0.5),
      p95Ms: toMilliseconds(durations, 0.95),
    })),
    workers,
  }
}

export async function listDead({ queue }: OperatedQueue): Promise<DeadJob[]> {
  return (await queue.listDead(mostDead)).map((dead) => ({
    key: dead.key,
    job: dead.name,
    tenantId: tenantOf(dead.payload),
    taskId: taskOfJob(dead)?.taskId ?? null,
    attempts: dead.attempts,
    error: dead.error.slice(0, 2_000),
    failedAt: dead.failedAt,
  }))
}

/**
 * Has a job tried again. The job of a task that failed would find the task ended: the task is queued again in its place, with a job of its own.
 * @returns false: no such job was given up
 */
export async function retryDead({ database, queue }: OperatedQueue, key: string): Promise<boolean> {
  const dead = (await queue.listDead(mostDead)).find((one) => one.key === key)
  const task = dead && taskOfJob(dead)
  if (!task) return queue.retryDead(key)
  await database.tenant(task.tenantId, (tx) => requeue(tx, task.taskId))
  return queue.discardDead(key)
}

function toMilliseconds(durations: readonly number[], share: number): number | null {
  const quantile = quantileOfDurations(durations, share)
  return quantile === undefined ? null : Math.max(1, Math.round(quantile))
}

function tenantOf(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('tenantId' in payload)) return null
  return typeof payload.tenantId === 'string' ? payload.tenantId : null
}
