import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Alert, confirmAlert, listAlerts, type MuteReach, muteAlert } from '#contract/alert.ts'
import { liftAlertMute, listAlertMutes } from '#contract/alert-mute.ts'
import { listAudit } from '#contract/audit.ts'
import { createCategory } from '#contract/category.ts'
import { getItem, updateItem } from '#contract/item.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { dayOf, openShop, type Shop, steadySales } from './alert-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const alertsOf = async ({ tenant }: Shop, state: Alert['state'] = 'open') =>
  (await tenant.staff.call(listAlerts, { query: { state } })).data
const skusOf = async (shop: Shop, state?: Alert['state']) =>
  (await alertsOf(shop, state)).map(({ sku }) => sku ?? '').sort()
const mute = ({ tenant }: Shop, { id, version }: Alert, reach: MuteReach, days: number | null = 30) =>
  tenant.manager.call(muteAlert, { params: { alertId: id }, ifMatch: version, body: { days, reach } })
/** A quantity of each that is likelier a slip than meant; the next has to be larger still. */
async function slip(shop: Shop, quantity: number, ...itemIds: string[]): Promise<void> {
  for (const itemId of itemIds) await shop.post('sale', itemId, quantity)
  await shop.judgeArrivals()
}

/** Three items that sell about 12 a day: lamps in a category below another, a chair in none of them. */
async function openFurnished() {
  const shop = await openShop(app)
  const { admin } = shop.tenant
  const light = await admin.call(createCategory, { body: { name: 'Light' } })
  const lamps = await admin.call(createCategory, { body: { name: 'Lamps', parentId: light.id } })
  const items = { lamp: await shop.item('LAMP'), torch: await shop.item('TORCH'), chair: await shop.item('CHAIR') }
  for (const [itemId, categoryId] of [
    [items.lamp, light.id],
    [items.torch, lamps.id],
  ] as const) {
    const { version } = await admin.call(getItem, { params: { itemId } })
    await admin.call(updateItem, { params: { itemId }, ifMatch: version, body: { categoryId } })
  }
  for (const itemId of Object.values(items)) await shop.sell(itemId, steadySales(120, 1))
  return { shop, light, ...items }
}

test('a kind is muted for a category with all below it: what is open is put away, what comes is not told, others are; lifted, both are told again', async () => {
  const { shop, light, lamp, torch, chair } = await openFurnished()
  const { manager, staff, admin } = shop.tenant
  await slip(shop, 120, lamp, torch, chair)
  const open = (await alertsOf(shop)).filter(({ kind }) => kind === 'slip')
  expect(open.map(({ sku, categoryName }) => [sku, categoryName]).sort()).toEqual([
    ['CHAIR', null],
    ['LAMP', 'Light'],
    ['TORCH', 'Lamps'],
  ])
  const ofLamp = open.find(({ sku }) => sku === 'LAMP')
  const ofChair = open.find(({ sku }) => sku === 'CHAIR')
  if (!ofLamp || !ofChair) throw new Error('nothing was told')
  const none = {
    params: { alertId: ofChair.id },
    ifMatch: ofChair.version,
    body: { days: 7, reach: 'category' as const },
  }
  expect((await manager.send(muteAlert, none)).problem.code).toBe('invalid_value')
  const muted = await mute(shop, ofLamp, 'category')
  expect(muted).toMatchObject({ state: 'muted', mutedUntil: dayOf(-30), version: ofLamp.version + 1 })
  expect(await skusOf(shop, 'muted')).toEqual(['LAMP', 'TORCH'])
  expect(await skusOf(shop)).toEqual(['CHAIR'])
  await slip(shop, 1_300, lamp, torch, chair)
  expect(await skusOf(shop)).toEqual(['CHAIR', 'CHAIR'])
  const { data } = await staff.call(listAlertMutes)
  expect(data).toMatchObject([
    { id: muted.mutedWith, kind: 'slip', categoryId: light.id, categoryName: 'Light', locationId: null, alerts: 2 },
  ])
  const params = { muteId: data[0]?.id ?? '' }
  expect((await staff.send(liftAlertMute, { params })).problem.code).toBe('forbidden')
  await manager.call(liftAlertMute, { params })
  expect(await staff.call(listAlertMutes)).toEqual({ data: [] })
  expect(await skusOf(shop, 'muted')).toEqual([])
  expect((await skusOf(shop)).filter((sku) => sku !== 'CHAIR')).toEqual(['LAMP', 'TORCH'])
  // nothing was learnt of the items
  await slip(shop, 14_000, lamp)
  expect((await skusOf(shop)).filter((sku) => sku === 'LAMP').length).toBeGreaterThan(1)
  expect((await manager.send(liftAlertMute, { params })).problem.code).toBe('not_found')
  const kept = await admin.call(listAudit, { query: { entity: 'alertMute', entityId: params.muteId } })
  expect(kept.data.map(({ action }) => action)).toEqual(['remove', 'mute'])
})

test('a kind is muted in a place, and for everything; one that was wrong after all ends it', async () => {
  const { shop, lamp, chair } = await openFurnished()
  const { staff, manager } = shop.tenant
  await slip(shop, 120, lamp)
  const [alert] = await alertsOf(shop)
  if (!alert) throw new Error('nothing was told')
  expect(alert.locationId).toBe(shop.store)
  const inPlace = await mute(shop, alert, 'place', 7)
  await slip(shop, 120, chair)
  expect(await alertsOf(shop)).toEqual([])
  const again = await mute(shop, inPlace, 'all', null)
  expect(again.mutedUntil).toBeNull()
  expect((await staff.call(listAlertMutes)).data.map(({ locationId, mutedUntil }) => [locationId, mutedUntil])).toEqual(
    [
      [null, null],
      [shop.store, dayOf(-7)],
    ],
  )
  const [, place] = (await staff.call(listAlertMutes)).data
  await manager.call(liftAlertMute, { params: { muteId: place?.id ?? '' } })
  await slip(shop, 1_300, chair)
  expect(await alertsOf(shop)).toEqual([])
  await manager.call(confirmAlert, { params: { alertId: alert.id }, ifMatch: again.version })
  expect(await staff.call(listAlertMutes)).toEqual({ data: [] })
  await slip(shop, 14_000, chair)
  expect((await skusOf(shop)).includes('CHAIR')).toBe(true)
})
