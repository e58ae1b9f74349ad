import { expect, test } from 'vitest'
import { emptyPlan, toRecount, toSelection } from '#web/count/plan-draft.ts'

test('an untouched plan counts all stock, and again what is off by a tenth', () => {
  expect(toSelection(emptyPlan)).toEqual({ locationIds: [], categoryIds: [], abc: [], includeEmpty: false })
  expect(toRecount(emptyPlan)).toEqual({ quantity: null, percent: '10', value: null })
})

test('a number of doubtful lines stands only where it is asked for and is one', () => {
  const most = (riskCount: string, onlyRisk = true) => toSelection({ ...emptyPlan, onlyRisk, riskCount }).mostAtRisk
  expect([most('30'), most('0'), most('x'), most('2.5'), most('99999999'), most('30', false)]).toEqual([
    30,
    undefined,
    undefined,
    undefined,
    20_000,
    undefined,
  ])
})

test('a limit that is no number is told', () => {
  expect(toRecount({ ...emptyPlan, value: 'much' })).toBeUndefined()
  expect(toRecount({ ...emptyPlan, percent: '', quantity: '2,5' })).toEqual({
    quantity: '2.5',
    percent: null,
    value: null,
  })
})
