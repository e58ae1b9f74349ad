import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { registerFieldRoutes } from '#server/attribute/field-routes.ts'
import { registerItemTypeRoutes } from '#server/attribute/item-type-routes.ts'
import { forecastJobs } from '#server/forecast/jobs.ts'
import { registerForecastRoutes } from '#server/forecast/routes.ts'
import { registerItemRoutes } from '#server/item/routes.ts'
import { registerLedgerRoutes } from '#server/ledger/routes.ts'
import { registerLocationRoutes } from '#server/location/routes.ts'
import { silentLog } from '#server/queue/log.ts'
import { registerStockRoutes } from '#server/stock/routes.ts'
import { registerSupplierRoutes } from '#server/supplier/routes.ts'
import { registerTaskRoutes } from '#server/task/routes.ts'
import { createTaskWatcher } from '#server/task/watch-tasks.ts'
import { type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { registerSuggestRoutes } from '#server/suggest/routes.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { listSampleItems } from './catalogue-items.ts'
import { sampleJobs } from './jobs.ts'
import { registerSampleRoutes } from './routes.ts'
import { simulateYear } from './simulate-year.ts'

let identity: IdentityApp
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  identity = await startIdentityApp()
  const { app, database, urls } = identity
  registerSampleRoutes(app, identity.authenticator)
  registerTaskRoutes(app, { watcher: createTaskWatcher({ database, systemUrl: urls.systemUrl, log: silentLog }) })
  registerForecastRoutes(app)
  registerItemTypeRoutes(app)
  registerFieldRoutes(app)
  registerItemRoutes(app)
  registerLocationRoutes(app)
  registerStockRoutes(app)
  registerLedgerRoutes(app)
  registerSupplierRoutes(app)
  registerSuggestRoutes(app, { storage: {} as never })
  worker = await startTestWorker(identity, [...sampleJobs, ...forecastJobs])
})
afterAll(async () => {
  await worker.stop()
  await identity.stop()
})

test('a person founds a sample: schema, items, a year of movements and a forecast, proved by the ledger', {
  timeout: 300_000,
}, async () => {
  const { cookie } = await identity.person()
  const started = await identity.withCookie(cookie)('POST', '/tenants/sample', { body: { timeZone: 'Europe/Berlin' } })
  expect(started).toMatchObject({
    status: 202,
    body: { tenant: { isSample: true, role: 'admin', timeZone: 'Europe/Berlin' } },
  })
  const { tenant, taskId } = started.body
  const call = identity.withCookie(cookie, tenant.id)
  const stages = new Set<string>()
  const task = await vi.waitFor(
    async () => {
      const { body } = await call('GET', `/tasks/${taskId}`)
      stages.add(body.stage)
      expect(['succeeded', 'failed']).toContain(body.state)
      return body
    },
    { timeout: 240_000, interval: 100 },
  )
  expect(task).toMatchObject({ state: 'succeeded', error: null, result: { items: 81 } })
  // a quick machine is through with a short stage before it is told
  const told = ['queued', 'items', 'movements', 'loading', 'learning', 'forecasting', 'storing', 'finished']
  expect([...stages].filter((stage) => !told.includes(stage))).toEqual([])
  expect([...stages]).toContain('movements')

  const list = async (path: string) => (await call('GET', path)).body.data
  expect(await list('/item-types')).toHaveLength(4)
  const kinds = (await list('/fields')).map((field: { kind: string }) => field.kind)
  expect(new Set(kinds)).toEqual(new Set(['text', 'number', 'date', 'boolean', 'select']))
  const places = await list('/locations')
  expect(places).toHaveLength(5)
  expect(places.filter((place: { parentId: string | null }) => place.parentId !== null)).toHaveLength(2)
  expect(await list('/items?limit=200')).toHaveLength(83)
  expect(await list('/suppliers')).toHaveLength(5)
  const { rows: sold } = await identity.admin.query(
    'select count(distinct item_id)::int as items, bool_and(is_preferred) as preferred from supplier_item where tenant_id = $1',
    [tenant.id],
  )
  expect(sold).toEqual([{ items: 81, preferred: true }])
  const proof = (await call('GET', '/stock/proof')).body
  expect(proof).toMatchObject({ differenceCount: 0 })
  expect(proof.lines).toBeGreaterThan(40_000)
  expect((await call('GET', '/stock/summary')).body).toMatchObject({ negative: 0, items: 83 })
  const [newest] = await list('/movements?limit=1')
  expect(Date.parse(newest.effectiveAt)).toBeLessThanOrEqual(Date.now())
  expect(Date.parse(newest.effectiveAt)).toBeGreaterThan(Date.now() - 2 * 86_400_000)

  const guessed = await call('POST', '/suggestions', { body: { name: 'LED bulb E27, 12 W, dimmable' } })
  expect(guessed.status, JSON.stringify(guessed.body)).toBe(200)
  expect(guessed.body.data.map(({ label }: { label: string }) => label)).toContain('Lamp')

  // the work of these days: each page has something to show, and what is said of it is true
  const { rows: work } = await identity.admin.query(
    `select (select array_agg(state order by number) from purchase_order where tenant_id = $1) as bought,
            (select array_agg(state order by number) from sales_order where tenant_id = $1) as sold,
            (select array_agg(state order by name) from count where tenant_id = $1) as counted,
            (select count(*)::int from transfer where tenant_id = $1) as shipped,
            (select count(*)::int from lot where tenant_id = $1) as lots,
            (select count(*)::int from checkout where tenant_id = $1) as lent`,
    [tenant.id],
  )
  expect(work).toEqual([
    {
      bought: ['sent', 'partlyReceived', 'draft'],
      sold: ['shipped', 'open', 'open'],
      counted: ['counting', 'approved'],
      shipped: 1,
      lots: 7,
      lent: 2,
    },
  ])

  const forecasts = await list('/forecasts?limit=200')
  expect(forecasts).toHaveLength(81)
  expect(forecasts[0].expectedDemand).toBeGreaterThan(forecasts[80].expectedDemand)
  expect((await call('DELETE', '/tenant')).status).toBe(204)
  expect((await call('GET', `/tasks/${taskId}`)).status).toBe(404)
})

test('done again, the work adds nothing', { timeout: 300_000 }, async () => {
  const { cookie } = await identity.person()
  const { body } = await identity.withCookie(cookie)('POST', '/tenants/sample', { body: {} })
  const call = identity.withCookie(cookie, body.tenant.id)
  const reaches = (state: string) =>
    vi.waitFor(async () => expect((await call('GET', `/tasks/${body.taskId}`)).body).toMatchObject({ state }), {
      timeout: 240_000,
      interval: 50,
    })
  await vi.waitFor(
    async () => expect((await call('GET', `/tasks/${body.taskId}`)).body).toMatchObject({ stage: 'movements' }),
    { timeout: 120_000, interval: 20 },
  )
  await call('POST', `/tasks/${body.taskId}/cancel`)
  await reaches('cancelled')
  await call('POST', `/tasks/${body.taskId}/retry`)
  await reaches('succeeded')
  const { rows } = await identity.admin.query(
    `select count(*)::int as movements, count(distinct reference) filter (where kind = 'sale')::int as purchases,
            count(*) filter (where kind = 'sale')::int as sales from movement where tenant_id = $1 and source = 'sample'`,
    [body.tenant.id],
  )
  const { result } = (await call('GET', `/tasks/${body.taskId}`)).body
  expect(rows[0].movements).toBe(result.movements)
  expect(rows[0].sales).toBe(rows[0].purchases)
})

test('a person keeps three samples at most', async () => {
  const { cookie, userId } = await identity.person()
  await identity.admin.query(
    `with made as (insert into tenant (name, time_zone, currency, language, negative_stock, is_sample)
       select 'S', 'UTC', 'EUR', 'en', 'block', true from generate_series(1, 3) returning id)
     insert into member (tenant_id, user_id, role, name, email) select id, $1, 'admin', 'P', 'p@example.com' from made`,
    [userId],
  )
  const refused = await identity.withCookie(cookie)('POST', '/tenants/sample', { body: {} })
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('the made-up year is the same for the same day, and never takes what is not there', () => {
  const items = listSampleItems('2026-03-01')
  const year = simulateYear(items, '2026-03-01')
  expect(simulateYear(items, '2026-03-01')).toEqual(year)
  const onHand = new Map<string, number>()
  for (const { lines } of year) {
    for (const { item, from, to, quantity } of lines) {
      for (const [place, change] of [
        [from, -quantity],
        [to, quantity],
      ] as const) {
        const left = (onHand.get(`${item} ${place}`) ?? 0) + change
        onHand.set(`${item} ${place}`, left)
        if (/^(MAIN|CITY|HARBOUR)/.test(place)) expect(left).toBeGreaterThanOrEqual(0)
      }
    }
  }
})
