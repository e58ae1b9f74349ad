import { expect, test } from 'vitest'
import { toQuantity } from '#core/number/quantity.ts'
import { needsRecount, type RecountLimits } from './needs-recount.ts'

const none = { quantity: null, percent: null, value: null }
const check = (book: string, discrepancy: string, limits: Partial<RecountLimits>, unitCost: string | null = '2') =>
  needsRecount(
    {
      book: toQuantity(book),
      discrepancy: toQuantity(discrepancy),
      unitCost: unitCost === null ? null : toQuantity(unitCost),
    },
    { ...none, ...limits },
  )

test.each([
  ['no limit', false, check('10', '-9', {})],
  ['at the quantity', false, check('10', '-3', { quantity: '3' })],
  ['beyond the quantity', true, check('10', '-3.000000001', { quantity: '3' })],
  ['at the percentage', false, check('10', '1', { percent: '10' })],
  ['beyond the percentage', true, check('10', '1.01', { percent: '10' })],
  ['something where nothing was', true, check('0', '1', { percent: '1000' })],
  ['at the value', false, check('10', '-5', { value: '10' })],
  ['beyond the value', true, check('10', '-5.5', { value: '10' })],
  ['a value without a cost', false, check('10', '-5.5', { value: '10' }, null)],
  ['one of several', true, check('1000', '6', { percent: '50', quantity: '5' })],
  ['exact, with limits of zero', false, check('0', '0', { quantity: '0', percent: '0', value: '0' })],
])('%s', (_, expected, got) => expect(got).toBe(expected))
