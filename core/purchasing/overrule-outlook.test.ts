import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DemandOutlook, meanOver } from './demand-outlook.ts'
import { overruleOutlook } from './overrule-outlook.ts'

const weekly: DemandOutlook = { means: [14, 14, 28], stepDays: 7, stepVariance: 14, totalVariance: 60, isWhole: true }
const total = ({ means }: DemandOutlook) => means.reduce((sum, mean) => sum + mean, 0)

test('a week is what was said of it, and the others stay', () => {
  const said = overruleOutlook(weekly, [{ from: 7, to: 14, quantity: 100, partExpected: null }])
  expect(said.means).toEqual([14, 100, 28])
  expect(said.stepVariance).toBeCloseTo((14 * 142) / 56, 9)
})

test('a promotion of three days adds to the rest of its week', () => {
  const said = overruleOutlook(weekly, [{ from: 0, to: 3, quantity: 30, partExpected: null }])
  expect(said.means[0]).toBeCloseTo(30 + 14 * (4 / 7), 9)
})

test('of a part only the difference counts, and never less than nothing is expected', () => {
  expect(overruleOutlook(weekly, [{ from: 0, to: 7, quantity: 9, partExpected: 4 }]).means).toEqual([19, 14, 28])
  expect(overruleOutlook(weekly, [{ from: 0, to: 7, quantity: 0, partExpected: 40 }]).means).toEqual([0, 14, 28])
})

test('days beyond the forecast go on at its average until what was said is over', () => {
  const said = overruleOutlook(weekly, [{ from: 28, to: 35, quantity: 70, partExpected: null }])
  expect(said.means.map((mean) => Math.round(mean))).toEqual([14, 14, 28, 19, 70])
})

test('what is said replaces what was expected of these days, no more and no less, and the further way of asking agrees', () => {
  const days = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 1, max: 40 }))
  const means = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(means, days, fc.integer({ min: 0, max: 500 }), ([...values], [from, length], quantity) => {
      const outlook = { ...weekly, means: values }
      const to = from + length
      const same = overruleOutlook(outlook, [{ from, to, quantity: 0, partExpected: 0 }])
      const said = overruleOutlook(outlook, [{ from, to, quantity, partExpected: null }])
      const inside = meanOver(same, Math.max(0, to)) - meanOver(same, Math.max(0, from))
      const ahead = (quantity * (Math.max(0, to) - Math.max(0, from))) / length
      expect(total(said)).toBeCloseTo(total(same) - inside + ahead, 6)
      expect(Math.min(...said.means)).toBeGreaterThanOrEqual(0)
    }),
  )
})
