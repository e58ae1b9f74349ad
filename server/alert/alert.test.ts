import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Alert,
  confirmAlert,
  countAlerts,
  getAlert,
  listAlerts,
  muteAlert,
  startAlertCheck,
} from '#contract/alert.ts'
import { listAudit } from '#contract/audit.ts'
import { reverseMovement } from '#contract/movement.ts'
import { getTask, listTasks } from '#contract/task.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { dayOf, openShop, type Shop, steadySales } from './alert-fixture.ts'
import { alertJobs } from './jobs.ts'
import { watchArrivals } from './watch-arrivals.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type State = Alert['state'] | 'all'
const alertsOf = async ({ tenant }: Shop, state: State = 'open') =>
  (await tenant.staff.call(listAlerts, { query: { state } })).data

describe('at night', () => {
  test('a day with far more sales than usual and an item that stopped are told once, with what was expected and why', async () => {
    const shop = await openShop(app)
    const [spiked, silent, usual] = [await shop.item('SPIKE'), await shop.item('SILENT'), await shop.item('USUAL')]
    await shop.sell(spiked, [...steadySales(120, 3), { ago: 2, quantity: 333 }])
    await shop.sell(silent, steadySales(150, 11))
    await shop.sell(usual, steadySales(120, 1))
    await shop.judgeNights()
    await shop.judgeNights()
    const alerts = await alertsOf(shop)
    expect(alerts.map(({ kind, itemId }) => [kind, itemId]).sort()).toEqual([
      ['silence', silent],
      ['spike', spiked],
    ])
    const spike = alerts.find(({ kind }) => kind === 'spike')
    expect(spike).toMatchObject({
      day: dayOf(2),
      measure: 'quantity',
      observed: 333,
      foundBy: 'night',
      state: 'open',
      sku: 'SPIKE',
    })
    expect(spike?.expectedHigh).toBeGreaterThan(24)
    expect(spike?.expectedHigh).toBeLessThan(100)
    expect(spike?.history.at(-1)).toBe(333)
    expect(spike?.reason).toMatch(
      /^333 pcs sold on \d+ \w+ 20\d\d: [\d.]+ times the most of a usual day, 0 to [\d.]+\.$/,
    )
    expect(alerts.find(({ kind }) => kind === 'silence')).toMatchObject({
      day: dayOf(11),
      measure: 'days',
      observed: 10,
      expectedHigh: 1,
      reason: expect.stringMatching(
        /^Not sold on the last 10 days that it was on sale, since .*2\d\. Before, it sold on nearly every day, and hardly ever paused longer than 1 day\.$/,
      ),
    })
    expect(await shop.tenant.staff.call(countAlerts)).toEqual({ open: 2 })
  })

  test('an item without stock has not stopped selling, and one that sells again no longer has', async () => {
    const shop = await openShop(app)
    const [gone, back] = [await shop.item('GONE'), await shop.item('BACK')]
    await shop.sell(gone, [...steadySales(150, 12), { ago: 11, quantity: 100_000 - 1_530 }])
    await shop.sell(back, steadySales(150, 11))
    await shop.sell(await shop.item('GOES-ON'), steadySales(120, 1))
    await shop.judgeNights()
    expect((await alertsOf(shop)).filter(({ kind }) => kind === 'silence').map(({ itemId }) => itemId)).toContain(back)
    await shop.post('sale', back, 5)
    await shop.judgeArrivals()
    expect((await alertsOf(shop, 'resolved')).map(({ kind, itemId }) => [kind, itemId])).toEqual([['silence', back]])
  })

  test('the first look tells no silence that is a month old, and none while the shop is closed', async () => {
    const old = await openShop(app)
    await old.sell(await old.item('LONG-GONE'), steadySales(170, 45))
    await old.sell(await old.item('GOES-ON'), steadySales(120, 1))
    await old.judgeNights()
    expect(await alertsOf(old)).toEqual([])
    const closed = await openShop(app)
    const days = Array.from({ length: 100 }, (_, index) => ({ ago: index + 11, quantity: 4 }))
    for (const sku of ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX']) await closed.sell(await closed.item(sku), days)
    await closed.judgeNights()
    expect(await alertsOf(closed)).toEqual([])
  })

  test('of a heap, the most surprising and costly are told', async () => {
    const shop = await openShop(app)
    const days = steadySales(90, 2)
    for (let item = 0; item < 23; item++)
      await shop.sell(await shop.item(`HEAP-${item}`), [...days, { ago: 1, quantity: 701 + 10 * item }])
    await shop.judgeNights()
    const { data } = await shop.tenant.staff.call(listAlerts, { query: { limit: 100 } })
    expect(data).toHaveLength(20)
    expect(data.map(({ sku }) => sku)).not.toContain('HEAP-0')
    expect(data[0]?.sku).toBe('HEAP-22')
  })

  test('each organisation’s night begins once, by itself, of those who had posted something by midnight', async () => {
    const shop = await openShop(app)
    await shop.sell(await shop.item('NIGHT'), steadySales(40, 1))
    const { Client } = await import('pg')
    const admin = new Client({ connectionString: app.urls.adminUrl })
    await admin.connect()
    const began = async () => {
      const { rows } = await admin.query('select begin_alert_nights() as id')
      return rows.filter(({ id }) => id === shop.tenant.id).length
    }
    // a zone where it is noon, and one where it is an hour past midnight
    const hour = new Date().getUTCHours()
    const zoneOf = (local: number) => {
      const ahead = ((local - hour + 36) % 24) - 12
      return ahead >= 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`
    }
    const live = (local: number) =>
      admin.query('update tenant set time_zone = $2 where id = $1', [shop.tenant.id, zoneOf(local)])
    await live(12)
    expect(await began()).toBe(0)
    // posted history is changed by nobody but who holds the whole database
    await admin.query(
      `begin; set local session_replication_role = replica;
       update movement set recorded_at = now() - interval '3 days' where tenant_id = '${shop.tenant.id}'; commit`,
    )
    await live(1)
    expect(await began()).toBe(0)
    await live(12)
    expect(await began()).toBe(1)
    expect(await began()).toBe(0)
    await admin.end()
  })
})

describe('on arrival', () => {
  const shopWithSlip = async () => {
    const shop = await openShop(app)
    const item = await shop.item('SLIP')
    await shop.sell(item, steadySales(90, 1))
    await shop.judgeArrivals()
    expect(await alertsOf(shop)).toEqual([])
    const movementId = await shop.post('sale', item, 120)
    await shop.judgeArrivals()
    const [alert] = await alertsOf(shop)
    if (!alert) throw new Error('nothing was told')
    return { shop, item, movementId, alert }
  }

  test('a tenfold entry is told with what was meant, once, and is resolved when it is reversed', async () => {
    const { shop, item, movementId, alert } = await shopWithSlip()
    expect(alert).toMatchObject({
      kind: 'slip',
      itemId: item,
      movementId,
      locationId: shop.store,
      observed: 120,
      suggestion: '12',
      foundBy: 'arrival',
      reason: '120 pcs in one line: 10 times the usual 12. Perhaps 12 was meant.',
    })
    expect(alert.history.at(-1)).toBe(120)
    expect(alert.worth).toBe(216)
    await shop.judgeArrivals()
    await shop.judgeNights()
    expect((await alertsOf(shop, 'all')).filter(({ kind }) => kind === 'slip')).toHaveLength(1)
    await shop.tenant.admin.call(reverseMovement, { params: { movementId }, body: { reason: 'Typed wrongly' } })
    await shop.judgeArrivals()
    expect((await shop.tenant.staff.call(getAlert, { params: { alertId: alert.id } })).state).toBe('resolved')
  })

  test('what people answer is kept, and the like is told later only when it is rarer', async () => {
    const { shop, item, alert } = await shopWithSlip()
    const { tenant } = shop
    const params = { alertId: alert.id }
    const refused = await tenant.staff.send(muteAlert, { params, ifMatch: alert.version, body: { days: 7 } })
    expect(refused.problem.code).toBe('forbidden')
    const old = await tenant.manager.send(confirmAlert, { params, ifMatch: alert.version + 1 })
    expect(old.problem.code).toBe('version_mismatch')
    const muted = await tenant.manager.call(muteAlert, { params, ifMatch: alert.version, body: { days: 7 } })
    expect(muted).toMatchObject({ state: 'muted', decidedByName: 'manager key', mutedUntil: dayOf(-7), version: 2 })
    await shop.post('sale', item, 150)
    await shop.judgeArrivals()
    expect(await alertsOf(shop)).toEqual([])
    const confirmed = await tenant.manager.call(confirmAlert, { params, ifMatch: 2 })
    expect(confirmed).toMatchObject({ state: 'confirmed', mutedUntil: null })
    await shop.post('sale', item, 1_200)
    await shop.judgeArrivals()
    expect((await alertsOf(shop)).map(({ observed }) => observed)).toContain(1_200)
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'alert', entityId: alert.id } })
    expect(data.map(({ action }) => action)).toEqual(['confirm', 'mute'])
  })

  test('what was posted is looked at by itself', async () => {
    const shop = await openShop(app)
    const item = await shop.item('LIVE')
    await shop.sell(item, steadySales(90, 1))
    const worker = await startTestWorker(app, alertJobs)
    const watch = watchArrivals({ database: app.database, log: silentLog })
    try {
      await shop.post('sale', item, 1_200)
      await expect.poll(() => alertsOf(shop), { timeout: 30_000 }).toMatchObject([{ kind: 'slip', suggestion: '12' }])
    } finally {
      await watch.stop()
      await worker.stop()
    }
  })
})

test('a look at the nights is answered at once, and pages hold each alert once', async () => {
  const shop = await openShop(app)
  for (const sku of ['A', 'B', 'C'])
    await shop.sell(await shop.item(sku), [...steadySales(120, 2), { ago: 1, quantity: 707 }])
  const started = await shop.tenant.manager.send(startAlertCheck)
  expect(started.status).toBe(202)
  expect((await shop.tenant.staff.send(startAlertCheck)).problem.code).toBe('forbidden')
  await shop.judgeNights()
  const { data } = await shop.tenant.manager.call(listTasks, { query: { kind: 'alert_check' } })
  const done = await shop.tenant.manager.call(getTask, { params: { taskId: data[0]?.id ?? '' } })
  expect(done).toMatchObject({ state: 'succeeded', result: { alerts: 3, items: 3 } })
  const seen: string[] = []
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor)
    seen.push(...page.data.map(({ sku }) => sku ?? ''))
    cursor = page.nextCursor
  }
  expect(seen.sort()).toEqual(['A', 'B', 'C'])
  async function read(cursor: string | null) {
    return shop.tenant.staff.call(listAlerts, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
  }
})
