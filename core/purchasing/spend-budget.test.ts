import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BudgetLine, spendBudget } from './spend-budget.ts'

const line = (more: Partial<BudgetLine> = {}, price: string | null = '5'): BudgetLine => ({
  missing: '100',
  position: 0,
  dailyDemand: 2,
  supplier: {
    packSize: '1',
    minimumQuantity: null,
    orderMultiple: null,
    prices: price === null ? [] : [{ from: '1', price }],
  },
  ...more,
})

test('with too little money all last until the same day, and with enough each gets what it asks for', () => {
  const lines = [line(), line({ dailyDemand: 6, missing: '300' }), line({ position: 20 })]
  // ten units a day of five each, of which twenty are there
  expect(spendBudget(lines, '900')).toEqual([
    { quantity: '40', cost: '200' },
    { quantity: '120', cost: '600' },
    { quantity: '20', cost: '100' },
  ])
  expect(spendBudget(lines, '100000').map((one) => one?.quantity)).toEqual(['100', '300', '100'])
  expect(spendBudget(lines, '0')).toEqual([null, null, null])
})

test('packs, minimums and what has no price or no forecast are respected', () => {
  const packed = line({
    supplier: { packSize: '12', minimumQuantity: '2', orderMultiple: null, prices: [{ from: '1', price: '30' }] },
  })
  expect(spendBudget([packed], '59')).toEqual([null])
  expect(spendBudget([packed], '60')).toEqual([{ quantity: '2', cost: '60' }])
  expect(spendBudget([line({}, null), line()], '10')).toEqual([null, { quantity: '2', cost: '10' }])
  expect(spendBudget([line({ dailyDemand: null, missing: '30' })], '50')).toEqual([{ quantity: '10', cost: '50' }])
})

test('never more is spent than there is, nor more bought of anything than it asks for', () => {
  const anyLine = fc
    .record({
      missing: fc.integer({ min: 1, max: 500 }),
      position: fc.integer({ min: -20, max: 60 }),
      dailyDemand: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
      price: fc.integer({ min: 1, max: 9_999 }).map((cents) => String(cents / 100)),
    })
    .map(({ price, missing, ...more }) => line({ ...more, missing: String(missing) }, price))
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), fc.integer({ min: 0, max: 20_000 }), (lines, budget) => {
      const allowed = spendBudget(lines, String(budget))
      const spent = allowed.reduce((sum, one) => sum + Number(one?.cost ?? 0), 0)
      expect(spent).toBeLessThanOrEqual(budget + 1e-6)
      for (const [index, one] of allowed.entries())
        if (one) expect(Number(one.quantity)).toBeLessThanOrEqual(Number(lines[index]?.missing))
    }),
  )
})
