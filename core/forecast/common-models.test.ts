import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { type CommonModel, withCommonLevel } from './common-model.ts'
import { groupsToLearn, learnPart, mostLearned } from './common-models.ts'
import { forecastPath } from './forecast-path.ts'
import { forecastSeries } from './forecast-series.ts'
import { prepareHistory } from './prepare-history.ts'
import type { SeriesInput } from './series-forecast.ts'
import { usableHistory } from './usable-history.ts'

const horizon = 6
const steps = 48

interface Life {
  input: SeriesInput
  /** what came after */
  after: number[]
}

/** Demand by a chance a step, as long as it lives; each step it may end for good. */
function lives(count: number, ends: number, seed = 1): Life[] {
  return Array.from({ length: count }, (_, place) => {
    const random = randomFrom(seed * 10_000 + place)
    const chance = 0.1 + 0.4 * random()
    let alive = true
    const all = Array.from({ length: steps + horizon }, () => {
      if (random() < ends) alive = false
      return alive && random() < chance ? 1 + Math.floor(4 * random()) : 0
    })
    return {
      input: { id: `${place}`, freq: 'W', season: 1, horizon, train: all.slice(0, steps) } satisfies SeriesInput,
      after: all.slice(steps),
    }
  }).filter(({ input }) => input.train.some((value) => value !== 0))
}

function learn(some: readonly Life[]): CommonModel | undefined {
  const group = some.map(({ input }) => input)
  const [now, past] = [learnPart(group, 'now'), learnPart(group, 'past')]
  return now && 'forest' in now && past && 'earlier' in past ? { ...now, ...past } : undefined
}

/** The means alone: quantiles and backtest take most of the time. */
function meansOf(input: SeriesInput, model: CommonModel | undefined): number[] {
  const history = usableHistory(prepareHistory(input, horizon))
  const own = forecastPath(history, horizon)
  const isCommon = model !== undefined && own.common !== undefined && model.kinds.includes(own.common)
  const { mean } = isCommon ? withCommonLevel(own, history, model.forest) : own
  return Array.from(mean, (value) => value * history.scale)
}

function squaredError(some: readonly Life[], model: CommonModel | undefined): number {
  return some.reduce((total, { input, after }) => {
    const mean = meansOf(input, model)
    return total + after.reduce((sum, value, step) => sum + (value - (mean[step] ?? 0)) ** 2, 0)
  }, 0)
}

describe('what items have in common', () => {
  test('that many of them end is learned, and used on items it was not learned from', () => {
    const model = learn(lives(400, 0.02))
    expect(model?.kinds).toContain('sparse')
    const others = lives(300, 0.02, 2)
    expect(squaredError(others, model)).toBeLessThan(0.99 * squaredError(others, undefined))
    const methods = others.slice(0, 40).map(({ input }) => forecastSeries(input, model).method)
    expect(methods.filter((method) => method === 'global-trees').length).toBeGreaterThan(15)
  })

  test('where nothing can be learned, little is lost', () => {
    const [some, others] = [lives(300, 0), lives(300, 0, 2)]
    expect(squaredError(others, learn(some))).toBeLessThan(1.01 * squaredError(others, undefined))
  })

  test('the same series teach the same', () => {
    expect(learn(lives(120, 0.02))).toEqual(learn(lives(120, 0.02)))
  })

  test('in units a thousand times as small, the forecast is the same quantity', () => {
    const some = lives(120, 0.02)
    const small = some.map(({ input, after }) => ({
      input: { ...input, train: input.train.map((value) => (value ?? 0) * 1000) },
      after,
    }))
    const model = learn(some)
    const means = some.map(({ input }) => meansOf(input, model).map((value) => value * 1000))
    const smallModel = learn(small)
    for (const [i, { input }] of small.entries()) {
      for (const [h, value] of meansOf(input, smallModel).entries())
        expect(Math.abs(value - (means[i]?.[h] ?? 0))).toBeLessThanOrEqual(0.001 * Math.abs(value) + 1e-6)
    }
  })

  test('quantiles follow the mean, and the backtest judges what is used', () => {
    const some = lives(150, 0.02)
    const model = learn(some)
    const changed = some.slice(0, 60).filter(({ input }) => {
      const [alone, together] = [forecastSeries(input), forecastSeries(input, model)]
      if (together.method !== 'global-trees') return false
      const ratio = (together.mean[0] ?? 0) / (alone.mean[0] ?? 1)
      if (ratio > 1.2) expect(together.cum['0.9'] ?? 0).toBeGreaterThanOrEqual(alone.cum['0.9'] ?? 0)
      if (ratio < 0.8) expect(together.cum['0.9'] ?? 0).toBeLessThanOrEqual(alone.cum['0.9'] ?? 0)
      return together.backtest.mase !== alone.backtest.mase
    })
    expect(changed.length).toBeGreaterThan(2)
  })
})

describe('what is learned from', () => {
  const regular = (count: number): SeriesInput[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${i}`,
      freq: 'M',
      season: 12,
      horizon: 3,
      train: [5, 6, 7, 6, 5, 6, 7, 8],
    }))

  test('nothing from a handful, nor from demand that never pauses', () => {
    expect(groupsToLearn(lives(40, 0).map(({ input }) => input))).toEqual([])
    expect(groupsToLearn(regular(200))).toEqual([])
  })

  test('a bounded part of many, each step and horizon apart', () => {
    const weeks = lives(1200, 0).map(({ input }) => input)
    const months = lives(100, 0).map(({ input }): SeriesInput => ({ ...input, freq: 'M', season: 12 }))
    const groups = groupsToLearn([...weeks, ...months, ...regular(60)])
    expect(groups.map((group) => [group[0]?.freq, group.length])).toEqual([
      ['W', mostLearned],
      ['M', months.length],
    ])
  })
})
