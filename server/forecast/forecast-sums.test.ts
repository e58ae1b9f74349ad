import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { startForecast } from '#contract/forecast.ts'
import { type ForecastSums, getForecastSums } from '#contract/forecast-sums.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { getTask } from '#contract/task.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { forecastJobs } from './jobs.ts'
import { readPlaceShares } from './keep-weeks.ts'
import { readCalendar } from './queries.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
let tenant: TestTenant
const ids: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, forecastJobs)
  tenant = await app.createTenant()
  const { admin } = tenant
  ids['store'] = (await admin.call(listLocations, { query: {} })).data[0]?.id ?? ''
  ids['shed'] = (await admin.call(createLocation, { body: { code: 'SHED', name: 'Shed' } })).id
  ids['goods'] = (await admin.call(createCategory, { body: { name: 'Goods' } })).id
  ids['lights'] = (await admin.call(createCategory, { body: { name: 'Lights', parentId: ids['goods'] } })).id
  const made = { lamp: ids['lights'], bulb: ids['lights'], chair: ids['goods'], loose: undefined, flour: undefined }
  for (const [sku, categoryId] of Object.entries(made)) {
    const unit = sku === 'flour' ? { unit: 'kg' } : {}
    ids[sku] = (
      await admin.call(createItem, { body: { sku, name: sku, ...unit, ...(categoryId ? { categoryId } : {}) } })
    ).id
  }
  // of uneven numbers, every day, a third of it from the shed
  for (let ago = 75; ago >= 1; ago--) {
    const sold = ['lamp', 'bulb', 'chair', 'loose', 'flour'].flatMap((sku, n) => {
      const quantity = 1 + ((ago * (n + 2) + n) % (3 + n))
      return { itemId: ids[sku] ?? '', quantity: String(quantity), place: ids[ago % 3 === 0 ? 'shed' : 'store'] ?? '' }
    })
    const at = (hour: number) =>
      new Date(Math.floor(Date.now() / dayMs) * dayMs + hour * 3_600_000 - ago * dayMs).toISOString()
    const came = sold.map(({ place, ...line }) => ({ ...line, toLocationId: place }))
    await admin.call(recordMovement, { body: { kind: 'opening', effectiveAt: at(8), lines: came } })
    const went = sold.map(({ place, ...line }) => ({ ...line, fromLocationId: place }))
    await admin.call(recordMovement, { body: { kind: 'sale', effectiveAt: at(12), lines: went } })
  }
  await forecast({})
}, 240_000)
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const dayMs = 86_400_000

async function forecast(body: object) {
  const { task } = await tenant.manager.call(startForecast, { body: startForecast.body.parse(body) })
  await vi.waitFor(
    async () => expect((await tenant.staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 90_000, interval: 25 },
  )
}
const read = (query: object = {}) => tenant.staff.call(getForecastSums, { query: getForecastSums.query.parse(query) })

/** The parts add up to the total, in every week and over all, to the last digit; bounds lie around the mean, and no wider than all of them together. */
function expectSound({ weeks, total, rows }: ForecastSums) {
  expect(weeks).toHaveLength(8)
  const sum = (of: string[]) => toDecimal(of.reduce((all, one) => all.plus(one), toQuantity(0)))
  const plain = (decimal: string) => toDecimal(toQuantity(decimal))
  for (const week of weeks.keys())
    expect(sum(rows.map((row) => row.weeks[week]?.mean ?? '0'))).toBe(plain(total.weeks[week]?.mean ?? ''))
  expect(sum(rows.map(({ all }) => all.mean))).toBe(plain(total.all.mean))
  expect(sum(total.weeks.map(({ mean }) => mean))).toBe(plain(total.all.mean))
  const width = ({ upper, mean }: { upper: number; mean: string }) => upper - Number(mean)
  expect(total.all.lower).toBeLessThanOrEqual(Number(total.all.mean))
  expect(width(total.all)).toBeLessThanOrEqual(rows.reduce((all, row) => all + width(row.all), 0) + 1e-6)
}

test('items, categories and places add up to the total, wherever one looks, to the last digit shown', async () => {
  const top = await read()
  expect(top).toMatchObject({
    unit: 'pcs',
    units: [
      { unit: 'pcs', items: 4 },
      { unit: 'kg', items: 1 },
    ],
    leftOut: 0,
    by: 'category',
    parent: null,
    total: { items: 4 },
  })
  expect(Number(top.total.all.mean)).toBeGreaterThan(8 * 7 * 4)
  expect(top.rows.map(({ name, items }) => [name, items])).toEqual([
    ['Goods', 3],
    [null, 1],
  ])
  const goods = await read({ parentId: ids['goods'] })
  expect(goods.rows.map(({ name, items }) => [name, items]).sort()).toEqual(
    [
      [null, 1],
      ['Lights', 2],
    ].sort(),
  )
  expect(goods.total.all).toEqual(top.rows[0]?.all)
  const lights = await read({ by: 'item', parentId: ids['lights'] })
  expect(lights.rows.map(({ name }) => name).sort()).toEqual(['bulb', 'lamp'])
  // a category of no others is told by its items
  expect(await read({ parentId: ids['lights'] })).toEqual(lights)
  const { id: _, name: __, hasParts, ...same } = goods.rows.find(({ name }) => name === 'Lights') ?? {}
  expect([lights.total, hasParts]).toEqual([same, true])
  const places = await read({ by: 'location' })
  expect(places.rows.map(({ hasParts }) => hasParts)).toEqual([false, false])
  expect(places.total).toEqual(top.total)
  expect(places.rows.map(({ id }) => id).sort()).toEqual([ids['store'], ids['shed']].sort())
  const shed = places.rows.find(({ id }) => id === ids['shed'])
  expect(Number(shed?.all.mean) / Number(top.total.all.mean)).toBeGreaterThan(0.25)
  expect(Number(shed?.all.mean) / Number(top.total.all.mean)).toBeLessThan(0.42)
  const kilograms = await read({ unit: 'kg', by: 'location' })
  for (const one of [top, goods, lights, places, kilograms, await read({ by: 'item' })]) expectSound(one)
})

test('a category or place of nobody is none, and without forecasts there are no weeks', async () => {
  const other = await app.createTenant()
  expect(await other.staff.call(getForecastSums, { query: getForecastSums.query.parse({}) })).toMatchObject({
    weeks: [],
    unit: null,
    units: [],
    rows: [],
    total: { items: 0 },
  })
  const query = getForecastSums.query.parse({ parentId: ids['goods'] })
  expect((await other.staff.send(getForecastSums, { query })).problem.code).toBe('not_found')
})

test('where there is one place only, all of an item falls on it, sold or not', async () => {
  const { id: tenantId, admin } = await app.createTenant()
  const [only] = (await admin.call(listLocations, { query: {} })).data
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'ONE', name: 'One' } })
  const shares = await app.database.tenantRead(tenantId, async (tx) =>
    readPlaceShares(tx, [itemId], { ...(await readCalendar(tx)), lastDay: '2026-01-01' }),
  )
  expect([...shares]).toEqual([[itemId, [{ locationId: only?.id, sold: 1 }]]])
})

test('a forecast that ends too soon is left out of sums, and said to be', async () => {
  await forecast({ itemIds: [ids['loose']], horizon: 7 })
  const now = await read({ by: 'location' })
  expect([now.leftOut, now.total.items]).toEqual([1, 3])
  expectSound(now)
})
