import { expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { type AbcClass, abcClass, sharesBefore } from './abc-class.ts'
import { averageValue, turnsPerYear, valueOn } from './stock-turnover.ts'

/*
 * The report's figures against the plainest way to work them out: the items picked one by one from a heap, the evenings counted one by one.
 */

const random = randomFrom(23)

/** A until the limit is reached, then B, then C: the costliest that is left is picked up each time. */
function classesByHand(values: readonly number[], a: number, b: number): (AbcClass | null)[] {
  const classes: (AbcClass | null)[] = values.map(() => null)
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  let picked = 0
  for (;;) {
    let next = -1
    for (const [index, value] of values.entries())
      if (value > 0 && classes[index] === null && (next < 0 || value > (values[next] ?? 0))) next = index
    if (next < 0) return classes
    classes[next] = picked < a * total ? 'A' : picked < b * total ? 'B' : 'C'
    picked += values[next] ?? 0
  }
}

test('classes of ABC are those of a heap sorted by hand', () => {
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: Math.floor(40 * random()) }, () =>
      random() < 0.1 ? 0 : Math.floor(Math.exp(8 * random()) * 100),
    )
    const [a, b] = [0.5 + 0.3 * random(), 0.85 + 0.1 * random()]
    const classes = sharesBefore(values).map((share) => (share === null ? null : abcClass(share, { a, b })))
    expect(classes).toEqual(classesByHand(values, a, b))
  }
})

test('turnover is the cost over the mean of all evenings, counted one by one', () => {
  for (let round = 0; round < 200; round++) {
    const [first, length] = [1000 + Math.floor(100 * random()), 1 + Math.floor(200 * random())]
    const last = first + length - 1
    const opening = Math.floor(10_000 * random())
    const changes = Array.from({ length: Math.floor(60 * random()) }, () => ({
      day: first - 20 + Math.floor((length + 40) * random()),
      value: Math.floor(2000 * (random() - 0.5)),
    }))
    const eveningOf = (day: number): number => {
      let value = opening
      for (const change of changes) if (change.day <= day) value += change.value
      return value
    }
    let sum = 0
    for (let day = first; day <= last; day++) sum += eveningOf(day)
    const now = eveningOf(last + 1000)
    const average = averageValue(now, changes, { first, last })
    expect(average).toBeCloseTo(sum / length, 6)
    expect(valueOn(now, changes, last)).toBeCloseTo(eveningOf(last), 6)
    const cost = Math.floor(50_000 * random())
    const perDay = cost / length
    if (sum > 0) expect(turnsPerYear(cost, average, length)).toBeCloseTo((perDay * 365) / (sum / length), 6)
    else expect(turnsPerYear(cost, average, length)).toBeUndefined()
  }
})
