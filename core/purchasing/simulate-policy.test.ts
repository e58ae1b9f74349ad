import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SimulationInput, simulatePolicy, summariseDays } from './simulate-policy.ts'

test('an order is there after its lead time, and what is missed meanwhile is lost', () => {
  const upTo = (_known: readonly number[], position: number) => (position <= 2 ? 6 - position : 0)
  const days = simulatePolicy({ demand: [2, 2, 2, 2, 2, 2], startStock: 4, reviewDays: 1, leadDays: 1, decide: upTo })
  expect(days.map(({ onHand }) => onHand)).toEqual([2, 0, 2, 0, 2, 0])
  expect(days.map(({ ordered }) => ordered)).toEqual([4, 0, 4, 0, 4, 0])
  expect(days.map(({ missed }) => missed)).toEqual([0, 0, 0, 0, 0, 0])
  expect(summariseDays(days)).toEqual({ fillRate: 1, averageStock: 1, shortDays: 0, orders: 3 })
})

test('without orders the shelf empties, and the fill rate says how much was missed', () => {
  const days = simulatePolicy({ demand: [3, 3, 3], startStock: 4, reviewDays: 7, leadDays: 3, decide: () => 0 })
  expect(summariseDays(days)).toEqual({ fillRate: 4 / 9, averageStock: 1 / 3, shortDays: 2, orders: 0 })
  expect(summariseDays([])).toEqual({ fillRate: 1, averageStock: 0, shortDays: 0, orders: 0 })
})

const quantity = fc.integer({ min: 0, max: 40 })
const inputs = fc
  .record({
    demand: fc.array(quantity, { minLength: 1, maxLength: 60 }),
    startStock: quantity,
    reviewDays: fc.integer({ min: 1, max: 14 }),
    leadDays: fc.integer({ min: 0, max: 20 }),
    level: quantity,
  })
  .map(
    ({ level, ...rest }): SimulationInput => ({
      ...rest,
      // a policy that learns: it holds what the last days wanted
      decide: (known, position) => level + known.slice(-7).reduce((sum, one) => sum + one, 0) - position,
    }),
  )

test('units are neither made nor lost: what was there and came went out or is there, and what was ordered came or is under way', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const days = simulatePolicy(input)
      const sum = (key: 'received' | 'met' | 'missed' | 'ordered') => days.reduce((total, day) => total + day[key], 0)
      expect(input.startStock + sum('received')).toBe(sum('met') + (days.at(-1)?.onHand ?? 0))
      expect(sum('met') + sum('missed')).toBe(input.demand.reduce((total, one) => total + one, 0))
      expect(sum('received')).toBeLessThanOrEqual(sum('ordered'))
      const { fillRate, averageStock } = summariseDays(days)
      expect(fillRate).toBeGreaterThanOrEqual(0)
      expect(fillRate).toBeLessThanOrEqual(1)
      expect(averageStock).toBeGreaterThanOrEqual(0)
      expect(Math.min(...days.map(({ onHand }) => onHand))).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('no day is decided by what came after it', () => {
  fc.assert(
    fc.property(inputs, fc.nat(), fc.array(quantity, { maxLength: 20 }), (input, at, later) => {
      const day = at % input.demand.length
      const other = { ...input, demand: [...input.demand.slice(0, day + 1), ...later] }
      expect(simulatePolicy(other).slice(0, day + 1)).toEqual(simulatePolicy(input).slice(0, day + 1))
    }),
  )
})
