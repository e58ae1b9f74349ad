import { randomFrom } from '#core/boosting/boosted-trees.ts'
import type { SeriesInput } from '#core/forecast/series-forecast.ts'

export const madeHorizon = 6

/** A series with what came after it. */
export interface Made {
  input: SeriesInput
  after: number[]
}

/** A situation that simple methods or people would see at once. */
export interface Situation {
  name: string
  freq: 'M' | 'W'
  steps: number
  /** level of a step, before noise */
  level: (step: number, steps: number) => number
  /** the level wanders by the noise instead of being scattered around */
  wanders?: boolean
}

const yearly = (step: number, period: number): number => Math.sin((2 * Math.PI * step) / period)

export const situations: readonly Situation[] = [
  { name: 'flat', freq: 'M', steps: 48, level: () => 100 },
  { name: 'flat, short', freq: 'M', steps: 16, level: () => 100 },
  { name: 'slope', freq: 'M', steps: 48, level: (t) => 50 + 3 * t },
  { name: 'slope, short', freq: 'M', steps: 16, level: (t) => 50 + 5 * t },
  { name: 'wandering', freq: 'M', steps: 48, level: () => 100, wanders: true },
  ...[3, 6, 12].map(
    (since): Situation => ({
      name: `doubled ${since} months ago`,
      freq: 'M',
      steps: 48,
      level: (t, n) => (t >= n - since ? 200 : 100),
    }),
  ),
  { name: 'fell to 40 % 4 months ago', freq: 'M', steps: 48, level: (t, n) => (t >= n - 4 ? 40 : 100) },
  { name: 'doubled 4 weeks ago', freq: 'W', steps: 104, level: (t, n) => (t >= n - 4 ? 200 : 100) },
  ...[13, 16, 20, 23, 36].map(
    (steps): Situation => ({
      name: `season, ${steps} months`,
      freq: 'M',
      steps,
      level: (t) => 100 * (1 + 0.6 * yearly(t, 12)),
    }),
  ),
  ...[70, 104].map(
    (steps): Situation => ({
      name: `season, ${steps} weeks`,
      freq: 'W',
      steps,
      level: (t) => 100 * (1 + 0.6 * yearly(t, 52)),
    }),
  ),
  ...[16, 24, 36].map(
    (steps): Situation => ({
      name: `one high month a year, ${steps} months`,
      freq: 'M',
      steps,
      // it comes again within the horizon
      level: (t, n) => (t % 12 === (n + 2) % 12 ? 500 : 100),
    }),
  ),
  { name: 'two high weeks a year', freq: 'W', steps: 156, level: (t) => (t % 52 === 2 || t % 52 === 3 ? 400 : 100) },
  ...[1, 3, 28].map(
    (ago): Situation => ({
      name: `hundredfold ${ago} months ago`,
      freq: 'M',
      steps: 48,
      level: (t, n) => (t === n - ago ? 10_000 : 100),
    }),
  ),
  {
    name: 'season, hundredfold 3 months ago',
    freq: 'M',
    steps: 48,
    level: (t, n) => (t === n - 3 ? 100 : 1) * 100 * (1 + 0.5 * yearly(t, 12)),
  },
]

/** Series of a situation, with lognormal noise of that size; the same each time. */
export function makeSeries({ name, freq, steps, level, wanders }: Situation, noise: number, count: number): Made[] {
  return Array.from({ length: count }, (_, place) => {
    const random = randomFrom((place + 1) * 7919)
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let walked = 1
    const all = Array.from({ length: steps + madeHorizon }, (_each, t) => {
      const factor = Math.exp(noise * normal() - (noise * noise) / 2)
      if (wanders) walked *= factor
      return level(t, steps) * (wanders ? walked : factor)
    })
    const input: SeriesInput = {
      id: `${name} ${place}`,
      freq,
      season: freq === 'M' ? 12 : 52,
      horizon: madeHorizon,
      train: all.slice(0, steps),
    }
    return { input, after: all.slice(steps) }
  })
}
