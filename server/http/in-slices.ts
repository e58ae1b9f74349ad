import { setImmediate } from 'node:timers/promises'
import type { Steps } from '#core/search/steps.ts'

/** At most so long without a look at other requests. */
const longestSliceMs = 8

/** Long work beside other requests: after each slice those that wait have their turn. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  let from = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - from < longestSliceMs) continue
    await setImmediate()
    from = performance.now()
  }
}
