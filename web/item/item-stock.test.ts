import { expect, test } from 'vitest'
import { sumBalances, valueOf } from '#web/item/item-stock.ts'

test('sums of balances are exact where floats are not', () => {
  const tenth = { onHand: '0.1', reserved: '0.3' }
  expect(sumBalances([tenth, { onHand: '0.2', reserved: '0' }])).toEqual({
    onHand: '0.3',
    reserved: '0.3',
    available: '0',
  })
  expect(sumBalances([{ onHand: '-9007199254740993', reserved: '0' }]).onHand).toBe('-9007199254740993')
  expect(sumBalances([])).toEqual({ onHand: '0', reserved: '0', available: '0' })
})

test('stock is valued at cost before price, and not at all without either', () => {
  expect(valueOf('3', { cost: '1.105', price: '9' })).toEqual({ value: '3.32', at: 'cost' })
  expect(valueOf('3', { cost: null, price: '9' })).toEqual({ value: '27', at: 'price' })
  expect(valueOf('3', { cost: null, price: null })).toBeUndefined()
})
