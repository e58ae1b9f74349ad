import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, run, type Task, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Database } from '#server/db/database.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import type { DeadJob, Queue, QueueCounts, QueuedJob, QueueWorker, WorkOptions } from './queue.ts'
import { passesOver, runJob } from './run-job.ts'
import { createPlaces, type Places, sharesOf } from './shares.ts'
import { startTakeover } from './takeover.ts'

/** The queue in PostgreSQL, by graphile-worker: for installations without a Redis. */
export function createPostgresQueue(options: { database: Database; systemUrl: string; log: Log }): Queue {
  const { database, systemUrl, log } = options
  return {
    add: async (tx, jobs) => {
      await tx.query({
        name: 'queue-add',
        text: `select count(*) from graphile_worker.add_jobs(array(
                 select (j->>'name', j->'payload', null, null, (j->>'attempts')::int, j->>'key', (j->>'rank')::smallint,
                   nullif(array(select json_array_elements_text(j->'shares')), '{}'))::graphile_worker.job_spec
                 from json_array_elements($1::json) j))`,
        values: [JSON.stringify(jobs satisfies readonly QueuedJob[])],
      })
    },
    firstWaiting: async (tx, from, to) => {
      const [row] = await tx.query<{ rank: number | null }>({
        name: 'queue-first',
        text: `select min(priority)::int as rank from graphile_worker._private_jobs
               where is_available and priority between $1 and $2 and run_at <= now()`,
        values: [from, to],
      })
      return row?.rank ?? undefined
    },
    work: (workOptions) => work(workOptions, systemUrl, log),
    counts: () => readCounts(database),
    listDead: (limit) => listDead(database, limit),
    retryDead: (key) =>
      change(
        database,
        key,
        'graphile_worker.reschedule_jobs(array(select id from dead), run_at := now(), attempts := 0)',
      ),
    discardDead: (key) => change(database, key, 'graphile_worker.complete_jobs(array(select id from dead))'),
    close: async () => undefined,
  }
}

async function work(options: WorkOptions, systemUrl: string, log: Log): Promise<QueueWorker> {
  const { registry, concurrency, graceMs = 5000 } = options
  const pool = new pg.Pool({
    connectionString: systemUrl,
    // two besides those of the jobs: one listens, one completes
    max: concurrency + 2,
    application_name: 'inventory-pro queue',
    // What a crash of the database takes back, a job taken or ended, is done again: handlers bear it.
    options: '-c synchronous_commit=off',
  })
  pool.on('error', (error) => log.warn({ err: error }, 'a queue connection broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const events = new EventEmitter()
  let poolId = ''
  events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    poolId = workerPool.id
  })
  const jobs = [...registry.values()]
  const interruption = new AbortController()
  const places = createPlaces(concurrency)
  try {
    const runner = await run({
      pgPool: pool,
      schema: 'graphile_worker',
      concurrency,
      noHandleSignals: true,
      pollInterval: 2000,
      taskList: toTaskList(jobs, { options, signal: interruption.signal, pool, places }),
      forbiddenFlags: () => places.usedUp(),
      parsedCronItems: parseCronItems(jobs.flatMap(toCronItem)),
      events: events as never, // typed by the events it may carry; an EventEmitter is what its documentation asks for
      logger: new Logger(() => (level, message, meta) => {
        // Failures of jobs are written down by runJob.
        if (level === 'error' && !meta?.failure) log.error({ ...meta }, `queue: ${message}`)
        if (level === 'warning') log.warn({}, `queue: ${message}`)
      }),
    })
    runner.promise.catch((error) => log.error({ err: error }, 'queue worker ended'))
    const takeover = await startTakeover({ systemUrl, pool, poolId, log })
    return {
      stop: async () => {
        const timer = setTimeout(() => interruption.abort(new Error('The worker is stopping.')), graceMs)
        await runner.stop().catch((error) => log.error({ err: error }, 'queue worker did not stop cleanly'))
        clearTimeout(timer)
        await takeover.stop()
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

interface Hands {
  options: WorkOptions
  signal: AbortSignal
  pool: pg.Pool
  places: Places
}

function toTaskList(jobs: readonly Job[], { options, signal, pool, places }: Hands): TaskList {
  return Object.fromEntries(
    jobs.map((job): [string, Task] => [
      job.name,
      async (payload, { job: delivery }) => {
        const { attempts: attempt, max_attempts: attempts } = delivery
        // The statement is written against the schema that this version pins.
        const keepAttempt = () =>
          pool.query('update graphile_worker._private_jobs set attempts = attempts - 1 where id = $1', [delivery.id])
        const leave = places.take(sharesOf({ job, payload, rank: delivery.priority }))
        if (!leave) {
          if (passesOver(job, options.context.log)) return
          // another took the last of its share between the look at it and now
          await keepAttempt()
          throw new Error('The job waits for its share.')
        }
        const context = { ...options.context, signal, attempt, lastAttempt: attempt >= attempts }
        try {
          await runJob({ job, payload: job.schedule === undefined ? payload : {}, context })
        } catch (error) {
          // An interruption is nobody's failure.
          if (signal.aborted) await keepAttempt()
          throw error
        } finally {
          leave()
        }
      },
    ]),
  )
}

function toCronItem(job: Job) {
  return job.schedule === undefined
    ? []
    : [
        {
          task: job.name,
          match: job.schedule,
          identifier: job.name,
          options: { maxAttempts: job.attempts, backfillPeriod: 0 },
        },
      ]
}

async function readCounts(database: Database): Promise<QueueCounts> {
  const [counts] = await database.system((tx) =>
    tx.query<QueueCounts>({
      text: `select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
                    count(*) filter (where locked_at is not null)::int as running,
                    count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed,
                    min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= now()) as "oldestWaitingAt"
             from graphile_worker._private_jobs`,
    }),
  )
  return counts ?? { waiting: 0, running: 0, failed: 0, oldestWaitingAt: null }
}

function listDead(database: Database, limit: number): Promise<DeadJob[]> {
  return database.system((tx) =>
    tx.query({
      text: `select j.id::text as key, t.identifier as name, j.payload, j.attempts::int, coalesce(j.last_error, '') as error, j.updated_at as "failedAt"
             from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
             where j.locked_at is null and j.attempts >= j.max_attempts order by j.updated_at desc, j.id desc limit $1`,
      values: [limit],
    }),
  )
}

/** Does `act` to the job if it was given up; one that runs again meanwhile is left alone. */
async function change(database: Database, key: string, act: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(key)) return false
  const changed = await database.system((tx) =>
    tx.query({
      text: `with dead as materialized (
               select id from graphile_worker._private_jobs
               where id = $1 and locked_at is null and attempts >= max_attempts for update)
             select id from ${act}`,
      values: [key],
    }),
  )
  return changed.length > 0
}
