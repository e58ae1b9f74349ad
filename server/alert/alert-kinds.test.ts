import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmAlert, listAlerts, muteAlert } from '#contract/alert.ts'
import { reverseMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { dayOf, openShop, type Shop, steadySales } from './alert-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const alertsOf = async ({ tenant }: Shop, state: 'open' | 'resolved' = 'open') =>
  (await tenant.staff.call(listAlerts, { query: { state } })).data
const once = (ago: number) => ({ ago, quantity: 1 })

test('a week in which a bad batch comes back is told once, and none in which what always comes back does', async () => {
  const shop = await openShop(app)
  const [bad, usual] = [await shop.item('BAD'), await shop.item('USUAL')]
  for (const item of [bad, usual]) await shop.sell(item, steadySales(120, 1))
  await shop.happen('return', bad, [once(60), once(5), once(4), once(4), once(3), { ago: 2, quantity: 3 }])
  await shop.happen('return', usual, [70, 63, 55, 48, 41, 33, 26, 20, 13, 5, 3].map(once))
  await shop.judgeNights()
  await shop.judgeNights()
  const alerts = await alertsOf(shop)
  expect(alerts.map(({ kind, sku }) => [kind, sku])).toEqual([['returns', 'BAD']])
  expect(alerts[0]).toMatchObject({
    measure: 'returns',
    expectedLow: 0,
    reason: expect.stringMatching(
      /^Came back \d times in the week to .*, \d pcs in all\. Usual is (not once|once at most)\.$/,
    ),
  })
})

test('a place that loses far more than it usually does is told, without an item, and can be muted as such', async () => {
  const shop = await openShop(app)
  const [dear, cheap] = [await shop.item('DEAR'), await shop.item('CHEAP')]
  for (const item of [dear, cheap]) await shop.sell(item, steadySales(120, 1))
  await shop.happen(
    'loss',
    cheap,
    [100, 81, 64, 47, 30, 16].map((ago) => ({ ago, quantity: 2 + (ago % 3) })),
  )
  await shop.happen('loss', dear, [{ ago: 2, quantity: 3 }])
  await shop.judgeNights()
  expect(await alertsOf(shop)).toEqual([])
  await shop.happen('loss', dear, [{ ago: 2, quantity: 400 }])
  await shop.judgeNights()
  const [alert, ...others] = await alertsOf(shop)
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    kind: 'shrinkage',
    itemId: null,
    sku: null,
    locationId: shop.store,
    day: dayOf(2),
    measure: 'money',
    observed: 806,
    reason: expect.stringMatching(
      /806\.00 missing on .*, in 2 lines: a day with losses here is usually .* to .*\. Most of it is Item DEAR: .*806\.00\.$/,
    ),
  })
  if (!alert) throw new Error('nothing was told')
  const params = { alertId: alert.id }
  await shop.tenant.manager.call(muteAlert, { params, ifMatch: alert.version, body: { days: 7 } })
  await shop.happen('loss', dear, [{ ago: 1, quantity: 5_000 }])
  await shop.judgeNights()
  expect(await alertsOf(shop)).toEqual([])
  await shop.tenant.manager.call(confirmAlert, { params, ifMatch: 2 })
  await shop.judgeNights()
  expect((await alertsOf(shop)).map(({ day }) => day)).toEqual([dayOf(1)])
})

test('a price and a cost far from the item’s own are told as they are posted, usual ones are not, and a reversal resolves them', async () => {
  const shop = await openShop(app)
  const item = await shop.item('PRICED')
  await shop.happen(
    'receipt',
    item,
    [90, 75, 60, 45, 30].map((ago) => ({ ago, quantity: 50, unitPrice: 2 + (ago % 2) / 10 })),
  )
  await shop.sell(
    item,
    steadySales(60, 1).map((line) => ({ ...line, unitPrice: line.ago % 4 === 0 ? 4.5 : 5 })),
  )
  await shop.post('sale', item, 12, '5')
  await shop.post('sale', item, 12, '4.2')
  await shop.judgeArrivals()
  expect(await alertsOf(shop)).toEqual([])
  const movementId = await shop.post('sale', item, 12, '0.5')
  await shop.post('receipt', item, 50, '20')
  await shop.judgeArrivals()
  const alerts = await alertsOf(shop)
  expect(alerts.map(({ kind, observed }) => [kind, observed]).sort()).toEqual([
    ['price', 0.5],
    ['price', 20],
  ])
  expect(alerts.find(({ observed }) => observed === 0.5)).toMatchObject({
    measure: 'price',
    movementId,
    expectedLow: 4.2,
    expectedHigh: 5,
    worth: 54,
    reason: expect.stringMatching(
      /^Sold at .*0\.50: 0\.1 times the usual .*5\.00\. It sold at .*4\.20 to .*5\.00 before\.$/,
    ),
  })
  expect(alerts.find(({ observed }) => observed === 20)?.reason).toMatch(
    /^Bought at .*20\.00: 10 times the usual .*2\.00\./,
  )
  await shop.tenant.admin.call(reverseMovement, { params: { movementId }, body: { reason: 'Typed wrongly' } })
  await shop.judgeArrivals()
  expect((await alertsOf(shop, 'resolved')).map(({ observed }) => observed)).toEqual([0.5])
})

test('stock of value that has not moved for half a year is told once, and no more when it sells; none where all stock is slow', async () => {
  const shop = await openShop(app)
  const [dead, small] = [await shop.item('DEAD', 300), await shop.item('SMALL', 300)]
  for (const sku of ['A', 'B', 'C']) await shop.sell(await shop.item(sku), steadySales(120, 1))
  await shop.happen('loss', small, [{ ago: 200, quantity: 99_000 }])
  await shop.judgeNights()
  await shop.judgeNights()
  expect((await alertsOf(shop)).map(({ kind, sku }) => [kind, sku])).toEqual([['dead', 'DEAD']])
  expect((await alertsOf(shop))[0]).toMatchObject({
    day: dayOf(300),
    measure: 'days',
    observed: 300,
    worth: 200_000,
    reason: expect.stringMatching(
      /^100,000 pcs, worth .*200,000\.00, have neither come nor gone for 300 days, since .* moved within 1 day\.$/,
    ),
  })
  await shop.post('sale', dead, 1)
  await shop.judgeNights()
  expect(await alertsOf(shop)).toEqual([])
  expect((await alertsOf(shop, 'resolved')).map(({ sku }) => sku)).toEqual(['DEAD'])
  const slow = await openShop(app)
  await slow.item('OLD', 300)
  for (const sku of ['A', 'B', 'C']) await slow.item(sku, 190)
  await slow.judgeNights()
  expect(await alertsOf(slow)).toEqual([])
})
