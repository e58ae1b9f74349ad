import type { Transaction } from '#server/db/transaction.ts'
import type { JobContext, Registry } from './job.ts'

/** A job on its way to a worker. */
export interface QueuedJob {
  /** unique: the same key twice is the same job */
  key: string
  name: string
  payload: unknown
  attempts: number
  /** from 1, the lowest first; see `giveTurns` */
  rank: number
  /** see `sharesOf` */
  shares: readonly string[]
}

export interface WorkOptions {
  registry: Registry
  /** jobs at the same time in this process */
  concurrency: number
  context: Omit<JobContext, 'signal' | 'attempt' | 'lastAttempt'>
  /** how long running jobs may take to end when the worker stops, before they are interrupted */
  graceMs?: number
}

/** A process's hands: takes jobs until it is stopped. */
export interface QueueWorker {
  /** Takes no more jobs, waits `graceMs` for those running, interrupts the rest and gives them back. */
  stop(): Promise<void>
}

/** Jobs by what becomes of them. */
export interface QueueCounts {
  waiting: number
  running: number
  /** given up; kept for a while for the operator to see */
  failed: number
  /** since when the job that waits longest could have run; null: none waits */
  oldestWaitingAt: string | null
}

/** A job that the queue has given up: its last attempt failed. */
export interface DeadJob {
  /** names it in this queue */
  key: string
  name: string
  payload: unknown
  attempts: number
  error: string
  failedAt: string
}

/**
 * The port to what keeps jobs between processes. What every adapter promises, and its contract test shows: a job is run at
 * least once; one that throws is tried again after a growing pause, up to its attempts; one whose worker died is taken
 * over; stopping a worker loses none; jobs begin by their ranks, and no organisation's long work has all places of a worker
 * that has several.
 */
export interface Queue {
  /** Adds jobs; one whose key is known is not added again. May take part in `tx`, the dispatcher's transaction. */
  add(tx: Transaction, jobs: readonly QueuedJob[]): Promise<void>
  /** The lowest rank of a job that could run now, of those from `from` to `to`. @returns undefined when none waits */
  firstWaiting(tx: Transaction, from: number, to: number): Promise<number | undefined>
  work(options: WorkOptions): Promise<QueueWorker>
  counts(): Promise<QueueCounts>
  /** Jobs given up, the latest first. */
  listDead(limit: number): Promise<DeadJob[]>
  /** Lets a job that was given up be tried again, with all its attempts. @returns false: there is none */
  retryDead(key: string): Promise<boolean>
  /** Removes a job that was given up. @returns false: there is none */
  discardDead(key: string): Promise<boolean>
  close(): Promise<void>
}
