import { logBeta } from '#core/anomaly/student-t.ts'
import type { History } from './prepare-history.ts'
import { at } from './vector.ts'

/** Chance that an item ends in any one step, before anything is known of it: one in four years of months, in ten of weeks. */
const ends = 0.002
/** Fewer steps with demand, or fewer without since, say nothing. */
const enough = { demands: 4, silence: 6 }
/** A silence counts when it is so many times the longest before it: what pauses every year comes back. */
const beyondLongest = 2

/**
 * Chance that an item whose last steps are all without demand still sells: Bayes' rule between a silence by chance at the item's own rate (beta-geometric, so
 * that a rate from few steps is not believed) and one that began because it ended, as in Fader, Hardie and Lee, "Counting your customers" the easy way (2005).
 * Steps of unknown demand count neither way.
 * @returns 1 while the silence is not far longer than any before it
 */
export function chanceOfSelling({ values, known }: History): number {
  let [silence, longest, demands, steps] = [0, 0, 0, 0]
  for (let t = 0; t < values.length; t++) {
    if (known[t] === 0) continue
    silence += 1
    if (at(values, t) === 0) continue
    // the zeros before the first demand are no pause
    if (demands > 0) longest = Math.max(longest, silence - 1)
    steps += demands > 0 ? silence : 1
    demands += 1
    silence = 0
  }
  if (demands < enough.demands || silence < enough.silence || silence <= beyondLongest * longest) return 1
  const [sold, unsold] = [demands + 0.5, steps - demands + 0.5]
  const byChance = Math.exp(logBeta(sold, unsold + silence) - logBeta(sold, unsold))
  // it ended after some of the silent steps, and those before were silent by chance
  const byEnd = (ends * (sold + unsold)) / sold
  return byChance / (byChance + byEnd)
}
