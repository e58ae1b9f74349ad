import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAlerts } from '#contract/alert.ts'
import { createDemandEvent } from '#contract/demand-event.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { dayOf, openShop, type Shop, steadySales } from './alert-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const kindsOf = async ({ tenant }: Shop, state: 'open' | 'resolved' = 'open') =>
  (await tenant.staff.call(listAlerts, { query: { state } })).data.map(({ kind, sku }) => `${kind} ${sku}`).sort()
const mark = ({ tenant }: Shop, from: number, to: number, body: { kind: 'promotion' | 'closed'; itemIds: string[] }) =>
  tenant.manager.call(createDemandEvent, {
    body: createDemandEvent.body.parse({
      name: 'Sale',
      kind: body.kind,
      startsOn: dayOf(from),
      endsOn: dayOf(to),
      touches: { kind: 'items', itemIds: body.itemIds },
    }),
  })

test('a day that a promotion explains is no alert: an open one is resolved at once, and none is told again', async () => {
  const shop = await openShop(app)
  const [lamp, bulb] = [await shop.item('LAMP'), await shop.item('BULB')]
  for (const item of [lamp, bulb]) await shop.sell(item, [...steadySales(120, 4), { ago: 2, quantity: 333 }])
  await shop.judgeNights()
  expect(await kindsOf(shop)).toEqual(['spike BULB', 'spike LAMP'])
  await mark(shop, 3, 2, { kind: 'promotion', itemIds: [lamp] })
  expect([await kindsOf(shop), await kindsOf(shop, 'resolved')]).toEqual([['spike BULB'], ['spike LAMP']])
  await shop.judgeNights()
  expect(await kindsOf(shop)).toEqual(['spike BULB'])
})

test('the price of a promotion is no jump, and days on which an item was not to be had are no silence', async () => {
  const shop = await openShop(app)
  const [lamp, bulb] = [await shop.item('LAMP'), await shop.item('BULB')]
  const [chair, stool] = [await shop.item('CHAIR'), await shop.item('STOOL')]
  for (const item of [lamp, bulb]) {
    const sales = steadySales(60, 1).map((sale) => ({ ...sale, unitPrice: 9 }))
    await shop.sell(item, sales)
  }
  for (const item of [chair, stool]) await shop.sell(item, steadySales(150, 11))
  await mark(shop, 1, 0, { kind: 'promotion', itemIds: [lamp] })
  await mark(shop, 10, 1, { kind: 'closed', itemIds: [chair] })
  await shop.judgeArrivals()
  for (const item of [lamp, bulb]) await shop.post('sale', item, 3, '1')
  await shop.judgeArrivals()
  await shop.judgeNights()
  expect(await kindsOf(shop)).toEqual(['price BULB', 'silence STOOL'])
})
