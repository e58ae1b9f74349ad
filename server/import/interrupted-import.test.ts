import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getImport, reverseImport, startImport } from '#contract/import.ts'
import { listItems } from '#contract/item.ts'
import { listMovements } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { cancelTask, retryTask } from '#contract/task.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { accepted, ended, ledgerDifferences, upload } from './import-fixture.ts'
import type { ImportRun } from './import-run.ts'
import { importJobs, runImport } from './jobs.ts'
import { findImport } from './queries.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** 400 lines of 60 items, some of them refused, in no order of time. */
const history = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID',
  ...Array.from({ length: 400 }, (_, n) => {
    const item = (n * 37) % 60
    const quantity = n % 50 === 49 ? 'x' : n % 11 === 10 ? -2 : (n % 7) + 1
    const day = String(((n * 13) % 28) + 1).padStart(2, '0')
    return `${1000 + Math.floor(n / 3)},I${item},Item ${item},${quantity},2024-05-${day} 10:00:00,1.5,${n % 9}`
  }),
].join('\n')

class Killed extends Error {}

/** A run as a worker would have it, which dies in its n-th transaction, before that commits. */
async function toRun(
  tenant: TestTenant,
  importId: string,
  dies: number,
  more: Partial<ImportRun> = {},
): Promise<ImportRun> {
  const row = await app.database.tenantRead(tenant.id, (tx) => findImport(tx, importId))
  if (!row) throw new Error('no import')
  let transactions = 0
  return {
    database: app.database,
    tenantId: tenant.id,
    importId,
    kind: row.kind,
    actor: { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id, role: 'admin', source: 'api' },
    path: join(app.dataDir, 'files', tenant.id, row.file_id),
    mapping: row.mapping ?? {},
    options: { missingStock: 'opening', stock: 'open', newOptions: 'add', dateOrder: 'auto', decimalMark: 'auto' },
    chunkSize: 40,
    signal: new AbortController().signal,
    progress: () => undefined,
    hold: async () => {
      if (++transactions === dies) throw new Killed()
    },
    ...more,
  }
}

async function begun(tenant: TestTenant, content: string, kind: 'sales' | 'items'): Promise<string> {
  const uploaded = await upload(app, tenant.admin, { content, kind })
  await tenant.admin.call(startImport, {
    params: { importId: uploaded.import.id },
    body: { kind, mapping: accepted(uploaded) },
  })
  return uploaded.import.id
}

async function outcome(caller: Caller, importId: string) {
  const { data: stock } = await caller.call(listStock, { query: { limit: 200 } })
  const { data: items } = await caller.call(listItems, { query: { limit: 200, sort: 'sku' } })
  const { counts, refusedByReason } = await caller.call(getImport, { params: { importId } })
  return {
    counts: { ...counts, movements: 0 },
    refusedByReason,
    stock: stock.map((balance) => `${balance.sku} ${balance.onHand}`).sort(),
    items: items.map((item) => [item.sku, item.name, item.price, item.attributes]),
  }
}

test('killed in any of its transactions and run again, a sales import ends as if it had never been', async () => {
  const whole = await app.createTenant()
  const importId = await begun(whole, history, 'sales')
  let transactions = 0
  await runImport(
    await toRun(whole, importId, 0, {
      hold: async () => {
        transactions++
      },
    }),
  )
  const expected = await outcome(whole.admin, importId)
  expect(expected.counts).toMatchObject({ rows: 400, itemsCreated: 60, refused: 8 })
  expect(transactions).toBeGreaterThan(10)
  for (const dies of [2, 3, 5, 9, transactions]) {
    const tenant = await app.createTenant()
    const id = await begun(tenant, history, 'sales')
    await expect(toRun(tenant, id, dies).then((run) => runImport(run))).rejects.toThrow(Killed)
    await runImport(await toRun(tenant, id, 0))
    expect(await outcome(tenant.admin, id)).toEqual(expected)
    expect(await ledgerDifferences(tenant.admin)).toBe(0)
  }
})

test('killed and run again, an items import repeats nothing', async () => {
  const content = [
    'SKU,Name,Colour,Stock,Location',
    ...Array.from(
      { length: 200 },
      (_, n) => `S${n % 150},Name ${n},${['red', 'blue'][n % 2]},${(n % 5) + 1},Shelf ${n % 3}`,
    ),
  ].join('\n')
  const whole = await app.createTenant()
  const importId = await begun(whole, content, 'items')
  await runImport(await toRun(whole, importId, 0))
  const expected = await outcome(whole.admin, importId)
  expect(expected.counts).toMatchObject({ rows: 200, itemsCreated: 150, lines: 200, refused: 0 })
  for (const dies of [2, 4, 6]) {
    const tenant = await app.createTenant()
    const id = await begun(tenant, content, 'items')
    await expect(toRun(tenant, id, dies).then((run) => runImport(run))).rejects.toThrow(Killed)
    await runImport(await toRun(tenant, id, 0))
    expect(await outcome(tenant.admin, id)).toEqual(expected)
    expect(await ledgerDifferences(tenant.admin)).toBe(0)
  }
})

test('a cancelled import keeps what is posted, and can be reversed whole', async () => {
  const tenant = await app.createTenant()
  const importId = await begun(tenant, history, 'sales')
  const stop = new AbortController()
  const run = await toRun(tenant, importId, 0, {
    signal: stop.signal,
    hold: async (tx) => {
      const [row] = await tx.query<{ lines: number }>({
        text: `select (counts ->> 'lines')::int as lines from import where id = $1`,
        values: [importId],
      })
      if ((row?.lines ?? 0) > 150) stop.abort(new Error('cancelled'))
    },
  })
  await expect(runImport(run)).rejects.toThrow('cancelled')
  const { data } = await tenant.admin.call(listMovements, { query: { importId, kind: 'sale', limit: 200 } })
  expect(data.length).toBeGreaterThan(10)
  expect(await ledgerDifferences(tenant.admin)).toBe(0)
  // its task is still queued here, as no worker runs: cancelling it lets the batch be reversed
  const batch = await tenant.admin.call(getImport, { params: { importId } })
  await tenant.admin.call(cancelTask, { params: { taskId: batch.taskId ?? '' } })
  expect((await tenant.admin.call(getImport, { params: { importId } })).state).toBe('cancelled')
  const { task } = await tenant.admin.call(reverseImport, { params: { importId } })
  const worker = await startTestWorker(app, importJobs, { dataDir: app.dataDir })
  try {
    const undone = await ended(tenant.admin, importId, task.id)
    expect(undone.batch.state).toBe('reversed')
    expect((await tenant.admin.call(listItems)).data).toEqual([])
    expect(await ledgerDifferences(tenant.admin)).toBe(0)

    // and a cancelled one goes on when its task is tried again
    const next = await upload(app, tenant.admin, { content: history, kind: 'sales' })
    await worker.stop()
    const started = await tenant.admin.call(startImport, {
      params: { importId: next.import.id },
      body: { kind: 'sales', mapping: accepted(next) },
    })
    await tenant.admin.call(cancelTask, { params: { taskId: started.task.id } })
    await tenant.admin.call(retryTask, { params: { taskId: started.task.id } })
    const second = await startTestWorker(app, importJobs, { dataDir: app.dataDir })
    try {
      expect((await ended(tenant.admin, next.import.id, started.task.id)).batch.state).toBe('succeeded')
    } finally {
      await second.stop()
    }
  } finally {
    await worker.stop().catch(() => undefined)
  }
})
