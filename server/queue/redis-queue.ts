import { once } from 'node:events'
import { Queue as BullQueue, DelayedError, type Job as Delivery, WaitingError, Worker } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import type { DeadJob, Queue, QueueWorker, WorkOptions } from './queue.ts'
import { passesOver, runJob } from './run-job.ts'
import { createPlaces, type Places, sharesOf } from './shares.ts'

const prefix = 'inventory-pro'
const queueName = 'jobs'
/** A worker that has not renewed its job's lock for this long is dead. */
const lockMs = 10_000
const stalledLookMs = 3000
const firstRetryMs = 3000
/** A job whose share is used up is looked at again after this. */
const waitMs = 1000
/** Jobs stand by their turns, not by their times: the oldest is one of the first, but not always the first. */
const someWaiting = 20
/** The library scores a job that waits by its priority, times this. */
const scoreOfRank = 2 ** 32
const connectMs = 1000
const hour = 3600

/** The queue in Redis, by BullMQ: for many workers. */
export function createRedisQueue({ redisUrl, log }: { redisUrl: string; log: Log }): Queue {
  // A command fails rather than waits while Redis is away: the rows stay in the outbox.
  const connection = connect(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 5000 })
  connection.on('error', logOnce(log))
  const queue = new BullQueue(queueName, { connection, prefix, skipMetasUpdate: false })
  queue.on('error', () => undefined)
  return {
    add: async (_tx, jobs) => {
      await becomeReady(connection)
      await queue.addBulk(
        jobs.map(({ key, name, payload, attempts, rank }) => ({
          name,
          data: payload,
          opts: {
            jobId: key,
            attempts,
            priority: rank,
            backoff: { type: 'exponential', delay: firstRetryMs },
            // Kept for a while, so that a batch that is moved twice is known.
            removeOnComplete: { age: hour, count: 10_000 },
            removeOnFail: { age: 7 * 24 * hour, count: 10_000 },
          },
        })),
      )
    },
    firstWaiting: async (_tx, from, to) => {
      await becomeReady(connection)
      const range = [from * scoreOfRank, `(${(to + 1) * scoreOfRank}`, 'WITHSCORES', 'LIMIT', 0, 1] as const
      const [, score] = await connection.zrangebyscore(queue.toKey('prioritized'), ...range)
      return score === undefined ? undefined : Math.floor(Number(score) / scoreOfRank)
    },
    work: (options) => work(options, redisUrl, queue, log),
    counts: async () => {
      await becomeReady(connection)
      const counts = await queue.getJobCounts('waiting', 'delayed', 'prioritized', 'active', 'failed')
      const { waiting = 0, delayed = 0, prioritized = 0, active = 0, failed = 0 } = counts
      // Every schedule has its next job standing there, delayed.
      const ahead = Math.min(delayed, await queue.getJobSchedulersCount())
      const first = await queue.getJobs(['waiting', 'prioritized'], 0, someWaiting, true)
      const oldest = first.reduce((least, { timestamp }) => Math.min(least, timestamp), Number.POSITIVE_INFINITY)
      return {
        waiting: waiting + delayed + prioritized - ahead,
        running: active,
        failed,
        oldestWaitingAt: first.length > 0 ? new Date(oldest).toISOString() : null,
      }
    },
    listDead: async (limit) => {
      await becomeReady(connection)
      return (await queue.getFailed(0, limit - 1)).map(toDead)
    },
    retryDead: async (key) => {
      const dead = await findDead(queue, connection, key)
      await dead?.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
      return dead !== undefined
    },
    discardDead: async (key) => {
      const dead = await findDead(queue, connection, key)
      await dead?.remove()
      return dead !== undefined
    },
    close: async () => {
      // Without a connection it would wait for one.
      if (connection.status === 'ready') await queue.close()
      connection.disconnect()
    },
  }
}

async function findDead(queue: BullQueue, connection: Redis, key: string): Promise<Delivery | undefined> {
  await becomeReady(connection)
  const found = await queue.getJob(key)
  return found && (await found.isFailed()) ? found : undefined
}

function toDead({ id = '', name, data, attemptsMade, failedReason = '', finishedOn = 0 }: Delivery): DeadJob {
  return {
    key: id,
    name,
    payload: data,
    attempts: attemptsMade,
    error: failedReason,
    failedAt: new Date(finishedOn).toISOString(),
  }
}

async function work(options: WorkOptions, redisUrl: string, queue: BullQueue, log: Log): Promise<QueueWorker> {
  const { registry, concurrency, graceMs = 5000 } = options
  const connection = connect(redisUrl, { maxRetriesPerRequest: null })
  connection.on('error', logOnce(log))
  const interruption = new AbortController()
  const hands = { options, signal: interruption.signal, places: createPlaces(concurrency) }
  const worker = new Worker(queueName, (delivery, token) => process(delivery, token, hands), {
    connection,
    prefix,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: stalledLookMs,
    // A job that kills its worker again and again is given up.
    maxStalledCount: 4,
  })
  worker.on('error', (error) => log.warn({ err: error }, 'queue worker error'))
  worker.on('stalled', (key) => log.warn({ key }, 'took over the job of a dead worker'))
  await worker.waitUntilReady()
  await keepSchedules([...registry.values()], queue)
  return {
    stop: async () => {
      const timer = setTimeout(() => interruption.abort(new Error('The worker is stopping.')), graceMs)
      await worker.close()
      clearTimeout(timer)
      connection.disconnect()
    },
  }
}

interface Hands {
  options: WorkOptions
  signal: AbortSignal
  places: Places
}

async function process(delivery: Delivery, token: string | undefined, { options, signal, places }: Hands) {
  const job = options.registry.get(delivery.name)
  // A job of a newer version, during an update: it is tried again, by a worker that knows it in the end.
  if (!job) throw new Error(`No job is called ${delivery.name}.`)
  const leave = places.take(sharesOf({ job, payload: delivery.data, rank: delivery.opts.priority ?? 0 }))
  if (!leave) {
    if (passesOver(job, options.context.log)) return
    await delivery.moveToDelayed(Date.now() + waitMs, token)
    throw new DelayedError()
  }
  const attempts = delivery.opts.attempts ?? job.attempts
  const attempt = delivery.attemptsMade + 1
  const context = { ...options.context, signal, attempt, lastAttempt: attempt >= attempts }
  try {
    await runJob({ job, payload: delivery.data, context })
  } catch (error) {
    if (!signal.aborted) throw error
    await delivery.moveToWait(token)
    throw new WaitingError()
  } finally {
    leave()
  }
}

/** Schedules stand in Redis once, whatever the number of workers; those no job has any more are removed. */
async function keepSchedules(jobs: readonly Job[], queue: BullQueue): Promise<void> {
  const scheduled = jobs.filter((job) => job.schedule !== undefined)
  for (const { name, schedule = '', attempts } of scheduled) {
    const opts = { attempts, removeOnComplete: true, removeOnFail: { count: 100 } }
    await queue.upsertJobScheduler(name, { pattern: schedule, tz: 'UTC' }, { name, data: {}, opts })
  }
  const names = new Set(scheduled.map((job) => job.name))
  for (const { key } of await queue.getJobSchedulers()) {
    if (!names.has(key)) await queue.removeJobScheduler(key)
  }
}

function connect(redisUrl: string, options: RedisOptions): Redis {
  return new Redis(redisUrl, { ...options, retryStrategy: (times) => Math.min(100 * 2 ** times, 5000) })
}

/**
 * The library waits for a connection without an end, and the outbox's rows would stay locked meanwhile.
 * @throws  when there is none within a second
 */
async function becomeReady(connection: Redis): Promise<void> {
  if (connection.status !== 'ready') await once(connection, 'ready', { signal: AbortSignal.timeout(connectMs) })
}

/** A Redis that is away says so with every attempt to reach it: once is enough until it is back. */
function logOnce(log: Log): (error: Error) => void {
  let lastAt = 0
  return (error) => {
    if (Date.now() - lastAt > 60_000) log.error({ err: error }, 'Redis does not answer')
    lastAt = Date.now()
  }
}
