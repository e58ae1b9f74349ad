import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOutUnit } from '#contract/checkout.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { createPurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { createSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
let cellar: string
let bar: string

/**
 * Sherry was sold in March and in May, port in April, madeira in April and taken back. Port lies in two places, sherry in the cellar and madeira in its rack.
 * Seven port are on order, three of those for the bar; a drill of two is out.
 */
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin, staff } = tenant
  const place = async (code: string, parentId: string | null = null) =>
    (await admin.call(createLocation, { body: { code, name: code, parentId } })).id
  cellar = await place('CELLAR')
  const rack = await place('RACK', cellar)
  bar = await place('BAR')
  const make = async (sku: string, more: object = {}) =>
    (await admin.call(createItem, { body: { sku, name: sku, ...more } as never })).id
  const [sherry, port, madeira] = [await make('sherry'), await make('port'), await make('madeira')]
  const drill = await make('drill', { tracking: 'serial' })
  const move = (kind: string, effectiveAt: string, lines: object[]) =>
    admin.call(recordMovement, { body: { kind, effectiveAt, lines } as never })
  const { lines } = await move('receipt', '2026-01-05T10:00:00Z', [
    { itemId: sherry, toLocationId: cellar, quantity: '20' },
    { itemId: port, toLocationId: rack, quantity: '20' },
    { itemId: port, toLocationId: bar, quantity: '2' },
    { itemId: madeira, toLocationId: rack, quantity: '20' },
    { itemId: drill, toLocationId: bar, quantity: '1', lotCode: 'D1' },
    { itemId: drill, toLocationId: bar, quantity: '1', lotCode: 'D2' },
  ])
  const sell = (itemId: string, day: string, fromLocationId: string) =>
    move('sale', `${day}T10:00:00Z`, [{ itemId, fromLocationId, quantity: '1' }])
  await sell(sherry, '2026-03-10', cellar)
  await sell(sherry, '2026-05-10', cellar)
  await sell(port, '2026-04-10', rack)
  const { id: movementId } = await sell(madeira, '2026-04-12', rack)
  await admin.call(reverseMovement, { params: { movementId }, body: { reason: 'Broken' } })
  const supplierId = (await admin.call(createSupplier, { body: { name: 'Douro' } as never })).id
  const order = async (locationId: string, quantity: string, approve: boolean) => {
    const { id, version } = await admin.call(createPurchaseOrder, {
      body: { supplierId, locationId, lines: [{ itemId: port, quantity }] },
    })
    const body = { action: 'approve', mail: false } as const
    if (approve) await admin.call(transitionPurchaseOrder, { params: { orderId: id }, ifMatch: version, body })
  }
  await order(cellar, '4', true)
  await order(bar, '3', true)
  await order(bar, '50', false)
  await staff.call(checkOutUnit, { body: { lotId: lines[4]?.lotId ?? '', holderName: 'Ada' } as never })
})
afterAll(() => testApp.close())

async function found(filter: Filter, sort = 'name'): Promise<string[]> {
  const page = await tenant.staff.call(listItems, { query: { filter: JSON.stringify(filter), sort, limit: 50 } })
  return page.data.map(({ sku }) => sku)
}

const sold = (op: 'gte' | 'lt', value: string): Filter => ({ field: 'soldAt', op, value })
const within = (from: string, to: string): Filter => ({ and: [sold('gte', from), sold('lt', to)] })
const figure = (name: string, op: 'gt' | 'eq' | 'lte', value: number, location?: string): Filter => ({
  field: `stock.${name}`,
  op,
  value,
  ...(location ? { location } : {}),
})

test('what was sold within a time is found by any of its sales, and not by two around it or one that was taken back', async () => {
  expect(await found(within('2026-03-01', '2026-04-01'))).toEqual(['sherry'])
  expect(await found(within('2026-04-01', '2026-05-01'))).toEqual(['port'])
  expect(await found({ not: within('2026-04-01', '2026-05-01') })).toEqual(['drill', 'madeira', 'sherry'])
  expect(await found({ field: 'soldAt', op: 'empty' })).toEqual(['drill', 'madeira'])
  expect(await found({ field: 'soldAt', op: 'notEmpty' })).toEqual(['port', 'sherry'])
})

test('a time of sale may be counted from today', async () => {
  const back = (count: number): Filter => ({ field: 'soldAt', op: 'gte', fromToday: { unit: 'year', count } })
  expect(await found(back(-1_000))).toEqual(['port', 'sherry'])
  expect(await found(back(1))).toEqual([])
})

test('what open orders bring is on order, at a place or in all; a draft brings nothing', async () => {
  expect(await found(figure('onOrder', 'gt', 0))).toEqual(['port'])
  expect(await found(figure('onOrder', 'eq', 7))).toEqual(['port'])
  expect(await found(figure('onOrder', 'eq', 3, bar))).toEqual(['port'])
  const more: Filter = { field: 'stock.onOrder', op: 'gt', than: { field: 'stock.onHand' }, location: bar }
  expect(await found(more)).toEqual(['port'])
  expect((await found(figure('onHand', 'gt', 0), '-stock.onOrder'))[0]).toBe('port')
})

test('units out with somebody are counted where they were taken', async () => {
  expect(await found(figure('checkedOut', 'eq', 1))).toEqual(['drill'])
  expect(await found(figure('checkedOut', 'gt', 0, cellar))).toEqual([])
})

test('what lies in one place and nowhere else is told from what lies there too', async () => {
  const only = (location: string): Filter => ({
    and: [figure('onHand', 'gt', 0, location), figure('elsewhere', 'lte', 0, location)],
  })
  expect(await found(only(cellar))).toEqual(['madeira', 'sherry'])
  expect(await found(only(bar))).toEqual(['drill'])
})
