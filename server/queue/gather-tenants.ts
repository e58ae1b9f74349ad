import type { Announcement } from './announcement.ts'
import type { Log } from './log.ts'

/**
 * Does something for a tenant soon after anything of it is announced: whatever happens within `gatherMs` of the first is one. What fails is noted in the
 * log, so `ask` is for what a schedule does too.
 */
export function gatherTenants({
  announcements,
  gatherMs,
  ask,
  log,
}: {
  announcements: readonly Announcement[]
  gatherMs: number
  /** `true`: to be asked again as if something had been announced */
  ask: (tenantId: string) => Promise<boolean>
  log: Log
}): { stop(): Promise<void> } {
  const waiting = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let isStopped = false
  const run = async (tenantId: string) => {
    waiting.delete(tenantId)
    try {
      if (await ask(tenantId)) note(tenantId)
    } catch (error) {
      log.warn({ err: error }, 'what changed is looked at later')
    }
  }
  const note = (tenantId: string) => {
    if (isStopped || waiting.has(tenantId)) return
    const timer = setTimeout(() => {
      const asked = run(tenantId).finally(() => running.delete(asked))
      running.add(asked)
    }, gatherMs)
    waiting.set(tenantId, timer)
  }
  const silence = announcements.map(({ listen }) => listen(note))
  return {
    stop: async () => {
      isStopped = true
      for (const stop of silence) stop()
      for (const timer of waiting.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
