import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/queue/log.ts'
import { beat, type Held } from './run-queries.ts'

export interface Progress {
  /** units of work done, of `total`; total null: unknown */
  done?: number
  total?: number | null
  /** a key of the catalogue's `task.stages` */
  stage?: string
}

const reportMs = 250
const heartbeatMs = 1000

/**
 * Writes a run's progress while it changes, four times a second at most, and a sign of life every second.
 * @returns `stop` ends after what was reported last is written
 */
export function startProgress(
  task: Held,
  { log, onCancel, onLost }: { log: Log; onCancel(): void; onLost(): void },
): { progress(change: Progress): void; stop(): Promise<void> } {
  const current: { done: number | undefined; total: number | null | undefined; stage: string | undefined } = {
    done: undefined,
    total: undefined,
    stage: undefined,
  }
  let changed = false
  let over = false
  let lastAt = Date.now()
  const wake = new AbortController()

  const write = async () => {
    const was = changed
    changed = false
    lastAt = Date.now()
    try {
      const answer = await beat(task, current, was)
      if (!answer) {
        over = true
        onLost()
      } else if (answer.cancel_requested) onCancel()
    } catch (error) {
      // A database that is away for a moment does not end the work; its own statements will if it stays away.
      changed ||= was
      log.warn({ err: error, taskId: task.taskId }, 'progress not written')
    }
  }
  const loop = async () => {
    while (!over) {
      await delay(reportMs, undefined, { signal: wake.signal }).catch(() => undefined)
      if (!over && (changed || Date.now() - lastAt >= heartbeatMs)) await write()
    }
  }
  const running = loop()
  return {
    progress: (change) => {
      Object.assign(current, change)
      changed = true
    },
    stop: async () => {
      const lost = over
      over = true
      wake.abort()
      await running
      if (changed && !lost) await write()
    },
  }
}
