import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createBulkEdit, listBulkEditRows, undoBulkEdit } from '#contract/bulk-edit.ts'
import { createField } from '#contract/field.ts'
import { getItem, updateItem } from '#contract/item.ts'
import { makeVariants, previewVariants } from '#contract/variant.ts'
import { inheritJob } from '#server/item/propagate-to-variants.ts'
import type { JobContext } from '#server/queue/job.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { makeShirt, makeShop, makeVariantsOf, patch, read } from './variant-fixture.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

describe('a bulk edit', () => {
  test('of an item and its variants leaves them inheriting, and undone gives back what was', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const red = variants['SHIRT-S-RED'] ?? shirt
    const ids = [red.id, shirt.id]
    const both = await tenant.manager.call(createBulkEdit, { body: { selection: { ids }, change: { price: '15' } } })
    expect(both.bulkEdit.counts).toMatchObject({ changed: 1, unchanged: 1 })
    expect(await read(tenant, red)).toMatchObject({ price: '15', ownValues: [] })
    const one = await tenant.manager.call(createBulkEdit, {
      body: { selection: { ids: [red.id] }, change: { price: '99', attributes: { brand: 'Own' } } },
    })
    const { data: rows } = await tenant.manager.call(listBulkEditRows, { params: { bulkEditId: one.bulkEdit.id } })
    expect(rows[0]?.after).toEqual({
      price: '99',
      attributes: { brand: 'Own' },
      ownValues: ['price', 'attributes.brand'],
    })
    await patch(tenant, await read(tenant, shirt), { price: '20', attributes: { brand: 'Acme' } })
    expect(await read(tenant, red)).toMatchObject({ price: '99', attributes: { brand: 'Own' } })
    await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: one.bulkEdit.id } })
    // inheriting again, it has what the item became meanwhile
    expect(await read(tenant, red)).toMatchObject({ price: '20', ownValues: [], attributes: { brand: 'Acme' } })
  })

  test('names what a variant cannot take', async () => {
    const tenant = await makeShop(testApp)
    const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
    const red = variants['SHIRT-S-RED'] ?? shirt
    const { problems } = await tenant.manager.call(createBulkEdit, {
      body: {
        rows: [
          { id: red.id, change: { attributes: { colour: 'green' } } },
          { id: shirt.id, change: { ownValues: [] } },
        ],
      },
    })
    expect(problems.map(({ problem }) => problem?.code).toSorted()).toEqual(['invalid_value', 'tells_apart'])
  })
})

test('a field hidden from a role is inherited, and neither named nor given back by it', async () => {
  const tenant = await makeShop(testApp)
  const options = [{ key: 'x', label: 'X' }]
  const hidden = { visibleTo: [] }
  await tenant.admin.call(createField, { body: { name: 'Secret', kind: 'text', ...hidden } })
  await tenant.admin.call(createField, { body: { name: 'Secret axis', kind: 'select', options, ...hidden } })
  const { shirt, variants } = await makeVariantsOf(tenant, await makeShirt(tenant))
  const red = variants['SHIRT-S-RED'] ?? shirt
  const params = { itemId: red.id }
  await tenant.admin.call(updateItem, {
    params: { itemId: shirt.id },
    ifMatch: shirt.version,
    body: { attributes: { secret: 'whisper' } },
  })
  const own = await tenant.admin.call(updateItem, {
    params,
    ifMatch: 2,
    body: { attributes: { secret: 'own whisper' } },
  })
  expect(own.ownValues).toEqual(['attributes.secret'])
  const seen = await tenant.manager.call(getItem, { params })
  expect(JSON.stringify(seen)).not.toMatch(/secret|whisper/)
  const kept = await tenant.manager.call(updateItem, { params, ifMatch: 3, body: { ownValues: [] } })
  expect(JSON.stringify(kept)).not.toMatch(/secret|whisper/)
  expect(await read(tenant, red)).toMatchObject({
    ownValues: ['attributes.secret'],
    attributes: { secret: 'own whisper' },
  })
  const { data } = await tenant.manager.call(listAudit, { query: { entity: 'item', entityId: red.id } })
  expect(JSON.stringify(data)).not.toMatch(/secret|whisper/)
  const named = await tenant.manager.send(updateItem, {
    params,
    ifMatch: 4,
    body: { ownValues: ['attributes.secret_axis'] },
  })
  expect(named.problem.code).toBe('invalid_value')
  const axis = (field: string) => ({ body: { axes: [{ field, options: ['x'] }] }, params: { itemId: shirt.id } })
  const [secret, none] = await Promise.all([
    tenant.manager.send(previewVariants, axis('secret_axis')),
    tenant.manager.send(previewVariants, axis('secret_none')),
  ])
  expect(JSON.stringify(secret.problem).replaceAll('secret_axis', '')).toBe(
    JSON.stringify(none.problem).replaceAll('secret_none', ''),
  )
})

test('more variants than one transaction takes are changed by a job, which may be killed and run again', async () => {
  const tenant = await makeShop(testApp)
  const shirt = await makeShirt(tenant)
  const { item } = await tenant.manager.call(makeVariants, {
    params: { itemId: shirt.id },
    ifMatch: 1,
    body: { axes: [{ field: 'size', options: ['s'] }] },
  })
  await testApp.database.tenant(tenant.id, (tx) =>
    tx.query({
      text: `insert into item (tenant_id, sku, name, price, parent_id, own_values)
             select $1, 'V-' || n, 'V', 1, $2, case when n % 2 = 0 then '{price}'::text[] else '{}' end from generate_series(1, 600) n`,
      values: [tenant.id, item.id],
    }),
  )
  await patch(tenant, item, { price: '77', archived: true })
  const prices = () =>
    testApp.database.tenantRead(tenant.id, (tx) =>
      tx.query<{ price: string; count: number; archived: number }>({
        text: `select price::text, count(*)::int, count(archived_at)::int as archived from item
               where parent_id is not null group by 1 order by 1`,
      }),
    )
  // archived at once, whatever their number
  expect((await prices()).reduce((sum, { archived }) => sum + archived, 0)).toBe(601)
  const [queued] = await testApp.database.system((tx) =>
    tx.query<{ payload: unknown }>({ text: `select payload from outbox where job = 'inherit_by_variants'` }),
  )
  const payload = inheritJob.payload.parse(queued?.payload)
  // the job uses no more of it
  const context = { database: testApp.database, signal: new AbortController().signal } as JobContext
  const killed = new AbortController()
  const dying = {
    ...testApp.database,
    tenant: ((id, work) => {
      killed.abort()
      return testApp.database.tenant(id, work)
    }) as typeof testApp.database.tenant,
  }
  await expect(inheritJob.handle({ ...context, database: dying, signal: killed.signal }, payload)).rejects.toThrow(
    /abort/,
  )
  await inheritJob.handle(context, payload)
  await inheritJob.handle(context, payload)
  expect(await prices()).toEqual([
    { price: '1', count: 300, archived: 300 },
    { price: '77', count: 301, archived: 301 },
  ])
})
