import { expect, test } from 'vitest'
import { readFactor } from '#web/pack/read-factor.ts'
import { readTyped } from '#web/pack/typed-amount.ts'

const units = {
  unit: 'pcs',
  packs: [
    { name: 'box', factor: '12' },
    { name: 'third', factor: '1/3' },
  ],
}

test.each([
  ['', '', { quantity: '0', unit: undefined, base: '0' }],
  ['1,200', '', { quantity: '1200', unit: undefined, base: '1200' }],
  ['3', 'box', { quantity: '3', unit: 'box', base: '36' }],
  ['3 boxes', '', { quantity: '3', unit: 'box', base: '36' }],
  // what is written goes before what was chosen
  ['24 pcs', 'box', { quantity: '24', unit: undefined, base: '24' }],
  ['2dozen', '', { quantity: '2', unit: 'dozen', base: '24' }],
  ['0,5 Box', '', { quantity: '0.5', unit: 'box', base: '6' }],
  ['box', '', { fault: 'amountForm' }],
  ['3 -', '', { fault: 'unitForm', unit: '-' }],
  ['3 kg', '', { fault: 'unitForm', unit: 'kg' }],
  ['1', 'third', { fault: 'notExact', base: 'pcs' }],
] as const)('%s, counted in %s', (text, chosen, read) => {
  expect(readTyped(text, chosen, units)).toEqual(read)
})

test('of an item whose units are not known a bare number is read', () => {
  expect(readTyped('12.50', '', undefined)).toEqual({ quantity: '12.5', unit: undefined, base: '12.5' })
  expect(readTyped('1 box', '', undefined)).toEqual({ fault: 'unitForm', unit: 'box' })
})

test.each([
  ['12', '12'],
  [' 2,5 ', '2.5'],
  ['100/3', '100/3'],
  ['100 / 3', '100/3'],
  ['0', undefined],
  ['1/0', undefined],
  ['1/2/3', undefined],
  ['', undefined],
])('a factor %s', (text, factor) => {
  expect(readFactor(text)).toBe(factor)
})
