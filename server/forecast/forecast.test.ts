import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import { cancelTask, getTask, type Task } from '#contract/task.ts'
import { getTenant, updateTenant } from '#contract/tenant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'
import { chooseLastDay, readCalendar } from './queries.ts'

const { redisUrl: redis } = inject('services')
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const dayMs = 86_400_000
/** Noon in UTC, `ago` days before today. */
const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
const dayOf = (ago: number) => noon(ago).slice(0, 10)

interface Shop {
  tenant: TestTenant
  store: string
  item(sku: string): Promise<string>
  post(kind: NewMovement['kind'], itemId: string, quantity: number, ago: number, at?: string): Promise<string>
}

async function openShop(): Promise<Shop> {
  const tenant = await app.createTenant()
  const { data } = await tenant.admin.call(listLocations, { query: {} })
  const store = data[0]?.id ?? ''
  return {
    tenant,
    store,
    item: async (sku) => (await tenant.admin.call(createItem, { body: { sku, name: `Item ${sku}` } })).id,
    post: async (kind, itemId, quantity, ago, at = noon(ago)) => {
      const place = kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }
      const lines = [{ itemId, quantity: String(quantity), ...place }]
      return (await tenant.admin.call(recordMovement, { body: { kind, effectiveAt: at, lines } })).id
    },
  }
}

async function forecast(tenant: TestTenant, body: Parameters<typeof startForecast.body.parse>[0] = {}): Promise<Task> {
  const { task } = await tenant.manager.call(startForecast, { body: startForecast.body.parse(body) })
  return vi.waitFor(
    async () => {
      const now = await tenant.staff.call(getTask, { params: { taskId: task.id } })
      expect(['succeeded', 'failed']).toContain(now.state)
      return now
    },
    { timeout: 90_000, interval: 25 },
  )
}
const readPage = (tenant: TestTenant, cursor: string | null) =>
  tenant.staff.call(listForecasts, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
const list = async (tenant: TestTenant) => (await tenant.staff.call(listForecasts, { query: {} })).data

test('a task is answered at once, before any worker runs', async () => {
  const { tenant } = await openShop()
  const reply = await tenant.manager.send(startForecast, { body: {} })
  expect(reply.status).toBe(202)
  expect(reply.body.task).toMatchObject({ kind: 'forecast', state: 'queued' })
  expect((await tenant.staff.send(startForecast, { body: {} })).problem.code).toBe('forbidden')
})

describe.each([{ queue: 'postgres' }, ...(redis ? [{ queue: 'redis' }] : [])])(
  'with the queue in $queue',
  // threads start slowly on a busy machine
  { timeout: 240_000 },
  ({ queue }) => {
    let worker: { stop(): Promise<void> }
    beforeAll(async () => {
      worker = await startTestWorker(app, forecastJobs, { redisUrl: queue === 'redis' ? `${redis}/13` : undefined })
    })
    afterAll(() => worker.stop())

    test('a known series has the known forecast, and items that never sold have none', {
      timeout: 240_000,
    }, async () => {
      const { tenant, item, post } = await openShop()
      const [steady, rising, unsold] = [await item('STEADY'), await item('RISING'), await item('UNSOLD')]
      await post('opening', steady, 1000, 70)
      await post('opening', rising, 1000, 70)
      await post('opening', unsold, 1000, 70)
      for (let ago = 60; ago >= 1; ago--) await post('sale', steady, 4, ago)
      for (let ago = 60; ago >= 1; ago -= 3) await post('sale', rising, 2, ago)
      const task = await forecast(tenant, { frequency: 'D', horizon: 14 })
      expect(task).toMatchObject({ state: 'succeeded', result: { items: 2, withoutDemand: 1 }, done: 3, total: 3 })

      const [first, second, ...rest] = await list(tenant)
      expect(rest).toEqual([])
      expect(first).toMatchObject({
        itemId: steady,
        sku: 'STEADY',
        itemName: 'Item STEADY',
        frequency: 'D',
        historyStart: dayOf(60),
        forecastStart: dayOf(0),
        runId: task.result?.forecastRunId,
      })
      expect(first?.history).toEqual(Array(60).fill(4))
      expect(first?.mean).toHaveLength(14)
      for (const mean of first?.mean ?? []) expect(mean).toBeCloseTo(4, 1)
      expect(first?.expectedDemand).toBeCloseTo(56, 0)
      expect(second?.itemId).toBe(rising)
      expect(second?.expectedDemand).toBeGreaterThan(14 * 0.4)
      expect(second?.expectedDemand).toBeLessThan(14 * 1.1)
    })

    test('returns, reversals and empty shelves do not pass for demand', { timeout: 240_000 }, async () => {
      const { tenant, item, post } = await openShop()
      const itemId = await item('A')
      await post('receipt', itemId, 30, 20)
      for (let ago = 19; ago >= 15; ago--) await post('sale', itemId, 6, ago)
      // out of stock from the 14th to the 11th day ago
      await post('receipt', itemId, 100, 10)
      for (let ago = 10; ago >= 2; ago--) await post('sale', itemId, 6, ago)
      const mistake = await post('sale', itemId, 40, 5, noon(5))
      await tenant.manager.call(reverseMovement, { params: { movementId: mistake }, body: { reason: 'Wrong item' } })
      await post('return', itemId, 2, 1)
      await forecast(tenant, { frequency: 'D', horizon: 7 })
      const [only] = await list(tenant)
      expect(only?.history).toEqual([6, 6, 6, 6, 6, null, null, null, null, 6, 6, 6, 6, 6, 6, 6, 6, 4, 0])
    })

    test('an order that came once is shown as it was, and not expected again', async () => {
      const { tenant, item, post } = await openShop()
      const itemId = await item('A')
      await post('opening', itemId, 10_000, 41)
      for (let ago = 40; ago >= 1; ago--) await post('sale', itemId, ago === 9 ? 5_000 : 5, ago)
      await forecast(tenant, { frequency: 'D', horizon: 10 })
      const [only] = await list(tenant)
      expect(only?.history[31]).toBe(5_000)
      expect(only?.oneOffs).toEqual([{ day: dayOf(9), quantity: 5_000, counted: 10 }])
      expect(only?.expectedDemand).toBeLessThan(100)
    })

    test('a day is a day of the organisation’s time zone', async () => {
      const { tenant, item, post } = await openShop()
      const { version } = await tenant.admin.call(getTenant)
      await tenant.admin.call(updateTenant, { body: { timeZone: 'Pacific/Auckland' }, ifMatch: version })
      const itemId = await item('A')
      await post('opening', itemId, 100, 9)
      // 13:00 UTC is the next day in Auckland
      for (const ago of [6, 5, 4]) await post('sale', itemId, 3, ago, noon(ago).replace('T12:', 'T13:'))
      await forecast(tenant, { frequency: 'D', horizon: 7 })
      const [only] = await list(tenant)
      expect(only?.historyStart).toBe(dayOf(5))
      expect(only?.history.slice(0, 3)).toEqual([3, 3, 3])
    })

    test('a run over some items leaves the others’ forecasts; one over all removes what is no more', async () => {
      const { tenant, item, post } = await openShop()
      const [kept, gone] = [await item('KEPT'), await item('GONE')]
      await post('opening', kept, 100, 30)
      await post('opening', gone, 100, 30)
      for (let ago = 20; ago >= 1; ago -= 2) await post('sale', kept, 1, ago)
      const sale = await post('sale', gone, 5, 10)
      const first = await forecast(tenant)
      await tenant.manager.call(reverseMovement, { params: { movementId: sale }, body: { reason: 'Never happened' } })
      const second = await forecast(tenant, { itemIds: [kept] })
      const runs = Object.fromEntries((await list(tenant)).map((each) => [each.itemId, each.runId]))
      expect(runs).toEqual({ [kept]: second.result?.forecastRunId, [gone]: first.result?.forecastRunId })
      await forecast(tenant)
      expect((await list(tenant)).map((each) => each.itemId)).toEqual([kept])
    })

    test('no organisation sees, runs over or changes another’s demand', async () => {
      const [one, other] = [await openShop(), await openShop()]
      const [mine, theirs] = [await one.item('A'), await other.item('A')]
      await one.post('opening', mine, 100, 30)
      await other.post('opening', theirs, 900, 30)
      for (let ago = 20; ago >= 1; ago--) await one.post('sale', mine, 1, ago)
      for (let ago = 20; ago >= 1; ago--) await other.post('sale', theirs, 40, ago)
      const task = await forecast(one.tenant, { itemIds: [mine, theirs] })
      expect(task).toMatchObject({ total: 1, result: { items: 1 } })
      expect((await list(one.tenant)).map((each) => each.itemId)).toEqual([mine])
      expect((await list(one.tenant))[0]?.history).toEqual(Array(20).fill(1))
      expect(await list(other.tenant)).toEqual([])
      const theirTask = await other.tenant.admin.send(cancelTask, { params: { taskId: task.id } })
      expect(theirTask.status).toBe(404)
      const stolen = await other.tenant.admin.call(listForecasts, { query: { itemId: mine } })
      expect(stolen.data).toEqual([])
    })

    test('forecasts are listed page by page, largest expected demand first, and by item', async () => {
      const { tenant, item, post } = await openShop()
      const ids: string[] = []
      for (let n = 0; n < 5; n++) {
        const itemId = await item(`I${n}`)
        await post('opening', itemId, 1000, 30)
        for (let ago = 16; ago >= 1; ago -= 3) await post('sale', itemId, 1 + n * 3, ago)
        ids.unshift(itemId)
      }
      await forecast(tenant, { frequency: 'D', horizon: 10 })
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof readPage>> = await readPage(tenant, cursor)
        seen.push(...page.data.map((each) => each.itemId))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(ids)
      const one = await tenant.staff.call(listForecasts, { query: { itemId: ids[3] } })
      expect(one.data.map((each) => each.sku)).toEqual(['I1'])
    })
  },
)

test('a hundred clicks cost one run: tasks that wait with the same question end with its answer', {
  timeout: 240_000,
}, async () => {
  const { tenant, item, post } = await openShop()
  const itemId = await item('A')
  await post('opening', itemId, 100, 30)
  for (let ago = 16; ago >= 1; ago -= 3) await post('sale', itemId, 2, ago)
  const clicks: string[] = []
  for (let n = 0; n < 12; n++) clicks.push((await tenant.manager.call(startForecast, { body: {} })).task.id)
  const { task: differs } = await tenant.manager.call(startForecast, { body: { frequency: 'W' } })
  const worker = await startTestWorker(app, forecastJobs, { concurrency: 1 })
  const read = (taskId: string) => tenant.staff.call(getTask, { params: { taskId } })
  await vi.waitFor(async () => expect((await read(differs.id)).state).toBe('succeeded'), { timeout: 90_000 })
  const tasks = await Promise.all(clicks.map(read))
  await worker.stop()
  expect(tasks.map((task) => task.state)).toEqual(Array(12).fill('succeeded'))
  expect(new Set(tasks.map((task) => task.result?.forecastRunId)).size).toBe(1)
  expect((await read(differs.id)).result?.forecastRunId).not.toBe(tasks[0]?.result?.forecastRunId)
})

test('a stray sale after more than a year leaves the books closed, until sales have gone on for four weeks', async () => {
  const { tenant, item, post } = await openShop()
  const itemId = await item('A')
  await post('opening', itemId, 100, 500)
  const known = () => app.database.tenantRead(tenant.id, readCalendar)
  expect(await known()).toMatchObject({ today: dayOf(0), lastSaleDay: null, settledSaleDay: null })
  await post('sale', itemId, 2, 410)
  await post('sale', itemId, 2, 400)
  await post('receipt', itemId, 2, 300)
  await post('sale', itemId, 1, 3)
  expect(await known()).toMatchObject({ lastSaleDay: dayOf(3), settledSaleDay: dayOf(400) })
  expect(chooseLastDay(await known())).toBe(dayOf(400))
  await post('sale', itemId, 1, 27)
  expect(chooseLastDay(await known())).toBe(dayOf(400))
  await post('sale', itemId, 1, 29)
  expect(await known()).toMatchObject({ lastSaleDay: dayOf(3), settledSaleDay: dayOf(29) })
  expect(chooseLastDay(await known())).toBe(dayOf(1))
})

test('a run that waits for the ledger ends as soon as it is cancelled', { timeout: 120_000 }, async () => {
  const { tenant, item, post } = await openShop()
  const itemId = await item('A')
  await post('opening', itemId, 100, 30)
  await post('sale', itemId, 2, 3)
  const worker = await startTestWorker(app, forecastJobs)
  const holder = new pg.Client({ connectionString: app.urls.adminUrl })
  await holder.connect()
  try {
    // every question to it waits until this is given up
    await holder.query('begin; lock table movement_line in access exclusive mode')
    const { task } = await tenant.manager.call(startForecast, { body: {} })
    const read = () => tenant.staff.call(getTask, { params: { taskId: task.id } })
    await vi.waitFor(async () => {
      const { rows } = await holder.query('select from pg_locks where not granted')
      expect(rows.length).toBeGreaterThan(0)
    }, 60_000)
    expect(await read()).toMatchObject({ state: 'running' })
    await tenant.manager.call(cancelTask, { params: { taskId: task.id } })
    await vi.waitFor(async () => expect((await read()).state).toBe('cancelled'), 60_000)
  } finally {
    await holder.end()
    await worker.stop()
  }
})
