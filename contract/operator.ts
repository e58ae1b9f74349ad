import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant } from './values.ts'

/** The header that carries the operator's key. */
export const operatorKeyHeader = 'x-operator-key'

/** How attempts at one job ended in the last 24 hours. */
const jobMetric = z.object({
  job: z.string(),
  done: z.int(),
  /** attempts that failed, and those of them after which the queue gave up */
  failed: z.int(),
  givenUp: z.int(),
  /** of an attempt, known to a factor of two; null: none ended */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
})

/** The queue of the whole installation, all organisations together. */
export const queueState = z
  .object({
    adapter: z.enum(['postgres', 'redis']),
    /** jobs in the queue, and jobs committed that are not in it yet */
    waiting: z.int(),
    undispatched: z.int(),
    running: z.int(),
    /** given up and kept */
    dead: z.int(),
    /** seconds that the job has waited that waits longest; null: none waits */
    oldestWaitingSeconds: z.number().nullable(),
    jobs: z.array(jobMetric),
    /** processes seen within the last minute */
    workers: z.array(
      z.object({
        host: z.string(),
        pid: z.int(),
        concurrency: z.int(),
        running: z.int(),
        startedAt: instant,
        seenAt: instant,
      }),
    ),
  })
  .meta({ id: 'QueueState' })
export type QueueState = z.output<typeof queueState>

/** A job that the queue has given up. */
export const deadJob = z
  .object({
    key: z.string(),
    job: z.string(),
    /** whose work it was; null: the installation's own */
    tenantId: z.string().nullable(),
    /** the task that it was to do; null: it was to do none */
    taskId: z.string().nullable(),
    attempts: z.int(),
    /** as the program said it, in English */
    error: z.string(),
    failedAt: instant,
  })
  .meta({ id: 'DeadJob' })
export type DeadJob = z.output<typeof deadJob>

const tag = 'Operator'
const params = z.object({ jobKey: z.string().min(1).max(200) })

export const getQueueState = endpoint({
  name: 'getQueueState',
  summary:
    'The installation’s queue: depth, age, durations, failures, workers. Takes the operator’s key in `X-Operator-Key`',
  tag,
  method: 'GET',
  path: '/operator/queue',
  access: 'operator',
  response: queueState,
})
export const listDeadJobs = endpoint({
  name: 'listDeadJobs',
  summary: 'The 200 jobs that the queue gave up last. Takes the operator’s key in `X-Operator-Key`',
  tag,
  method: 'GET',
  path: '/operator/queue/dead',
  access: 'operator',
  response: z.object({ data: z.array(deadJob) }),
})
export const retryDeadJob = endpoint({
  name: 'retryDeadJob',
  summary: 'Have a job that was given up tried again. Takes the operator’s key in `X-Operator-Key`',
  tag,
  method: 'POST',
  path: '/operator/queue/dead/{jobKey}/retry',
  access: 'operator',
  params,
  status: 204,
  response: z.undefined(),
})
export const discardDeadJob = endpoint({
  name: 'discardDeadJob',
  summary: 'Remove a job that was given up. Takes the operator’s key in `X-Operator-Key`',
  tag,
  method: 'DELETE',
  path: '/operator/queue/dead/{jobKey}',
  access: 'operator',
  params,
  status: 204,
  response: z.undefined(),
})
