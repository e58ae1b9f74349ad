import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError, describe, titleOf } from '#server/http/app-error.ts'
import type { JobContext } from '#server/queue/job.ts'
import { type Progress, startProgress } from './report-progress.ts'
import { type Claimed, claimTask, type Held, holdsTask, releaseTask } from './run-queries.ts'

/** A run that says nothing for this long is taken for dead, and another may take the task. */
export const staleSeconds = 8
const waitStepMs = 500

/** A task in the hands of the work that does it. */
export interface TaskRun<Input> {
  readonly tenantId: string
  readonly taskId: string
  readonly input: Input
  readonly database: Database
  /** aborted when a person cancels, when another run took the task over, and when the process must end */
  readonly signal: AbortSignal
  /**
   * Tells how far the work is; written at most four times a second, in a transaction of its own. Never awaited: it may be
   * called from within a transaction that holds the task.
   */
  progress(change: Progress): void
  /**
   * First statement of each transaction that writes results: throws when another run holds the task, and keeps others
   * from taking it until the commit. So a run that was taken for dead writes nothing once its successor has begun.
   */
  hold(tx: Tx): Promise<void>
}

class Cancelled extends Error {}
class TakenOver extends Error {}

/**
 * Runs a task's work: takes the task, reports progress, watches for cancellation, and records how it ended. Delivered
 * twice, the second run does nothing; after a crash the next delivery waits until the dead run's heartbeat is stale, then
 * goes on.
 * @throws  what the work threw when the queue is to try again
 */
export async function runTask<Input>(
  context: JobContext,
  { tenantId, taskId }: { tenantId: string; taskId: string },
  input: z.ZodType<Input>,
  work: (run: TaskRun<Input>, context: JobContext) => Promise<Record<string, unknown>>,
): Promise<void> {
  const runId = randomUUID()
  const task = { database: context.database, tenantId, taskId, runId }
  const claimed = await claim(task, context.signal)
  if (!claimed) return
  if (claimed.cancel_requested) return releaseTask(task, { state: 'cancelled' })

  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, context.signal])
  const report = startProgress(task, {
    log: context.log,
    onCancel: () => stop.abort(new Cancelled('The task was cancelled.')),
    onLost: () => stop.abort(new TakenOver('Another run has the task.')),
  })
  try {
    const run = {
      tenantId,
      taskId,
      input: input.parse(claimed.input),
      database: context.database,
      signal,
      progress: report.progress,
      hold: async (tx: Tx) => {
        if (!(await holdsTask(tx, task))) throw new TakenOver('Another run has the task.')
      },
    }
    const result = await work(run, context)
    await report.stop()
    await releaseTask(task, { state: 'succeeded', result })
  } catch (error) {
    await report.stop()
    const reason: unknown = stop.signal.reason
    if (error instanceof TakenOver || reason instanceof TakenOver) {
      context.log.warn({ taskId }, 'task was taken over by another run')
      return
    }
    if (reason instanceof Cancelled) return releaseTask(task, { state: 'cancelled' })
    if (error instanceof AppError)
      return releaseTask(task, { state: 'failed', error: { code: error.code, message: describe(error) } })
    if (context.signal.aborted) await releaseTask(task, { state: 'queued' })
    else {
      const internal = { code: 'internal', message: titleOf('internal') }
      await releaseTask(task, { state: context.lastAttempt ? 'failed' : 'queued', error: internal })
    }
    throw error
  }
}

/** @returns undefined when there is nothing to do: the task has ended, is gone, or another run is alive and well */
async function claim(task: Held, signal: AbortSignal): Promise<Claimed | undefined> {
  const patience = Date.now() + (staleSeconds + 4) * 1000
  for (;;) {
    const answer = await claimTask(task, staleSeconds)
    if (answer !== 'busy') return answer
    if (Date.now() > patience) return undefined
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, waitStepMs))
  }
}
