import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { getTask } from '#contract/task.ts'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, forecastJobs)
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const weeks = 45
const items = 120
const dayMs = 86_400_000
const weekAgo = (ago: number) =>
  new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - (7 * ago + 1) * dayMs).toISOString()

/** Items that sell now and then until, some time, they stop: the longer the silence, the less is to come, which only many items together show. */
async function sell(tenant: TestTenant): Promise<string[]> {
  const { data } = await tenant.admin.call(listLocations, { query: {} })
  const store = data[0]?.id ?? ''
  const made = await Promise.all(
    Array.from({ length: items }, (_, place) =>
      tenant.admin.call(createItem, { body: { sku: `C${place}`, name: `Common ${place}` } }),
    ),
  )
  const random = randomFrom(2)
  const lives = made.map(({ id }) => ({ id, ends: Math.floor(random() * 1.6 * weeks), chance: 0.15 + 0.3 * random() }))
  const post = (kind: 'opening' | 'sale', ago: number, lines: { itemId: string; quantity: string }[]) =>
    tenant.admin.call(recordMovement, {
      body: {
        kind,
        effectiveAt: weekAgo(ago),
        lines: lines.map((line) => ({
          ...line,
          ...(kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }),
        })),
      },
    })
  await post(
    'opening',
    weeks + 1,
    lives.map(({ id }) => ({ itemId: id, quantity: '1000' })),
  )
  for (let week = 0; week < weeks; week++) {
    const sold = lives.filter(({ ends, chance }) => week === 0 || (week < ends && random() < chance))
    const lines = sold.map(({ id }) => ({ itemId: id, quantity: String(1 + Math.floor(3 * random())) }))
    if (lines.length > 0) await post('sale', weeks - week, lines)
  }
  return made.map(({ id }) => id)
}

async function forecast(tenant: TestTenant, itemIds?: string[]): Promise<void> {
  const body = startForecast.body.parse({ frequency: 'W', horizon: 4, ...(itemIds ? { itemIds } : {}) })
  const { task } = await tenant.manager.call(startForecast, { body })
  await vi.waitFor(
    async () => expect((await tenant.staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 120_000, interval: 50 },
  )
}

test('what items have in common is learned over all of them, also by a run over one', {
  timeout: 240_000,
}, async () => {
  const tenant = await app.createTenant()
  const ids = await sell(tenant)
  await forecast(tenant)
  const { data } = await tenant.staff.call(listForecasts, { query: { limit: 100 } })
  const learned = data.filter(({ method }) => method === 'global-trees')
  expect(learned.length).toBeGreaterThan(5)

  const [one] = learned
  if (!one || !ids.includes(one.itemId)) throw new Error('Some item was forecast by what is common.')
  await forecast(tenant, [one.itemId])
  const after = await tenant.staff.call(listForecasts, { query: { limit: 100 } })
  const again = after.data.find(({ itemId }) => itemId === one.itemId)
  expect(again?.runId).not.toBe(one.runId)
  expect(again).toMatchObject({ mean: one.mean, upper: one.upper, method: one.method, score: one.score })
})

test('a level that changed lately is gone on from, and told with its day', { timeout: 120_000 }, async () => {
  const tenant = await app.createTenant()
  const { data } = await tenant.admin.call(listLocations, { query: {} })
  const place = data[0]?.id ?? ''
  const { id } = await tenant.admin.call(createItem, { body: { sku: 'STEP', name: 'Stepped' } })
  const noon = (ago: number) => new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
  const post = (kind: 'opening' | 'sale', ago: number, quantity: number) =>
    tenant.admin.call(recordMovement, {
      body: {
        kind,
        effectiveAt: noon(ago),
        lines: [
          {
            itemId: id,
            quantity: String(quantity),
            ...(kind === 'sale' ? { fromLocationId: place } : { toLocationId: place }),
          },
        ],
      },
    })
  await post('opening', 61, 5000)
  for (let ago = 60; ago >= 1; ago--) await post('sale', ago, (ago > 8 ? 10 : 30) + (ago % 3))
  const body = startForecast.body.parse({ frequency: 'D', horizon: 7 })
  const { task } = await tenant.manager.call(startForecast, { body })
  await vi.waitFor(
    async () => expect((await tenant.staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 90_000, interval: 50 },
  )
  const [one] = (await tenant.staff.call(listForecasts, { query: {} })).data
  expect(one?.mended.odd).toEqual([])
  expect(one?.mended.level?.start).toBe(noon(8).slice(0, 10))
  expect(one?.mended.level?.percent).toBeGreaterThan(150)
  for (const mean of one?.mean ?? []) expect(Math.abs(mean - 31)).toBeLessThan(4)
})
