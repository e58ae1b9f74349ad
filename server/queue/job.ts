import type { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import type { Mailer } from '#server/mail/mailer.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { Log } from './log.ts'

/** What a job's handler works with. */
export interface JobContext {
  readonly database: Database
  /** where files are kept */
  readonly storage: Storage
  readonly mailer: Mailer
  readonly log: Log
  /** aborted when the process must end: the job then throws, goes back to the queue and loses no attempt */
  readonly signal: AbortSignal
  /** 1 the first time */
  readonly attempt: number
  /** whether the queue gives up when this attempt throws */
  readonly lastAttempt: boolean
}

/** Work that a worker process does: after the commit of what it belongs to, at least once, perhaps more than once. */
export interface Job<Payload = unknown> {
  /** unique and stable: queued jobs carry it */
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** how often it is tried in all; the pauses between grow from 3 s */
  readonly attempts: number
  /** minute, hour, day of month, month, day of week, in UTC: run then, with the payload `{}`, once in all processes */
  readonly schedule: string | undefined
  /** may take minutes, so that one organisation's do not take all places of a worker */
  readonly isLong: boolean
  /** one at a time is enough for each organisation: it does what there is to do, and another beside it would have a place and nothing to do */
  readonly isLone?: boolean
  handle(context: JobContext, payload: Payload): Promise<void>
}

/** Every job that some module has declared, so that one which no worker was told of is found at start-up. */
const declared = new Set<Job>()

/**
 * Declares a job. Its handler must bear being run twice and being killed anywhere; it throws to be tried again.
 */
export function defineJob<Payload>(job: {
  name: string
  payload: z.ZodType<Payload>
  attempts?: number
  schedule?: string
  isLong?: boolean
  isLone?: boolean
  handle(context: JobContext, payload: Payload): Promise<void>
}): Job<Payload> {
  const complete = { attempts: 5, schedule: undefined, isLong: false, isLone: false, ...job }
  declared.add(complete)
  return complete
}

/** The jobs of a process by name. */
export type Registry = ReadonlyMap<string, Job>

/**
 * @throws Error  two jobs share a name, or a declared job is missing: a fault of ours, met at start-up
 */
export function createRegistry(jobs: readonly Job[]): Registry {
  const registry = new Map(jobs.map((job) => [job.name, job]))
  if (registry.size !== jobs.length) throw new Error('Two jobs share a name.')
  const missing = [...declared].filter((job) => registry.get(job.name) !== job).map((job) => job.name)
  if (missing.length > 0) throw new Error(`No worker runs: ${missing.join(', ')}.`)
  return registry
}
