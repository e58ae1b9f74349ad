import { expect, test } from 'vitest'
import { movementKinds } from '#contract/movement.ts'
import { toLeg } from './movement-legs.ts'

const a = '0199f3a2-7c1e-7d4b-9a55-000000000001'
const b = '0199f3a2-7c1e-7d4b-9a55-000000000002'
const line = (ends: { fromLocationId?: string; toLocationId?: string }) => ends

test.each([
  ['opening', { toLocationId: a }, { virtual: 'opening' }, { location: a }],
  ['receipt', { toLocationId: a }, { virtual: 'supplier' }, { location: a }],
  ['sale', { fromLocationId: a }, { location: a }, { virtual: 'customer' }],
  ['return', { toLocationId: a }, { virtual: 'customer' }, { location: a }],
  ['spoilage', { fromLocationId: a }, { location: a }, { virtual: 'loss' }],
  ['transfer', { fromLocationId: a, toLocationId: b }, { location: a }, { location: b }],
  ['adjustment', { toLocationId: a }, { virtual: 'adjustment' }, { location: a }],
  ['adjustment', { fromLocationId: a }, { location: a }, { virtual: 'adjustment' }],
  ['count', { fromLocationId: a }, { location: a }, { virtual: 'adjustment' }],
  ['supplierReturn', { fromLocationId: a }, { location: a }, { virtual: 'supplier' }],
  ['loss', { fromLocationId: a }, { location: a }, { virtual: 'loss' }],
  ['found', { toLocationId: a }, { virtual: 'found' }, { location: a }],
  ['dispatch', { fromLocationId: a }, { location: a }, { virtual: 'transit' }],
  ['arrival', { toLocationId: a }, { virtual: 'transit' }, { location: a }],
  ['checkOut', { fromLocationId: a }, { location: a }, { virtual: 'holder' }],
  ['checkIn', { toLocationId: a }, { virtual: 'holder' }, { location: a }],
  ['assembly', { fromLocationId: a }, { location: a }, { virtual: 'production' }],
  ['disassembly', { toLocationId: a }, { virtual: 'production' }, { location: a }],
] as const)('a %s with %o runs from %o to %o', (kind, ends, from, to) => {
  expect(toLeg(kind, line(ends), 0)).toEqual({ from, to })
})

test('every kind refuses the ends it does not have and names the line', () => {
  for (const kind of movementKinds) {
    expect(toLeg(kind, line({}), 3)).toMatchObject({ path: expect.stringMatching(/^body\.lines\.3\./) })
    if (kind !== 'transfer')
      expect(toLeg(kind, line({ fromLocationId: a, toLocationId: b }), 0)).toHaveProperty('message')
  }
})

test('a transfer within one place moves nothing and is refused', () => {
  expect(toLeg('transfer', line({ fromLocationId: a, toLocationId: a }), 0)).toHaveProperty('message')
})
