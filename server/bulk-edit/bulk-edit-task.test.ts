import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBulkEdit, getBulkEdit, listBulkEditRows, undoBulkEdit } from '#contract/bulk-edit.ts'
import { createField } from '#contract/field.ts'
import { getItem, listItems, updateItem } from '#contract/item.ts'
import { cancelTask, getTask } from '#contract/task.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { type BulkEditInput, type BulkEditRun, bulkEditTask, runBulkEdit } from './jobs.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

async function stocked(count: number): Promise<TestTenant> {
  const tenant = await testApp.createTenant()
  await tenant.admin.call(createField, { body: { name: 'Weight', kind: 'number' } })
  await testApp.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into item (tenant_id, sku, name, price) select $1, 'S-' || n, 'Item ' || n, n from generate_series(1, $2::int) n`,
      values: [tenant.id, count],
    }),
  )
  return tenant
}

async function count(tenant: TestTenant, filter: object): Promise<number | undefined> {
  const query = { filter: JSON.stringify(filter) as never, total: 'true' as const, limit: 1 }
  return (await tenant.admin.call(listItems, { query })).total
}

const priced = (price: string) => ({ field: 'price', op: 'eq', value: price })

/** A run of an edit's work that another thing may end. */
function runOf(tenant: TestTenant, bulkEditId: string, database: Database = testApp.database): BulkEditRun {
  const actor = { kind: 'person', id: tenant.userId, name: 'Owner', role: 'admin' } as const
  const input: BulkEditInput = { bulkEditId, actor }
  return {
    database,
    tenantId: tenant.id,
    input,
    signal: new AbortController().signal,
    progress: () => undefined,
    hold: async () => undefined,
  }
}

/** A database whose `n`th write of one tenant's fails as if the process had been killed in it. */
function dyingAt(n: number): Database {
  let writes = 0
  return {
    ...testApp.database,
    tenant: <T>(tenantId: string, work: (tx: Tx) => Promise<T>) =>
      testApp.database.tenant(tenantId, async (tx) => {
        const result = await work(tx)
        if (++writes === n) throw new Error('killed')
        return result
      }),
  }
}

test('10,000 items are changed and put back by a task that tells how far it is', async () => {
  const tenant = await stocked(10_000)
  const worker = await startTestWorker(testApp, [bulkEditTask])
  try {
    const ended = async (taskId: string) => {
      await expect
        .poll(async () => (await tenant.admin.call(getTask, { params: { taskId } })).state, {
          timeout: 60_000,
          interval: 100,
        })
        .toBe('succeeded')
      return tenant.admin.call(getTask, { params: { taskId } })
    }
    const started = await tenant.manager.call(createBulkEdit, {
      body: {
        selection: { filter: { field: 'price', op: 'gt', value: '100' } },
        change: { price: '5', attributes: { weight: '2.50' } },
      },
    })
    expect(started.bulkEdit.state).toBe('running')
    const params = { bulkEditId: started.bulkEdit.id }
    const task = await ended(started.task?.id ?? '')
    expect(task).toMatchObject({ kind: 'bulk_edit', done: 9_900, total: 9_900 })
    expect(await tenant.manager.call(getBulkEdit, { params })).toMatchObject({
      state: 'done',
      counts: { selected: 9_900, changed: 9_900, unchanged: 0, refused: 0 },
    })
    expect(await count(tenant, { field: 'attributes.weight', op: 'eq', value: '2.5' })).toBe(9_900)
    const [later] = (
      await tenant.admin.call(listItems, {
        query: { limit: 1, filter: JSON.stringify({ field: 'sku', op: 'eq', value: 'S-500' }) as never },
      })
    ).data
    await tenant.manager.call(updateItem, { params: { itemId: later?.id ?? '' }, ifMatch: 2, body: { price: '77' } })
    const undo = await tenant.manager.call(undoBulkEdit, { params })
    await ended(undo.task?.id ?? '')
    expect(await tenant.manager.call(getBulkEdit, { params })).toMatchObject({
      state: 'undone',
      undone: { restored: 9_899, protected: 1 },
    })
    expect(await count(tenant, priced('5'))).toBe(1)
    expect(await tenant.admin.call(getItem, { params: { itemId: later?.id ?? '' } })).toMatchObject({
      price: '77',
      attributes: {},
    })
    const kept = await tenant.manager.call(listBulkEditRows, { params, query: { state: 'protected' } })
    expect(kept.data).toMatchObject([{ sku: 'S-500', problem: { part: 'price', code: 'edited' } }])
  } finally {
    await worker.stop()
  }
}, 120_000)

test('killed in any chunk and run again, it changes each item once, and so does undoing', async () => {
  const tenant = await stocked(600)
  const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
    body: { selection: {}, change: { cost: '9' } },
  })
  const params = { bulkEditId: bulkEdit.id }
  const survive = async (crashes: readonly number[]) => {
    for (const crash of crashes)
      await expect(runBulkEdit(runOf(tenant, bulkEdit.id, dyingAt(crash)), 100)).rejects.toThrow('killed')
    await runBulkEdit(runOf(tenant, bulkEdit.id), 100)
  }
  await survive([1, 2, 4, 3])
  expect(await tenant.manager.call(getBulkEdit, { params })).toMatchObject({
    state: 'done',
    counts: { selected: 600, changed: 600, unchanged: 0, refused: 0 },
  })
  const versions = await testApp.database.tenantRead(tenant.id, (tx) =>
    tx.query<{ version: number; count: number }>({
      text: 'select version, count(*)::int as count from item group by 1',
    }),
  )
  expect(versions).toEqual([{ version: 2, count: 600 }])
  await tenant.manager.call(undoBulkEdit, { params })
  await survive([1, 3])
  expect(await tenant.manager.call(getBulkEdit, { params })).toMatchObject({
    state: 'undone',
    undone: { restored: 600, protected: 0 },
  })
  expect(await count(tenant, { field: 'cost', op: 'notEmpty' })).toBe(0)
})

test('stopped before its end, what it changed so far can be taken back', async () => {
  const tenant = await stocked(600)
  const { bulkEdit, task } = await tenant.manager.call(createBulkEdit, {
    body: { selection: {}, change: { cost: '9' } },
  })
  await expect(runBulkEdit(runOf(tenant, bulkEdit.id, dyingAt(3)), 100)).rejects.toThrow('killed')
  await tenant.manager.call(cancelTask, { params: { taskId: task?.id ?? '' } })
  const params = { bulkEditId: bulkEdit.id }
  expect(await tenant.manager.call(getBulkEdit, { params })).toMatchObject({
    state: 'cancelled',
    counts: { changed: 100 },
    undoable: true,
  })
  const undo = await tenant.manager.call(undoBulkEdit, { params })
  expect(undo.bulkEdit).toMatchObject({ state: 'undone', undone: { restored: 100 } })
  expect(await count(tenant, { field: 'cost', op: 'notEmpty' })).toBe(0)
})

test('all or none holds for a task too: one refused of 600 leaves all as they are', async () => {
  const tenant = await stocked(600)
  const { data } = await tenant.admin.call(listItems, { query: { limit: 200 } })
  const ids = await testApp.database.tenantRead(tenant.id, (tx) =>
    tx.query<{ id: string }>({ text: 'select id from item' }),
  )
  const rows = ids.map(({ id }) => ({ id, change: { attributes: { weight: id === data[0]?.id ? 'heavy' : '1' } } }))
  const { bulkEdit } = await tenant.manager.call(createBulkEdit, { body: { rows, atomic: true } })
  await runBulkEdit(runOf(tenant, bulkEdit.id), 100)
  expect(await tenant.manager.call(getBulkEdit, { params: { bulkEditId: bulkEdit.id } })).toMatchObject({
    state: 'refused',
    counts: { selected: 600, changed: 0, unchanged: 599, refused: 1 },
  })
  expect(await count(tenant, { field: 'attributes.weight', op: 'notEmpty' })).toBe(0)
})
