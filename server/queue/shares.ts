import type { Job } from './job.ts'
import { laneOf } from './turns.ts'

const clock = 'clock '
const lone = 'lone '

/**
 * What a job takes a share of a process's places from: long work from its organisation's, so that a place stays free for others', what nobody
 * waits for from a share of its own, and what runs by the clock, or alone in its organisation, from one for itself alone.
 */
export function sharesOf({ job, payload, rank }: { job: Job | undefined; payload: unknown; rank: number }): string[] {
  const tenantId = (payload as { tenantId?: unknown } | null)?.tenantId
  return [
    ...(job?.isLong && typeof tenantId === 'string' ? [`tenant ${tenantId}`] : []),
    ...(job?.isLone && typeof tenantId === 'string' ? [`${lone}${job.name} ${tenantId}`] : []),
    ...(laneOf(rank) === 'planned' ? ['planned'] : []),
    ...(job?.schedule === undefined ? [] : [`${clock}${job.name}`]),
  ]
}

/** Who has the places of one worker process. */
export interface Places {
  /** @returns gives the place back; undefined when one of the shares is used up */
  take(shares: readonly string[]): (() => void) | undefined
  /** Shares that are used up: jobs that take from them have to wait. */
  usedUp(): string[]
}

/**
 * Shares out the places of a process: of several, long work of one organisation has half, what nobody waits for a third, so that with five places two long works of
 * one organisation, a look at what it posted and a night's work leave one to everybody else. Of three it has two, which leave one as well. A job that runs by
 * the clock has one: where it takes longer than from one time to the next, it would come to have them all.
 * @param places  jobs at the same time
 */
export function createPlaces(places: number): Places {
  const taken = new Map<string, number>()
  const most = (share: string) => {
    if (share.startsWith(clock) || share.startsWith(lone)) return 1
    if (share === 'planned') return Math.max(1, Math.floor(places / 3))
    return places <= 3 ? Math.max(1, places - 1) : Math.floor(places / 2)
  }
  const isUsedUp = (share: string) => (taken.get(share) ?? 0) >= most(share)
  const add = (shares: readonly string[], change: number) => {
    for (const share of shares) {
      const now = (taken.get(share) ?? 0) + change
      if (now === 0) taken.delete(share)
      else taken.set(share, now)
    }
  }
  return {
    take: (shares) => {
      if (shares.some(isUsedUp)) return undefined
      add(shares, 1)
      return () => add(shares, -1)
    },
    usedUp: () => [...taken.keys()].filter(isUsedUp),
  }
}
