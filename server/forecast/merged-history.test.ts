import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeItem, undoItemMerge } from '#contract/item-merge.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { goods, moveOne } from '#server/valuation/valuation-fixture.ts'
import { loadItemDays, readCalendar } from './queries.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

test('demand of a merged item is demand of the kept one, and the merge itself is none and brings nothing in', async () => {
  const tenant = await testApp.createTenant()
  const { itemId: a, otherId: b, x } = await goods(tenant)
  const day = (n: number) => `2026-03-0${n}T12:00:00Z`
  await moveOne(tenant, 'receipt', { itemId: a, toLocationId: x, quantity: '10' }, day(1))
  await moveOne(tenant, 'receipt', { itemId: b, toLocationId: x, quantity: '20' }, day(1))
  await moveOne(tenant, 'sale', { itemId: a, fromLocationId: x, quantity: '2' }, day(2))
  await moveOne(tenant, 'sale', { itemId: b, fromLocationId: x, quantity: '3' }, day(2))
  await moveOne(tenant, 'sale', { itemId: a, fromLocationId: x, quantity: '4' }, day(3))
  const load = (itemId: string) =>
    testApp.database.tenantRead(tenant.id, async (tx) => {
      const days = await loadItemDays(tx, [itemId], await readCalendar(tx))
      return (days.get(itemId) ?? []).map((one) => [one.day.slice(8), one.demand, one.change, one.inflow])
    })
  const apart = [await load(a), await load(b)]
  expect(apart[1]).toEqual([
    ['01', 0, 20, 20],
    ['02', 3, -3, 0],
  ])
  const { id } = await tenant.manager.call(mergeItem, {
    params: { itemId: a },
    ifMatch: 1,
    body: { intoItemId: b },
  })
  expect(await load(b)).toEqual([
    ['01', 0, 30, 30],
    ['02', 5, -5, 0],
    ['03', 4, -4, 0],
  ])
  await tenant.manager.call(undoItemMerge, { params: { itemMergeId: id }, body: {} })
  expect([await load(a), await load(b)]).toEqual(apart)
})
