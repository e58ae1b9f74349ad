import { expect, test } from 'vitest'
import { sumBalances, worthOf } from '#web/item/item-stock.ts'

type Valued = Parameters<typeof worthOf>[0]

test('sums of balances are exact where floats are not', () => {
  const tenth = { onHand: '0.1', reserved: '0.3', available: '-0.2' }
  // blocked, so that nothing of it is available
  expect(sumBalances([tenth, { onHand: '0.2', reserved: '0', available: '0' }])).toEqual({
    onHand: '0.3',
    reserved: '0.3',
    available: '-0.2',
  })
  const large = { onHand: '-9007199254740993', reserved: '0', available: '-9007199254740993' }
  expect(sumBalances([large]).onHand).toBe('-9007199254740993')
  expect(sumBalances([])).toEqual({ onHand: '0', reserved: '0', available: '0' })
})

test('stock is worth what it is valued at; before its first valuation its own cost; nothing is said where no cost is known', () => {
  const place = { locationId: 'x', locationName: 'X', quantity: '3', value: '7.5', layers: [], layerCount: 1 }
  const valued: Valued = { places: [place], waiting: true, method: 'fifo', quantity: '3', value: '7.5' }
  expect(worthOf(valued, '3', '9')).toEqual({ value: '7.5', by: 'fifo' })
  const waiting: Valued = { places: [], waiting: true, method: 'fifo', quantity: '0', value: '0' }
  expect(worthOf(waiting, '3', '1.105')).toEqual({ value: '3.32', by: 'cost' })
  expect(worthOf(waiting, '3', null)).toEqual({})
  expect(worthOf({ ...waiting, waiting: false }, '0', '9')).toEqual({ value: '0', by: 'fifo' })
  expect(worthOf({ ...valued, value: '0' }, '3', null)).toEqual({})
})
