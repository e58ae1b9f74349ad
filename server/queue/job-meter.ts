import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { bucketOfDuration, durationBuckets } from '#core/queue/duration-histogram.ts'
import type { Database } from '#server/db/database.ts'
import type { Job, Registry } from './job.ts'
import type { Log } from './log.ts'

/** Counts are added up in the process and written so often; what a killed one had not written is not told. */
const writeMs = 5_000
/** Hours are forgotten after so many days. */
const keptDays = 14

interface Sum {
  done: number
  failed: number
  givenUp: number
  durations: number[]
}

/** Counts a worker's jobs, and says that it lives. */
export interface JobMeter {
  /** The same jobs, counted as they run. */
  count(registry: Registry): Registry
  /** Writes what was counted since the last time. */
  write(): Promise<void>
  /** Writes the last counts; the worker is gone then. */
  stop(): Promise<void>
}

/**
 * Measures how attempts at jobs end, whichever queue they come from. One statement every five seconds and process, however many jobs there were.
 */
export function startJobMeter(options: { database: Database; log: Log; concurrency: number }): JobMeter {
  const { database, log, concurrency } = options
  const id = randomUUID()
  const startedAt = new Date().toISOString()
  let sums = new Map<string, Sum>()
  let running = 0
  const note = (name: string, durationMs: number, end: 'done' | 'failed' | 'givenUp') => {
    const sum = sums.get(name) ?? { done: 0, failed: 0, givenUp: 0, durations: new Array(durationBuckets).fill(0) }
    const bucket = bucketOfDuration(durationMs)
    sum.durations[bucket] = (sum.durations[bucket] ?? 0) + 1
    if (end === 'done') sum.done++
    else sum.failed++
    if (end === 'givenUp') sum.givenUp++
    sums.set(name, sum)
  }
  const counted = (job: Job): Job => ({
    ...job,
    handle: async (context, payload) => {
      const began = performance.now()
      running++
      try {
        await job.handle(context, payload)
        note(job.name, performance.now() - began, 'done')
      } catch (error) {
        // an interruption is nobody's failure: the job goes on elsewhere
        if (!context.signal.aborted)
          note(job.name, performance.now() - began, context.lastAttempt ? 'givenUp' : 'failed')
        throw error
      } finally {
        running--
      }
    },
  })
  const write = async () => {
    const taken = sums
    sums = new Map()
    try {
      await database.system(async (tx) => {
        await tx.query({
          text: `insert into worker_process (id, host, pid, concurrency, running, started_at) values ($1, $2, $3, $4, $5, $6)
                 on conflict (id) do update set running = excluded.running, seen_at = now()`,
          values: [id, hostname(), process.pid, concurrency, running, startedAt],
        })
        if (taken.size > 0) await tx.query({ text: addSums, values: [toRows(taken)] })
        await tx.query({ text: `delete from worker_process where seen_at < now() - interval '1 day'` })
        await tx.query({ text: `delete from job_metric where hour < now() - interval '${keptDays} days'` })
      })
    } catch (error) {
      // measures are no reason to stop working; what could not be written is written next time
      for (const [name, sum] of taken) sums.set(name, merge(sum, sums.get(name)))
      log.warn({ err: error }, 'job measures not written')
    }
  }
  let writing = write()
  const timer = setInterval(() => {
    writing = writing.then(write)
  }, writeMs)
  return {
    count: (registry) => new Map([...registry].map(([name, job]) => [name, counted(job)])),
    write: () => {
      writing = writing.then(write)
      return writing
    },
    stop: async () => {
      clearInterval(timer)
      await writing
      await write()
      await database
        .system((tx) => tx.query({ text: 'delete from worker_process where id = $1', values: [id] }))
        .catch(() => undefined)
    },
  }
}

/** In the order of the jobs, so that two processes never wait for each other in a circle. */
const addSums = `
  insert into job_metric as m (hour, job, done, failed, given_up, durations)
  select date_trunc('hour', now()), r.job, r.done, r.failed, r."givenUp", r.durations
  from json_to_recordset($1) as r (job text, done int, failed int, "givenUp" int, durations int[]) order by r.job
  on conflict (hour, job) do update set done = m.done + excluded.done, failed = m.failed + excluded.failed,
    given_up = m.given_up + excluded.given_up,
    durations = array(select a.n + b.n from unnest(m.durations) with ordinality a (n, at) join unnest(excluded.durations) with ordinality b (n, at) using (at) order by at)`

const toRows = (sums: ReadonlyMap<string, Sum>) => JSON.stringify([...sums].map(([job, sum]) => ({ job, ...sum })))

function merge(one: Sum, other: Sum | undefined): Sum {
  if (!other) return one
  return {
    done: one.done + other.done,
    failed: one.failed + other.failed,
    givenUp: one.givenUp + other.givenUp,
    durations: one.durations.map((count, at) => count + (other.durations[at] ?? 0)),
  }
}
