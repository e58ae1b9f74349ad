import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createView, deleteView, getView, listViews, updateView, type ViewConfig } from '#contract/view.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const config: ViewConfig = {
  columns: [
    { id: 'sku', pixels: 120 },
    { id: 'attributes.colour', pixels: null },
  ],
  frozen: 1,
  filter: { and: [{ field: 'price', op: 'gt', value: '5' }, { not: { field: 'attributes.colour', op: 'empty' } }] },
  text: '',
  archived: 'exclude',
  sort: '-price',
  group: 'attributes.colour',
  measures: [{ column: 'price', of: 'average' }],
  layout: 'table',
}

test('a view comes back as it was saved, and its changes are in the audit record', async () => {
  const { manager, admin } = tenant
  const made = await manager.call(createView, { body: { name: ' Dear things ', config } })
  expect(made).toMatchObject({
    name: 'Dear things',
    config,
    shared: false,
    pinned: false,
    version: 1,
    changeable: true,
  })
  const params = { viewId: made.id }
  expect(await manager.call(getView, { params })).toEqual(made)
  const changed = await manager.call(updateView, { params, ifMatch: 1, body: { pinned: true, name: 'Dear' } })
  expect(changed).toMatchObject({ name: 'Dear', pinned: true, config, version: 2 })
  expect((await manager.send(updateView, { params, ifMatch: 1, body: { name: 'x' } })).problem.code).toBe(
    'version_mismatch',
  )
  expect((await manager.send(deleteView, { params, ifMatch: 1 })).problem.code).toBe('version_mismatch')
  expect((await manager.send(deleteView, { params, ifMatch: 2 })).status).toBe(204)
  expect((await manager.send(getView, { params })).problem.code).toBe('not_found')
  const { data } = await admin.call(listAudit, { query: { entity: 'view', entityId: made.id } })
  expect(data.map(({ action }) => action)).toEqual(['delete', 'update', 'create'])
})

test('a view saved before there were measures has none', async () => {
  const { measures: _, ...older } = config
  const { id } = await tenant.staff.call(createView, { body: { name: 'Older', config: older } })
  await testApp.database.tenant(tenant.id, (tx) =>
    tx.query({ text: `update saved_view set config = config - 'measures' where id = $1`, values: [id] }),
  )
  expect(await tenant.staff.call(getView, { params: { viewId: id } })).toMatchObject({
    config: { ...older, measures: [] },
  })
})

test('somebody’s own view is nobody else’s, an Admin’s neither', async () => {
  const { manager, admin, staff } = tenant
  const { id } = await manager.call(createView, { body: { name: 'Mine', config } })
  const params = { viewId: id }
  for (const other of [admin, staff]) {
    expect((await other.send(getView, { params })).problem.code).toBe('not_found')
    expect((await other.send(updateView, { params, ifMatch: 1, body: { shared: true } })).problem.code).toBe(
      'not_found',
    )
    expect((await other.send(deleteView, { params, ifMatch: 1 })).problem.code).toBe('not_found')
    expect((await other.call(listViews)).data.map((view) => view.id)).not.toContain(id)
  }
})

test('a shared view is seen by all, and changed by its owner and Admins only', async () => {
  const { manager, admin, staff } = tenant
  const { id } = await staff.call(createView, { body: { name: 'Ours', config, shared: true } })
  const params = { viewId: id }
  expect(await manager.call(getView, { params })).toMatchObject({ changeable: false })
  expect((await manager.send(updateView, { params, ifMatch: 1, body: { name: 'x' } })).problem.code).toBe('forbidden')
  expect((await manager.send(deleteView, { params, ifMatch: 1 })).problem.code).toBe('forbidden')
  expect(await admin.call(updateView, { params, ifMatch: 1, body: { name: 'Theirs' } })).toMatchObject({
    name: 'Theirs',
    changeable: true,
  })
  expect(await staff.call(getView, { params })).toMatchObject({ name: 'Theirs', changeable: true, version: 2 })
})

test('pages go through all views, pinned first, then by name', async () => {
  const own = await testApp.createTenant()
  for (const name of ['Öl', 'b', 'A', 'c', 'B'])
    await own.staff.call(createView, { body: { name, config, pinned: name === 'c', shared: true } })
  const names: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await own.manager.call(listViews, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    names.push(...page.data.map(({ name }) => name))
    cursor = page.nextCursor
  }
  expect(names).toHaveLength(5)
  expect(names.map((name) => name.toLowerCase())).toEqual(['c', 'a', 'b', 'b', 'öl'])
})

test('a view that nobody could have made is refused', async () => {
  const bad = (change: object) =>
    tenant.staff.send(createView, { body: { name: 'x', config: { ...config, ...change } as never } })
  for (const change of [
    { columns: [{ id: 'sku', pixels: 1 }] },
    { frozen: -1 },
    { layout: 'cube' },
    { measures: [{ column: 'price', of: 'median' }] },
    { filter: { field: 'price', op: 'about', value: 1 } },
    { surprise: true },
  ])
    expect((await bad(change)).problem.code).toBe('invalid_request')
})
