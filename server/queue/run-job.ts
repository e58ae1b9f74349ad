import type { Job, JobContext } from './job.ts'
import type { Log } from './log.ts'

/** One delivery of a job. */
export interface Delivery {
  job: Job
  payload: unknown
  context: JobContext
}

/**
 * Runs a job once. A payload that is not what the job takes will never be: it is written down and not tried again.
 * @throws  what the handler threw, so that the queue tries again
 */
export async function runJob({ job, payload, context }: Delivery): Promise<void> {
  const { log, attempt } = context
  const parsed = job.payload.safeParse(payload)
  if (!parsed.success) {
    log.error({ job: job.name, err: parsed.error }, 'job dropped: its payload is not what it takes')
    return
  }
  const started = performance.now()
  const facts = () => ({ job: job.name, attempt, ms: Math.round(performance.now() - started) })
  try {
    await job.handle(context, parsed.data)
    // what runs by the clock is the routine of every minute, and no news
    log[job.schedule === undefined ? 'info' : 'debug'](facts(), 'job done')
  } catch (error) {
    if (context.signal.aborted) log.info(facts(), 'job interrupted; it goes on elsewhere or later')
    else log.error({ ...facts(), err: error, lastAttempt: context.lastAttempt }, 'job failed')
    throw error
  }
}

/** Whether a job that finds no place is left out: one that runs by the clock and is still at it since an earlier time. Its next time will do. */
export function passesOver(job: Job, log: Log): boolean {
  if (job.schedule === undefined) return false
  log.debug({ job: job.name }, 'job left out: it still runs since an earlier time')
  return true
}
