import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reverseImport } from '#contract/import.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createReservation } from '#contract/reservation.ts'
import { listStock } from '#contract/stock.ts'
import { posted } from '#server/stock/announce-posted.ts'
import type { Caller, TestApp } from '#server/testing/app.ts'
import { ended, importNow, ledgerDifferences, startImporting } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
let owner: Client
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
  owner = new Client({ connectionString: app.urls.adminUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await stop()
})

const sales = (...rows: string[]) => ['sku,quantity,date,unit price', ...rows].join('\n')
const stock = (...rows: string[]) => ['sku,name,stock,place', ...rows].join('\n')
const bring = (caller: Caller, content: string) =>
  content.startsWith('sku,name')
    ? importNow(app, caller, {
        content,
        kind: 'items',
        mapping: { sku: 'sku', name: 'name', stock: 'openingStock', place: 'location' },
        options: { stock: 'open' },
      })
    : importNow(app, caller, { content, kind: 'sales' })

async function start(caller: Caller, importId: string) {
  const { task } = await caller.call(reverseImport, { params: { importId } })
  return task.id
}

async function takeBack(caller: Caller, importId: string) {
  const { task, batch } = await ended(caller, importId, await start(caller, importId))
  return { state: batch.state, code: task.error?.code, result: task.result }
}

async function rowsOf(caller: Caller) {
  const { data } = await caller.call(listStock, { query: { limit: 200 } })
  return new Map(data.map((row) => [row.sku, row]))
}

async function onHand(caller: Caller) {
  return Object.fromEntries([...(await rowsOf(caller))].map(([sku, row]) => [sku, Number(row.onHand)]))
}

async function sell(caller: Caller, sku: string, quantity: string) {
  const row = (await rowsOf(caller)).get(sku)
  const lines = [{ itemId: row?.itemId ?? '', fromLocationId: row?.locationId ?? '', quantity }]
  return caller.send(recordMovement, { body: { kind: 'sale', lines } })
}

async function undoByHand(caller: Caller, importId: string, kind: 'opening' | 'sale') {
  const { data } = await caller.call(listMovements, { query: { importId, kind } })
  for (const { id, reversesId } of data)
    if (reversesId === null)
      await caller.call(reverseMovement, { params: { movementId: id }, body: { reason: 'By hand' } })
}

test('who listens to what is posted hears of what is taken back', async () => {
  const { id, manager } = await app.createTenant()
  const { batch } = await bring(manager, stock('A,Apple,5,Shop'))
  const heard: string[] = []
  const silence = posted.listen((tenantId) => heard.push(tenantId))
  expect(await takeBack(manager, batch.id)).toMatchObject({ state: 'reversed', result: { movements: 1 } })
  silence()
  expect(heard).toContain(id)
})

test('what was taken back by hand is left alone, and is no want of stock', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await bring(manager, stock('A,Apple,5,Shop', 'B,Bread,4,Shop'))
  await undoByHand(manager, batch.id, 'opening')
  expect(await takeBack(manager, batch.id)).toMatchObject({
    state: 'reversed',
    result: { movements: 0, itemsArchived: 2 },
  })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('one movement taken back by hand does not let the others leave less than nothing', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await bring(manager, sales('A,5,2024-01-10,1', 'A,-3,2024-01-12,1', 'B,2,2024-01-11,1'))
  // three of A came back and are sold again; the sale of five is taken back by hand
  expect(await onHand(manager)).toEqual({ A: 3, B: 0 })
  const { data } = await manager.call(listMovements, { query: { importId: batch.id, kind: 'sale' } })
  const five = data.find(({ lines }) => lines.some(({ quantity }) => quantity === '5'))
  await manager.call(reverseMovement, { params: { movementId: five?.id ?? '' }, body: { reason: 'By hand' } })
  expect((await sell(manager, 'A', '8')).status).toBe(201)
  expect(await takeBack(manager, batch.id)).toMatchObject({ state: 'failed', code: 'insufficient_stock' })
  expect(await onHand(manager)).toEqual({ A: 0, B: 0 })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('what is promised is not taken back, and what was promised until a moment ago is', async () => {
  const { manager, id } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await bring(manager, stock('A,Apple,5,Shop'))
  const row = (await rowsOf(manager)).get('A')
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const body = { itemId: row?.itemId ?? '', locationId: row?.locationId ?? '', quantity: '2', expiresAt }
  await manager.call(createReservation, { body })
  expect(await takeBack(manager, batch.id)).toMatchObject({ state: 'failed', code: 'insufficient_stock' })
  await owner.query(`update reservation set expires_at = now() - interval '1 second' where tenant_id = $1`, [id])
  expect(await takeBack(manager, batch.id)).toMatchObject({ state: 'reversed' })
  expect(await onHand(manager)).toEqual({ A: 0 })
  expect(await ledgerDifferences(manager)).toBe(0)
})

/** Waits until so many statements of this database wait for a lock. */
const waiting = (count: number) =>
  vi.waitFor(
    async () => {
      // within a transaction, connections that were opened since the last look are not seen
      await owner.query('select pg_stat_clear_snapshot()')
      const { rows } = await owner.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect((rows[0] as { n: number }).n).toBeGreaterThanOrEqual(count)
    },
    { timeout: 20_000, interval: 20 },
  )

test('stock that is sold while the batch is being taken back is not taken back', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await bring(manager, stock('A,Apple,5,Shop', 'B,Bread,5,Shop'))
  const row = (await rowsOf(manager)).get('B')
  const key = [row?.itemId, row?.locationId]
  await owner.query('begin')
  await owner.query('select from balance where item_id = $1 and location_id = $2 for update', key)
  // the sale is first at the balance; the reversal looked at what is there before it, and comes to the balance after it
  const sale = sell(manager, 'B', '3')
  await waiting(1)
  const taskId = await start(manager, batch.id)
  await waiting(2)
  await owner.query('commit')
  expect((await sale).status).toBe(201)
  const { task } = await ended(manager, batch.id, taskId)
  expect(task).toMatchObject({ state: 'failed', error: { code: 'insufficient_stock' } })
  expect(await onHand(manager)).toEqual({ A: 5, B: 2 })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('a movement that is taken back by hand at the same moment is taken back once', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await bring(manager, stock('A,Apple,5,Shop', 'B,Bread,5,Shop'))
  const row = (await rowsOf(manager)).get('B')
  await owner.query('begin')
  await owner.query('select from balance where item_id = $1 and location_id = $2 for update', [
    row?.itemId,
    row?.locationId,
  ])
  const byHand = undoByHand(manager, batch.id, 'opening')
  await waiting(1)
  const taskId = await start(manager, batch.id)
  await waiting(2)
  await owner.query('commit')
  await byHand
  expect((await ended(manager, batch.id, taskId)).batch.state).toBe('reversed')
  expect(await onHand(manager)).toEqual({ A: 0, B: 0 })
  expect(await ledgerDifferences(manager)).toBe(0)
})
