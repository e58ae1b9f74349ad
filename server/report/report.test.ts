import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import {
  downloadStockReport,
  getStockReport,
  listStockReportItems,
  type StockReportItem,
  startStockReport,
} from '#contract/report.ts'
import { getTask, listTasks } from '#contract/task.ts'
import { abcClass } from '#core/report/abc-class.ts'
import { xyzClass } from '#core/report/xyz-class.ts'
import type { JobContext } from '#server/queue/job.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { valueNow } from '#server/valuation/valuation-fixture.ts'
import { beginReportNights, stockReportTask } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
let tenant: TestTenant
let shop: string
let shed: string
let lamps: string
const ids: Record<string, string> = {}

const now = new Date()
/** Noon of a day in the month so many before this one. */
const inMonth = (ago: number, day: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, day, 12)).toISOString()
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()

async function move(
  kind: 'receipt' | 'sale' | 'return',
  sku: string,
  quantity: number,
  at: string,
  unitPrice?: string,
) {
  const place = kind === 'sale' ? { fromLocationId: shop } : { toLocationId: shop }
  const line = { itemId: ids[sku] ?? '', quantity: String(quantity), ...place, ...(unitPrice ? { unitPrice } : {}) }
  await tenant.admin.call(recordMovement, { body: { kind, effectiveAt: at, lines: [line] } })
}

async function report(of: TestTenant, body: Partial<Parameters<typeof startStockReport.body.parse>[0] & object> = {}) {
  await valueNow(app, of)
  const { task } = await of.manager.call(startStockReport, { body: startStockReport.body.parse(body) })
  await vi.waitFor(
    async () =>
      expect(await of.staff.call(getTask, { params: { taskId: task.id } })).toMatchObject({
        state: 'succeeded',
        error: null,
      }),
    { timeout: 60_000, interval: 25 },
  )
}

beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, [stockReportTask])
  tenant = await app.createTenant()
  const { admin } = tenant
  for (const code of ['SHOP', 'SHED']) {
    const { id } = await admin.call(createLocation, { body: { code, name: code } })
    if (code === 'SHOP') shop = id
    else shed = id
  }
  lamps = (await admin.call(createCategory, { body: { name: 'Lamps' } })).id
  const bright = await admin.call(createCategory, { body: { name: 'Bright', parentId: lamps } })
  for (const sku of ['STEADY', 'LUMPY', 'GONE', 'NEW', 'IDLE', 'FREE']) {
    const categoryId = sku === 'STEADY' ? bright.id : null
    ids[sku] = (
      await admin.call(createItem, {
        body: { sku, name: `Item ${sku}`, categoryId, ...(sku === 'STEADY' ? { price: '3' } : {}) },
      })
    ).id
  }
  // 10 a month at 1 each; the stock of 380 is worth as much
  await move('receipt', 'STEADY', 500, inMonth(14, 1), '1')
  for (let ago = 12; ago > 0; ago--) await move('sale', 'STEADY', 10, inMonth(ago, 15))
  // once, 60 at 5 each, of which 10 came back
  await move('receipt', 'LUMPY', 100, inMonth(14, 1), '5')
  await move('sale', 'LUMPY', 60, inMonth(5, 10))
  await move('return', 'LUMPY', 10, inMonth(5, 12))
  // 10 a month at 0.1 each; without stock from the 20th of one month to the 1st of the next but one
  await move('receipt', 'GONE', 70, inMonth(13, 1), '0.1')
  for (const ago of [12, 11, 10, 9, 8, 7, 6]) await move('sale', 'GONE', 10, inMonth(ago, 20))
  await move('receipt', 'GONE', 60, inMonth(4, 1), '0.1')
  for (const ago of [4, 3, 2, 1]) await move('sale', 'GONE', 10, inMonth(ago, 20))
  await move('receipt', 'NEW', 8, daysAgo(20), '2')
  await move('sale', 'NEW', 1, daysAgo(3))
  await move('receipt', 'IDLE', 50, daysAgo(100), '2')
  await move('receipt', 'IDLE', 10, daysAgo(10), '3')
  // nobody knows what it cost
  await move('receipt', 'FREE', 5, daysAgo(99))
  await move('sale', 'FREE', 2, daysAgo(4), '20')
  await report(tenant)
}, 120_000)
afterAll(async () => {
  await worker?.stop()
  await app?.close()
})

type Asked = Parameters<typeof listStockReportItems.query.parse>[0] & object
const list = async (query: Partial<Asked> = {}): Promise<StockReportItem[]> =>
  (await tenant.staff.call(listStockReportItems, { query })).data
const skus = async (query: Partial<Asked>) => (await list(query)).map(({ sku }) => sku)
const row = async (sku: string) => (await list()).find((one) => one.sku === sku)

test('before any report there is none to read, and starting one is answered at once', async () => {
  const fresh = await app.createTenant()
  expect(await fresh.staff.call(getStockReport, { query: {} })).toMatchObject({
    report: null,
    classes: [],
    turnover: [],
  })
  expect((await fresh.staff.call(listStockReportItems, { query: {} })).data).toEqual([])
  expect((await fresh.staff.send(startStockReport, { body: {} })).problem.code).toBe('forbidden')
  const reply = await fresh.manager.send(startStockReport, { body: {} })
  expect(reply.status).toBe(202)
  expect(reply.body.task).toMatchObject({ kind: 'stock_report', state: 'queued' })
  const short = await fresh.manager.send(startStockReport, { body: { months: 3, step: 'M' } })
  expect(short.problem.code).toBe('invalid_request')
  const elsewhere = await fresh.manager.send(startStockReport, { body: { locationId: shop } })
  expect(elsewhere.status).toBe(404)
})

describe('classes', () => {
  test('consumption is what was sold less what came back, at its cost; the costliest come first', async () => {
    expect((await list()).map(({ sku, consumed, consumedValue, abc }) => [sku, consumed, consumedValue, abc])).toEqual([
      ['LUMPY', '50', '250', 'A'],
      ['STEADY', '120', '120', 'A'],
      ['GONE', '110', '11', 'C'],
      ['NEW', '1', '2', 'C'],
      ...(await list()).slice(4).map(({ sku, consumed }) => [sku, consumed, '0', 'none']),
    ])
  })
  test('steady demand is X, a single order Z; months without stock do not count, and what is new is not judged', async () => {
    expect(await row('STEADY')).toMatchObject({ xyz: 'X', verdict: 'judged', variation: 0, periods: 12 })
    expect(await row('LUMPY')).toMatchObject({ xyz: 'Z', verdict: 'judged', periods: 12 })
    expect(await row('GONE')).toMatchObject({ xyz: 'X', verdict: 'judged', periods: 11 })
    expect(await row('NEW')).toMatchObject({ xyz: 'none', verdict: 'new', variation: null })
    expect(await row('IDLE')).toMatchObject({ abc: 'none', xyz: 'none', share: null })
  })
  test('the matrix adds up to the rows below, by the rules of core, and limits move items at once', async () => {
    const limits = { a: 60, b: 99, x: 10, y: 200 }
    const { classes, costless, unjudged } = await tenant.staff.call(getStockReport, { query: limits })
    const rows = await list(limits)
    let before = 0
    for (const { share, abc, variation, xyz } of rows) {
      expect(abc).toBe(share === null ? 'none' : abcClass(before, { a: 0.6, b: 0.99 }))
      expect(xyz).toBe(variation === null ? 'none' : xyzClass(variation, { x: 0.1, y: 2 }))
      before += share ?? 0
    }
    expect(before).toBeCloseTo(1, 9)
    for (const cell of classes)
      expect(cell).toMatchObject({ items: rows.filter(({ abc, xyz }) => abc === cell.abc && xyz === cell.xyz).length })
    expect(classes.reduce((sum, { items }) => sum + items, 0)).toBe(rows.length)
    expect(costless).toBe(1)
    expect(unjudged).toMatchObject({ new: 3, unknown: 0, none: 0 })
    expect(await skus({ abc: 'A', xyz: 'Z' })).toEqual(['LUMPY'])
    expect(await skus({ ...limits, abc: 'A' })).toEqual(['LUMPY'])
  })
  test('classes go by sales at the prices of the lines, or by the value of stock, as asked', async () => {
    // the only line with a price, and 12 of 10 at the item's own
    expect((await list({ basis: 'sales', sort: 'sales' })).slice(0, 2)).toMatchObject([
      { sku: 'STEADY', soldValue: '360', abc: 'A', share: 0.9 },
      { sku: 'FREE', soldValue: '40', abc: 'B', share: 0.1 },
    ])
    expect(await skus({ basis: 'stock', sort: 'value', abc: 'A' })).toEqual(['STEADY', 'LUMPY'])
    for (const basis of ['sales', 'stock'] as const) {
      const { classes } = await tenant.staff.call(getStockReport, { query: { basis } })
      const rows = await list({ basis, sort: basis === 'sales' ? 'sales' : 'value' })
      for (const cell of classes)
        expect(rows.filter(({ abc, xyz }) => abc === cell.abc && xyz === cell.xyz)).toHaveLength(cell.items)
      expect(classes.reduce((sum, { items }) => sum + items, 0)).toBe(rows.length)
    }
  })
  test('a filter by category takes in what is below it', async () => {
    expect(await skus({ categoryId: lamps })).toEqual(['STEADY'])
    const { classes, turnover } = await tenant.staff.call(getStockReport, { query: { categoryId: lamps } })
    expect(classes).toMatchObject([{ abc: 'A', xyz: 'X', items: 1, consumedValue: '120' }])
    expect(turnover.reduce((sum, { cost }) => sum + Number(cost), 0)).toBe(120)
  })
})

test('cover tells how long stock lasts, the shortest first; stock that nobody asks for lasts beyond all', async () => {
  const rows = await list({ sort: 'cover' })
  expect(rows.map(({ sku }) => sku).at(-1)).toBe('IDLE')
  expect(rows.at(-1)).toMatchObject({ band: 'idle', coverDays: null, dailyDemand: 0 })
  const fresh = rows.find(({ sku }) => sku === 'NEW')
  expect(fresh?.coverDays).toBeCloseTo(7 / (fresh?.dailyDemand ?? 0), 9)
  const days = rows.flatMap(({ coverDays }) => coverDays ?? [])
  expect(days).toEqual(days.toSorted((one, other) => one - other))
  const { cover } = await tenant.staff.call(getStockReport, { query: {} })
  for (const { band, items } of cover) expect(await skus({ band, sort: 'cover' })).toHaveLength(items)
})

test('ages follow what came in last, and what they are worth adds up to the value of stock', async () => {
  const idle = await row('IDLE')
  expect(idle?.ages.map(({ bucket, quantity, value }) => [bucket, Number(quantity), Number(value)])).toEqual([
    // under moving average each unit is worth the same: 130 over 60
    ['d30', 10, 21.666666667],
    ['d60', 0, 0],
    ['d90', 0, 0],
    ['d180', 50, 108.333333333],
    ['d365', 0, 0],
    ['older', 0, 0],
  ])
  expect((await row('STEADY'))?.ages.at(-1)).toMatchObject({ quantity: '380', value: '380' })
  const { ages } = await tenant.staff.call(getStockReport, { query: {} })
  const total = (await list()).reduce((sum, { value }) => sum + Number(value), 0)
  expect(ages.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(total, 6)
  expect(await skus({ sort: 'value', age: 'd180' })).toEqual(['IDLE', 'LUMPY', 'GONE', 'FREE'])
})

test('turnover is cost over the average of the evenings, month by month and in all', async () => {
  const { turnover, report: made } = await tenant.staff.call(getStockReport, { query: { categoryId: lamps } })
  // 500 since before the window; 10 go on the 15th of each month
  const [first] = turnover
  const days = first?.days ?? 0
  expect(first).toMatchObject({ cost: '10', closingValue: '490' })
  expect(Number(first?.averageValue)).toBeCloseTo((500 * 14 + 490 * (days - 14)) / days, 6)
  expect(first?.turns).toBeCloseTo(((10 / Number(first?.averageValue)) * 365) / days, 6)
  expect(made).toMatchObject({ months: 12, step: 'M', steps: 12, locationId: null })
  const [slowest] = await list({ sort: 'turnover' })
  expect(slowest).toMatchObject({ sku: 'IDLE', turns: 0 })
})

test('pages follow on one another in every order, and the file holds the same rows', async () => {
  for (const sort of ['consumption', 'cover', 'value', 'turnover'] as const) {
    const whole = await skus({ sort })
    const read: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await tenant.staff.call(listStockReportItems, {
        query: { sort, limit: 2, ...(cursor ? { cursor } : {}) },
      })
      read.push(...page.data.map(({ sku }) => sku))
      cursor = page.nextCursor
    }
    expect(read).toEqual(whole)
  }
  const path = '/api/v1/reports/stock/file?sort=value&format='
  const headers = { authorization: `Bearer ${tenant.staff.secret}` }
  const csv = await app.app.fastify.inject({ method: 'GET', url: `${path}csv`, headers })
  const lines = csv.body.trim().split('\n')
  expect(lines[0]).toContain('SKU,Name')
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(await skus({ sort: 'value' }))
  const xlsx = await app.app.fastify.inject({ method: 'GET', url: `${path}xlsx`, headers })
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(downloadStockReport.path).toBe('/reports/stock/file')
})

test('a report of one place stands beside that of all, and a new one replaces it', async () => {
  await tenant.admin.call(recordMovement, {
    body: {
      kind: 'transfer',
      lines: [{ itemId: ids['IDLE'] ?? '', quantity: '20', fromLocationId: shop, toLocationId: shed }],
    },
  })
  await report(tenant, { locationId: shed, step: 'W' })
  const first = await tenant.staff.call(getStockReport, { query: { locationId: shed } })
  expect(first.report).toMatchObject({ locationId: shed, step: 'W', items: 1 })
  expect(await list({ locationId: shed })).toMatchObject([
    { sku: 'IDLE', onHand: '20', ages: [{ quantity: '20' }, {}, {}, {}, {}, {}] },
  ])
  await report(tenant, { locationId: shed, step: 'W' })
  const second = await tenant.staff.call(getStockReport, { query: { locationId: shed } })
  expect(second.report?.id).not.toBe(first.report?.id)
  expect(second.report?.items).toBe(1)
  expect((await tenant.staff.call(getStockReport, { query: {} })).report?.items).toBe(6)
})

test('reports of before today are made anew once a night', async () => {
  const admin = new Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
  // a clock that shows three or later, whenever this runs
  const zone = new Date().getUTCHours() < 3 ? 'Etc/GMT-6' : 'UTC'
  await admin.query(`update tenant set time_zone = $1 where id = $2`, [zone, tenant.id])
  const begun = async () => {
    await beginReportNights.handle({ database: app.database } as JobContext, {})
    return (await tenant.staff.call(listTasks, { query: listTasks.query.parse({ kind: 'stock_report' }) })).data.length
  }
  const before = await begun()
  const { rowCount } = await admin.query(
    `update stock_report set made_at = now() - interval '2 days' where tenant_id = $1`,
    [tenant.id],
  )
  expect(await begun()).toBe(before + (rowCount ?? 0))
  expect(await begun()).toBe(before + (rowCount ?? 0))
  await admin.end()
})
