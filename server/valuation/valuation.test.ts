import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createCategory } from '#contract/category.ts'
import { getItem, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { createItemType } from '#contract/item-type.ts'
import { getMovement, reverseMovement } from '#contract/movement.ts'
import { getSummary } from '#contract/stock.ts'
import { getTenant, updateTenant } from '#contract/tenant.ts'
import {
  downloadStockValues,
  getItemValuation,
  getValuation,
  listMovementCosts,
  listStockValues,
} from '#contract/valuation.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { valuedShop, valueNow } from './valuation-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const shop = () => valuedShop(testApp)

async function useMethod({ admin }: TestTenant, costMethod: 'fifo' | 'average' | 'standard') {
  const { version } = await admin.call(getTenant)
  await admin.call(updateTenant, { body: { costMethod }, ifMatch: version })
}

async function setItem({ admin }: TestTenant, itemId: string, body: z.input<typeof updateItem.body>) {
  const { version } = await admin.call(getItem, { params: { itemId } })
  await admin.call(updateItem, { params: { itemId }, body, ifMatch: version })
}

describe('10 bought at 2, then 10 at 4, then 15 sold', () => {
  test.each([
    ['fifo', '40', '20', '4'],
    ['average', '45', '15', '3'],
  ] as const)('%s: the sale cost %s, %s is left', async (method, cost, value, unitCost) => {
    const { tenant, itemId, x, move, valueNow } = await shop()
    await useMethod(tenant, method)
    await move('receipt', { quantity: '10', toLocationId: x, unitPrice: '2' })
    await move('receipt', { quantity: '10', toLocationId: x, unitPrice: '4' })
    const sale = await move('sale', { quantity: '15', fromLocationId: x, unitPrice: '9' })
    const costs = () => tenant.staff.call(listMovementCosts, { params: { movementId: sale.id } })
    expect((await costs()).data).toEqual([{ lineNo: 1, cost: null, assumed: false }])
    await valueNow()
    expect((await costs()).data).toEqual([{ lineNo: 1, cost, assumed: false }])
    expect(await tenant.staff.call(getItemValuation, { params: { itemId } })).toMatchObject({
      method,
      quantity: '5',
      value,
      unitCost,
      waiting: false,
      places: [{ locationId: x, quantity: '5', value, layers: [{ quantity: '5', value }], layerCount: 1 }],
    })
    expect(await tenant.staff.call(getValuation)).toMatchObject({
      method,
      value,
      items: 1,
      differenceCount: 0,
      waitingLines: 0,
      waitingItems: 0,
      costlessItems: 0,
    })
  })
})

test('a method that is changed values all history anew, and a type’s own goes before the organisation’s', async () => {
  const { tenant, itemId, x, move, valueNow } = await shop()
  await move('receipt', { quantity: '1', toLocationId: x, unitPrice: '2' })
  await move('receipt', { quantity: '1', toLocationId: x, unitPrice: '4' })
  const sale = await move('sale', { fromLocationId: x })
  const cost = async () => {
    await valueNow()
    return (await tenant.staff.call(listMovementCosts, { params: { movementId: sale.id } })).data[0]?.cost
  }
  expect(await cost()).toBe('3')
  await useMethod(tenant, 'fifo')
  expect(await cost()).toBe('2')
  const type = await tenant.admin.call(createItemType, { body: { name: 'Averaged', costMethod: 'average' } })
  await setItem(tenant, itemId, { itemTypeId: type.id })
  expect(await cost()).toBe('3')
})

test('a receipt dated back changes what later sales cost, and its reversal changes that back', async () => {
  const { tenant, x, move, valueNow } = await shop()
  await move('receipt', { quantity: '10', toLocationId: x, unitPrice: '2' }, '2026-01-10T00:00:00Z')
  const sale = await move('sale', { quantity: '5', fromLocationId: x }, '2026-03-10T00:00:00Z')
  const cost = async () => {
    await valueNow()
    return (await tenant.staff.call(listMovementCosts, { params: { movementId: sale.id } })).data[0]?.cost
  }
  expect(await cost()).toBe('10')
  const back = await move('receipt', { quantity: '10', toLocationId: x, unitPrice: '4' }, '2026-02-10T00:00:00Z')
  expect(await cost()).toBe('15')
  await tenant.admin.call(reverseMovement, { params: { movementId: back.id }, body: { reason: 'Wrong' } })
  expect(await cost()).toBe('10')
  expect((await tenant.staff.call(listMovementCosts, { params: { movementId: back.id } })).data[0]?.cost).toBeNull()
})

test('a sale of a closed period that is reversed later comes back at what it cost', async () => {
  const { tenant, itemId, x, move, valueNow } = await shop()
  await move('receipt', { quantity: '2', toLocationId: x, unitPrice: '2' }, '2026-01-10T00:00:00Z')
  const sale = await move('sale', { fromLocationId: x }, '2026-01-20T00:00:00Z')
  await move('receipt', { quantity: '1', toLocationId: x, unitPrice: '8' }, '2026-02-10T00:00:00Z')
  const { version } = await tenant.admin.call(getTenant)
  await tenant.admin.call(updateTenant, { body: { lockedBefore: '2026-02-20T00:00:00Z' }, ifMatch: version })
  const reversal = await tenant.admin.call(reverseMovement, {
    params: { movementId: sale.id },
    body: { reason: 'Wrong' },
  })
  expect((await tenant.admin.call(getMovement, { params: { movementId: reversal.id } })).effectiveAt).toContain(
    '2026-02-20',
  )
  await valueNow()
  expect(await tenant.staff.call(getItemValuation, { params: { itemId } })).toMatchObject({
    quantity: '3',
    value: '12',
  })
})

test('by standard cost, stock is worth the item’s cost of its time, and the first one counts for what came before it', async () => {
  const { tenant, itemId, x, move, valueNow } = await shop()
  await useMethod(tenant, 'standard')
  await move('receipt', { quantity: '4', toLocationId: x, unitPrice: '7' }, '2026-01-10T00:00:00Z')
  const value = async (at?: string) => {
    await valueNow()
    return (await tenant.staff.call(listStockValues, { query: at ? { at } : {} })).sum
  }
  expect(await value()).toBe('28')
  await setItem(tenant, itemId, { cost: '5' })
  expect(await value()).toBe('20')
  const before = new Date().toISOString()
  await setItem(tenant, itemId, { cost: '6' })
  expect(await value()).toBe('24')
  expect(await value(before)).toBe('20')
  expect(await value('2026-01-09T00:00:00Z')).toBe('0')
  const sale = await move('sale', { fromLocationId: x }, '2026-01-11T00:00:00Z')
  expect(await value()).toBe('18')
  expect((await tenant.staff.call(listMovementCosts, { params: { movementId: sale.id } })).data[0]?.cost).toBe('5')
})

test('found stock and adjustments come in at current cost, whatever price they name, and a return at that, not at what was paid', async () => {
  const { tenant, itemId, x, move, valueNow } = await shop()
  await move('receipt', { quantity: '2', toLocationId: x, unitPrice: '3' })
  await move('found', { toLocationId: x })
  await move('adjustment', { toLocationId: x, unitPrice: '50' })
  await move('return', { toLocationId: x, unitPrice: '99' })
  await valueNow()
  expect(await tenant.staff.call(getItemValuation, { params: { itemId } })).toMatchObject({
    quantity: '5',
    value: '15',
  })
})

describe('the report', () => {
  test('tells values by item, place and category, the most valuable first, in pages, at a place and at a past moment, and as a file', async () => {
    const { tenant, itemId, otherId, x, y, move, valueNow } = await shop()
    const category = await tenant.admin.call(createCategory, { body: { name: 'Goods' } })
    await setItem(tenant, itemId, { categoryId: category.id, name: '=HYPERLINK("x")' })
    await move('receipt', { quantity: '4', toLocationId: x, unitPrice: '2.5' }, '2026-01-10T00:00:00Z')
    await move('transfer', { quantity: '1', fromLocationId: x, toLocationId: y }, '2026-02-10T00:00:00Z')
    await move('receipt', { itemId: otherId, quantity: '3', toLocationId: y, unitPrice: '10' }, '2026-03-10T00:00:00Z')
    await valueNow()
    const read = async (query: z.input<typeof listStockValues.query>) => tenant.staff.call(listStockValues, { query })
    const first = await read({ limit: 1 })
    expect(first).toMatchObject({
      sum: '40',
      data: [{ id: otherId, code: 'B', quantity: '3', unitCost: '10', value: '30' }],
    })
    const second = await read({ limit: 1, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ sum: '40', nextCursor: null, data: [{ id: itemId, quantity: '4', value: '10' }] })
    expect((await read({ by: 'location' })).data).toEqual([
      expect.objectContaining({ id: y, code: 'Y', items: 2, value: '32.5', quantity: null }),
      expect.objectContaining({ id: x, code: 'X', items: 1, value: '7.5' }),
    ])
    expect((await read({ by: 'category' })).data).toEqual([
      expect.objectContaining({ id: null, name: '', value: '30' }),
      expect.objectContaining({ id: category.id, name: 'Goods', value: '10' }),
    ])
    expect(await read({ locationId: x })).toMatchObject({ sum: '7.5', data: [{ id: itemId, quantity: '3' }] })
    expect(await read({ at: '2026-02-01T00:00:00Z', by: 'location' })).toMatchObject({
      sum: '10',
      data: [{ id: x, value: '10' }],
    })
    const reply = await testApp.app.fastify.inject({
      url: `/api/v1${downloadStockValues.path}?by=item`,
      headers: { authorization: `Bearer ${tenant.staff.secret}` },
    })
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.body).toBe(
      '\ufeffCode,Name,Quantity,Unit,Unit cost,Value\r\nB,Item B,3,pcs,10,30\r\nA,"\'=HYPERLINK(""x"")",4,pcs,2.5,10\r\n',
    )
  })

  test('is what dashboard and item lists tell as well, and until the first valuation they count at the item’s cost', async () => {
    const { tenant, itemId, otherId, x, y, move, valueNow } = await shop()
    await setItem(tenant, itemId, { cost: '3' })
    const told = async () => {
      const summary = await tenant.staff.call(getSummary)
      const { all, groups } = await tenant.staff.call(summariseItems, { query: { groupBy: 'location' } })
      const byPlace = [x, y].map((place) => groups.find(({ value }) => value === place)?.stockValue)
      return [summary.stockValue, all.stockValue, ...byPlace]
    }
    await move('receipt', { quantity: '4', toLocationId: x, unitPrice: '2.5' })
    expect(await told()).toEqual(['12', '12', '12', undefined])
    await valueNow()
    expect(await told()).toEqual(['10', '10', '10', undefined])
    await move('receipt', { quantity: '4', toLocationId: x, unitPrice: '3.5' })
    await move('transfer', { quantity: '2', fromLocationId: x, toLocationId: y })
    await move('receipt', { itemId: otherId, quantity: '3', toLocationId: y, unitPrice: '10' })
    await valueNow()
    expect(await told()).toEqual(['54', '54', '18', '36'])
    expect(await tenant.staff.call(getValuation)).toMatchObject({ value: '54' })
  })

  test('says which items have no cost, and what waits', async () => {
    const { tenant, x, move, valueNow } = await shop()
    await move('receipt', { toLocationId: x })
    expect(await tenant.staff.call(getValuation)).toMatchObject({ valuedAt: null, waitingLines: 1, differenceCount: 0 })
    await valueNow()
    expect(await tenant.staff.call(getValuation)).toMatchObject({
      value: '0',
      items: 0,
      costlessItems: 1,
      waitingLines: 0,
      differenceCount: 0,
    })
    await move('receipt', { toLocationId: x })
    expect(await tenant.staff.call(getValuation)).toMatchObject({ waitingLines: 1, differenceCount: 0 })
  })
})

test('what a customer brings back to quarantine is worth what it left at, though nothing ever lay there', async () => {
  const { tenant, itemId, x, y, move, valueNow } = await shop()
  await move('receipt', { quantity: '10', toLocationId: x, unitPrice: '4' })
  await move('sale', { quantity: '10', fromLocationId: x, unitPrice: '9' })
  await valueNow()
  await move('return', { quantity: '2', toLocationId: y, unitPrice: '9' })
  await valueNow()
  expect(await tenant.staff.call(getItemValuation, { params: { itemId } })).toMatchObject({ quantity: '2', value: '8' })
  expect(await tenant.staff.call(getValuation)).toMatchObject({ value: '8', costlessItems: 0 })
})

test('nothing is valued twice', async () => {
  const { tenant, x, move } = await shop()
  await move('receipt', { toLocationId: x, unitPrice: '2' })
  expect(await valueNow(testApp, tenant)).toBe(1)
  expect(await valueNow(testApp, tenant)).toBe(0)
})
