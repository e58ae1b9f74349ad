import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { decideDuplicate, listDuplicates, startDuplicateSearch } from '#contract/duplicate.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { mergeItem, undoItemMerge } from '#contract/item-merge.ts'
import { getTask, listTasks } from '#contract/task.ts'
import { upload } from '#server/import/import-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { duplicateJobs } from './jobs.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, duplicateJobs)
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

async function searchNow({ manager, staff }: TestTenant) {
  const { task } = await manager.call(startDuplicateSearch)
  await vi.waitFor(
    async () => expect((await staff.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 60_000, interval: 25 },
  )
}
type State = 'open' | 'dismissed' | 'merged'
const list = async ({ manager }: TestTenant, state: State = 'open') =>
  (await manager.call(listDuplicates, { query: { state } })).data
const skusOf = (pairs: Awaited<ReturnType<typeof list>>) =>
  pairs.map(({ left, right }) => [left.sku, right.sku].sort().join(' '))

async function catalogue({ admin }: TestTenant) {
  const make = (sku: string, name: string, rest: object = {}) =>
    admin.call(createItem, { body: { sku, name, ...rest } })
  return {
    lamp: await make('L-1', 'Desk lamp', { barcode: '4006381333931' }),
    light: await make('L-2', 'Light for desks', { barcode: '04006381333931' }),
    chair: await make('C-1', 'Chair, oak'),
    seat: await make('C-2', 'chair oak'),
    stool: await make('S-1', 'Stool'),
  }
}

test('pairs are found with their reasons, likeliest first; what was dismissed stays so, and what is not alike any more is dropped', async () => {
  const tenant = await app.createTenant()
  const { manager, staff } = tenant
  const { seat } = await catalogue(tenant)
  await searchNow(tenant)
  const found = await list(tenant)
  expect(skusOf(found)).toEqual(['L-1 L-2', 'C-1 C-2'])
  expect(found.map(({ reasons }) => reasons)).toEqual([['the same barcode'], ['called the same']])
  const first = await manager.call(listDuplicates, { query: { limit: 1 } })
  const next = await manager.call(listDuplicates, { query: { limit: 1, cursor: first.nextCursor ?? '' } })
  expect([...skusOf(first.data), ...skusOf(next.data), next.nextCursor]).toEqual(['L-1 L-2', 'C-1 C-2', null])
  expect((await staff.send(listDuplicates, { query: {} })).problem.code).toBe('forbidden')

  const [lamps] = found
  const params = { duplicateId: lamps?.id ?? '' }
  const dismiss = { params, ifMatch: 1, body: { state: 'dismissed' as const } }
  expect(await manager.call(decideDuplicate, dismiss)).toMatchObject({ state: 'dismissed', version: 2 })
  expect((await manager.send(decideDuplicate, dismiss)).problem.code).toBe('version_mismatch')
  await manager.call(updateItem, { params: { itemId: seat.id }, ifMatch: 1, body: { name: 'Bench' } })
  await searchNow(tenant)
  expect(await list(tenant)).toEqual([])
  expect(skusOf(await list(tenant, 'dismissed'))).toEqual(['L-1 L-2'])
  const back = await manager.call(decideDuplicate, { params, ifMatch: 2, body: { state: 'open' } })
  expect(back).toMatchObject({ state: 'open', decidedAt: null, decidedByName: null })
})

test('a merge decides its pair, and its undoing opens it again', async () => {
  const tenant = await app.createTenant()
  const { chair, seat } = await catalogue(tenant)
  await searchNow(tenant)
  const { id } = await tenant.manager.call(mergeItem, {
    params: { itemId: seat.id },
    ifMatch: 1,
    body: { intoItemId: chair.id },
  })
  expect(skusOf(await list(tenant))).toEqual(['L-1 L-2'])
  const [merged] = await list(tenant, 'merged')
  expect(merged).toMatchObject({ decidedByName: 'manager key' })
  const dismiss = { params: { duplicateId: merged?.id ?? '' }, ifMatch: 2, body: { state: 'dismissed' as const } }
  expect((await tenant.manager.send(decideDuplicate, dismiss)).problem.code).toBe('item_merged')
  await tenant.manager.call(undoItemMerge, { params: { itemMergeId: id }, body: {} })
  expect(skusOf(await list(tenant))).toEqual(['L-1 L-2', 'C-1 C-2'])
})

test('an import of items begins one search of that tenant', async () => {
  const tenant = await app.createTenant()
  const begin = async () => {
    const rows = await app.database.system((tx) =>
      tx.query<{ id: string }>({ text: 'select begin_duplicate_searches() as id' }),
    )
    return rows.map(({ id }) => id)
  }
  expect(await begin()).not.toContain(tenant.id)
  const { import: uploaded } = await upload(app, tenant.manager, { kind: 'items', content: 'sku,name\nA,Oak chair\n' })
  expect(await begin()).not.toContain(tenant.id)
  await app.database.tenant(tenant.id, (tx) =>
    // as an import ends
    tx.query({ text: 'update import set finished_at = now() where id = $1', values: [uploaded.id] }),
  )
  // the schedule of the worker may have been first
  const begun = await begin()
  const { data } = await tenant.staff.call(listTasks, { query: { kind: 'duplicate_search' } })
  expect(begun.filter((id) => id === tenant.id).length + data.length).toBe(1)
  expect(await begin()).not.toContain(tenant.id)
})
