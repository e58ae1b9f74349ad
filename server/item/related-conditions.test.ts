import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createReorderPolicy } from '#contract/reorder.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
let main: string
let cold: string
let supplier: string

/** Items by the letter of their SKU: milk in two lots, bread sold, salt only received, glass never moved. */
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Target', kind: 'number' } })
  await admin.call(createField, { body: { name: 'Tasted', kind: 'date' } })
  await admin.call(createField, { body: { name: 'Weighed', kind: 'dateTime' } })
  const [first] = (await admin.call(listLocations, { query: {} })).data
  main = first?.id ?? ''
  cold = (await admin.call(createLocation, { body: { code: 'COLD', name: 'Cold room', parentId: main } })).id
  const make = async (sku: string, more: object) =>
    (await admin.call(createItem, { body: { sku, name: sku, ...more } as never })).id
  const milk = await make('milk', { tracking: 'lot', reorderPoint: '2', price: '3', cost: '4' })
  const bread = await make('bread', { reorderPoint: '10', price: '3', cost: '1', attributes: { target: '5' } })
  const salt = await make('salt', {
    price: '2',
    cost: '2',
    attributes: { tasted: '2026-03-10', weighed: '2026-03-10T23:30:00Z' },
  })
  await make('glass', {})
  const move = (kind: string, effectiveAt: string, lines: object[]) =>
    admin.call(recordMovement, { body: { kind, effectiveAt, lines } as never })
  await move('receipt', '2026-01-05T10:00:00Z', [
    { itemId: milk, toLocationId: cold, quantity: '5', lotCode: 'M-1', expiresOn: '2026-03-01' },
    { itemId: milk, toLocationId: main, quantity: '2', lotCode: 'M-2', expiresOn: '2026-09-01' },
    { itemId: bread, toLocationId: main, quantity: '40', unitPrice: '1' },
    { itemId: salt, toLocationId: main, quantity: '9' },
  ])
  await move('sale', '2026-04-01T10:00:00Z', [{ itemId: bread, fromLocationId: main, quantity: '1' }])
  supplier = (await admin.call(createSupplier, { body: { name: 'Mill' } as never })).id
  await admin.call(createSupplierItem, { body: { supplierId: supplier, itemId: bread } })
  await admin.call(createReorderPolicy, {
    body: {
      itemId: salt,
      categoryId: null,
      locationId: null,
      rule: { kind: 'minMax', minimum: '1', maximum: '8' },
    } as never,
  })
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => testApp.close())

async function found(filter: Filter): Promise<string[]> {
  const page = await tenant.staff.call(listItems, {
    query: { filter: JSON.stringify(filter), sort: 'name', limit: 50 },
  })
  return page.data.map(({ sku }) => sku)
}

const expiresUntil = (value: string): Filter => ({ field: 'lot.expiresOn', op: 'lte', value })

describe('a condition on what stands beside an item', () => {
  test.each<[string, Filter, string[]]>([
    ['a lot that expires', expiresUntil('2026-03-31'), ['milk']],
    ['a lot by its code, whatever the case', { field: 'lot.code', op: 'eq', value: 'm-2' }, ['milk']],
    [
      'one lot meets all conditions side by side',
      { and: [{ field: 'lot.code', op: 'eq', value: 'M-2' }, expiresUntil('2026-03-31')] },
      [],
    ],
    [
      'apart, each may be another',
      { and: [{ field: 'lot.code', op: 'eq', value: 'M-2' }, { and: [expiresUntil('2026-03-31')] }] },
      ['milk'],
    ],
    ['last moved', { field: 'lastMovementAt', op: 'lt', value: '2026-02-01' }, ['milk', 'salt']],
    ['never moved', { field: 'lastMovementAt', op: 'empty' }, ['glass']],
    ['never sold', { field: 'lastSoldAt', op: 'empty' }, ['glass', 'milk', 'salt']],
    ['sold since', { field: 'lastSoldAt', op: 'gte', value: '2026-04-01' }, ['bread']],
    ['nobody sells it', { field: 'supplier', op: 'empty' }, ['glass', 'milk', 'salt']],
    [
      'above the maximum, or three times the reorder point',
      { field: 'state', op: 'eq', value: 'overstocked' },
      ['bread', 'milk', 'salt'],
    ],
    ['price below cost', { field: 'price', op: 'lt', than: { field: 'cost' } }, ['milk']],
    [
      'a multiple of another figure',
      { field: 'stock.onHand', op: 'gt', than: { field: 'reorderPoint', times: 3.6 } },
      ['bread'],
    ],
    [
      'stock and a field of the organisation',
      { field: 'attributes.target', op: 'lte', than: { field: 'stock.onHand' } },
      ['bread'],
    ],
  ])('%s', async (_, filter, skus) => {
    expect(await found(filter)).toEqual(skus)
  })

  test('a lot counts where it lies', async () => {
    expect(await found({ ...expiresUntil('2026-12-31'), location: cold } as Filter)).toEqual(['milk'])
    const later: Filter = { field: 'lot.expiresOn', op: 'gte', value: '2026-08-01', location: cold }
    expect(await found(later)).toEqual([])
  })

  test.each<[string, string[]]>([
    ['2026-02-15T10:00:00Z', ['milk']],
    ['2026-04-15T10:00:00Z', []],
    ['2026-08-15T10:00:00Z', ['milk']],
  ])('the next thirty days are those after the day it is: on %s', async (now, skus) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) })
    const [from, to] = [0, 30].map((count) => ({ unit: 'day', count }) as const)
    expect(
      await found({
        and: [
          { field: 'lot.expiresOn', op: 'gte', fromToday: from },
          { field: 'lot.expiresOn', op: 'lte', fromToday: to },
        ],
      }),
    ).toEqual(skus)
    const tasted = (op: 'gte' | 'lte', count: number): Filter => ({
      field: 'attributes.tasted',
      op,
      fromToday: { unit: 'month', count, edge: op === 'gte' ? 'start' : 'end' },
    })
    const isMonthBefore = now.startsWith('2026-02')
    expect(await found({ and: [tasted('gte', 1), tasted('lte', 1)] })).toEqual(isMonthBefore ? ['salt'] : [])
    const weighed: Filter = { field: 'attributes.weighed', op: 'gt', fromToday: from ?? { unit: 'day', count: 0 } }
    expect(await found(weighed)).toEqual(isMonthBefore ? ['salt'] : [])
  })

  test('of an instant, a day counted from today is all its hours', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-04-02T10:00:00Z') })
    const sold = (op: 'eq' | 'lt' | 'gt' | 'ne', count: number): Filter => ({
      field: 'lastSoldAt',
      op,
      fromToday: { unit: 'day', count },
    })
    expect(await found(sold('eq', -1))).toEqual(['bread'])
    expect(await found(sold('gt', -2))).toEqual(['bread'])
    expect(await found(sold('lt', -1))).toEqual([])
    expect(await found(sold('ne', -1))).not.toContain('bread')
  })

  test('the supplier of an item, and those another sells', async () => {
    expect(await found({ field: 'supplier', op: 'eq', value: supplier })).toEqual(['bread'])
    expect(await found({ field: 'supplier', op: 'ne', value: supplier })).toEqual(['glass', 'milk', 'salt'])
  })

  test.each<Filter>([
    { field: 'name', op: 'gt', than: { field: 'price' } },
    { field: 'price', op: 'in', than: { field: 'cost' } },
    { field: 'price', op: 'gt', than: { field: 'secret' } },
    { field: 'supplier', op: 'gt', value: '1' },
    { field: 'lot.code', op: 'gt', than: { field: 'price' } },
    { field: 'price', op: 'gt', fromToday: { unit: 'day', count: 1 } },
    { field: 'lot.expiresOn', op: 'gt', value: '2026-01-01', fromToday: { unit: 'day', count: 1 } },
  ])('what does not compare is refused: %j', async (filter) => {
    await expect(found(filter)).rejects.toThrow('"code":"invalid_value"')
  })
})
