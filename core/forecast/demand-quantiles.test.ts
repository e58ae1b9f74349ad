import { expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { forecastSeries } from './forecast-series.ts'
import { levelDrift } from './level-drift.ts'

/** Draws of a Poisson distribution. */
function pieces(random: () => number, mean: number): number {
  let [count, product] = [0, random()]
  for (; product > Math.exp(-mean); count++) product *= random()
  return count
}

test('a shop that is closed at night has intervals as wide as each of its hours scatters', () => {
  const random = randomFrom(4)
  const busy = (hour: number): number =>
    hour < 9 || hour >= 21 ? 0 : 1 + 2 * Math.sin(((hour - 8) * Math.PI) / 14) ** 2
  let [inside, open, wide, scatter] = [0, 0, 0, 0]
  for (let item = 0; item < 8; item++) {
    const mean = 4 + 6 * random()
    const all = Array.from({ length: 24 * 42 }, (_, t) => pieces(random, mean * busy(t % 24)))
    const { upper, lower } = forecastSeries({
      id: 'hours',
      freq: 'H',
      season: 24,
      horizon: 48,
      train: all.slice(0, -48),
    })
    for (const [h, came] of all.slice(-48).entries()) {
      if (busy(h % 24) === 0) continue
      open++
      wide += (upper[h] ?? 0) - (lower[h] ?? 0)
      scatter += 2 * 1.96 * Math.sqrt(mean * busy(h % 24))
      if (came >= (lower[h] ?? 0) && came <= (upper[h] ?? 0)) inside++
    }
  }
  expect(inside / open).toBeGreaterThan(0.94)
  // nobody tells that the level of made hours never drifts
  expect(wide / scatter).toBeLessThan(2)
})

test('a level drifts by as much as the past shows beyond chance, and by what is usual where there is little past', () => {
  const random = randomFrom(8)
  const exposure = new Float64Array(600).fill(1)
  const steady = exposure.map(() => pieces(random, 3))
  const changing = exposure.map((_, t) => pieces(random, Math.floor(t / 40) % 2 === 0 ? 2 : 4))
  expect(levelDrift(steady, exposure, 20)).toBeLessThan(0.02)
  expect(levelDrift(changing, exposure, 20)).toBeGreaterThan(0.08)
  // a season out of which nothing is expected is no change of level
  const led = exposure.map((_, t) => (t % 100 < 40 ? 2.5 : 0))
  expect(
    levelDrift(
      led.map((lead) => pieces(random, 3 * lead)),
      led,
      20,
    ),
  ).toBeLessThan(0.02)
  const few = (steps: number, horizon: number) => levelDrift(steady.subarray(0, steps), exposure, horizon)
  expect(few(12, 1)).toBeLessThan(few(12, 6))
  expect(few(12, 6)).toBeLessThan(few(12, 12))
  expect(few(0, 4)).toBeGreaterThan(0)
})
