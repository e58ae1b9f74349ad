import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createCategory, updateCategory } from '#contract/category.ts'
import { createField, listFields } from '#contract/field.ts'
import { createFieldSet, listFieldSets, updateFieldSet } from '#contract/field-set.ts'
import { createItem, getItem, updateItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const sku = () => ({ sku: crypto.randomUUID(), name: 'x' })

test('a set attached to a category gives its fields to items there and below, until it is detached', async () => {
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const parts = await admin.call(createCategory, { body: { name: 'Parts' } })
  const resistors = await admin.call(createCategory, { body: { name: 'Resistors', parentId: parts.id } })
  const other = await admin.call(createCategory, { body: { name: 'Office' } })
  const set = await admin.call(createFieldSet, {
    body: { name: 'Electrical', scope: { itemTypeIds: [], categoryIds: [parts.id] } },
  })
  expect(set).toMatchObject({ key: 'electrical', scope: { categoryIds: [parts.id], itemTypeIds: [] } })
  const field = await admin.call(createField, { body: { name: 'Ohm', kind: 'number', fieldSetId: set.id } })
  expect(field.scope).toEqual(set.scope)
  const attributes = { ohm: '10' }
  const below = await admin.call(createItem, { body: { ...sku(), categoryId: resistors.id, attributes } })
  expect(below.attributes).toEqual(attributes)
  const elsewhere = await admin.send(createItem, { body: { ...sku(), categoryId: other.id, attributes } })
  expect(elsewhere.problem).toMatchObject({ code: 'invalid_attributes', errors: [{ path: 'body.attributes.ohm' }] })

  const detached = await admin.call(updateFieldSet, {
    params: { fieldSetId: set.id },
    ifMatch: 1,
    body: { scope: { itemTypeIds: [], categoryIds: [] } },
  })
  expect(detached.scope).toEqual({ itemTypeIds: [], categoryIds: [] })
  const refused = await admin.send(createItem, { body: { ...sku(), categoryId: resistors.id, attributes } })
  expect(refused.problem.code).toBe('invalid_attributes')
  // what it held is kept by an edit of something else, and is there again once the set is
  const renamed = await admin.call(updateItem, { params: { itemId: below.id }, ifMatch: 1, body: { name: 'renamed' } })
  expect(renamed.attributes).toEqual(attributes)
})

test('a set attached to an item type, then to everything', async () => {
  const own = await testApp.createTenant()
  const laptop = await own.admin.call(createItemType, { body: { name: 'Laptop' } })
  const scope = { itemTypeIds: [laptop.id], categoryIds: [] }
  const set = await own.admin.call(createFieldSet, { body: { name: 'Hardware', scope } })
  await own.admin.call(createField, { body: { name: 'RAM', kind: 'integer', fieldSetId: set.id } })
  const attributes = { ram: '16' }
  expect((await own.admin.send(createItem, { body: { ...sku(), attributes } })).status).toBe(422)
  expect((await own.admin.send(createItem, { body: { ...sku(), itemTypeId: laptop.id, attributes } })).status).toBe(201)
  await own.admin.call(updateFieldSet, { params: { fieldSetId: set.id }, ifMatch: 1, body: { scope: null } })
  expect((await own.admin.send(createItem, { body: { ...sku(), attributes } })).status).toBe(201)
})

test('archiving a set archives its fields and restoring it brings them back, values and all', async () => {
  const own = await testApp.createTenant()
  const set = await own.admin.call(createFieldSet, { body: { name: 'Expiry' } })
  await own.admin.call(createField, { body: { name: 'Best before', kind: 'date', fieldSetId: set.id } })
  const attributes = { best_before: '2027-01-31' }
  const item = await own.admin.call(createItem, { body: { ...sku(), attributes } })
  const archive = (archived: boolean, ifMatch: number) =>
    own.admin.call(updateFieldSet, { params: { fieldSetId: set.id }, ifMatch, body: { archived } })
  expect((await archive(true, 1)).archivedAt).not.toBeNull()
  const { data } = await own.admin.call(listFields)
  expect(data[0]?.archivedAt).not.toBeNull()
  expect((await own.admin.send(createItem, { body: { ...sku(), attributes } })).problem.code).toBe('invalid_attributes')
  expect((await own.admin.call(getItem, { params: { itemId: item.id } })).attributes).toEqual(attributes)
  await archive(false, 2)
  expect((await own.admin.send(createItem, { body: { ...sku(), attributes } })).status).toBe(201)
})

test('what does not fit is refused, a stale version too, and every change is in the audit record', async () => {
  const own = await testApp.createTenant()
  const { admin } = own
  const nobody = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
  const send = (body: object) => admin.send(createFieldSet, { body: { name: 'S', ...body } as never })
  expect((await send({ scope: { itemTypeIds: [nobody], categoryIds: [] } })).problem).toMatchObject({
    code: 'invalid_value',
    errors: [{ path: 'body.scope.itemTypeIds' }],
  })
  expect((await send({ entity: 'location', scope: { itemTypeIds: [], categoryIds: [] } })).problem.code).toBe(
    'invalid_value',
  )
  const set = await admin.call(createFieldSet, { body: { key: 's', name: 'S', entity: 'location' } })
  expect((await send({ key: 's' })).problem.code).toBe('key_taken')
  expect((await admin.send(createField, { body: { name: 'F', kind: 'text', fieldSetId: set.id } })).problem.code).toBe(
    'invalid_value',
  )
  const rename = (ifMatch: number) =>
    admin.send(updateFieldSet, { params: { fieldSetId: set.id }, ifMatch, body: { name: 'T' } })
  expect((await rename(2)).problem.code).toBe('version_mismatch')
  expect((await rename(1)).body).toMatchObject({ name: 'T', version: 2 })
  expect((await admin.call(listFieldSets)).data.map(({ name }) => name)).toEqual(['T'])
  const { data } = await admin.call(listAudit, { query: { entity: 'field_set' } })
  expect(data.map(({ action }) => action)).toEqual(['update', 'create'])
  expect((await own.manager.send(createFieldSet, { body: { name: 'x' } })).problem.code).toBe('forbidden')
})

test('moving a category moves what its items have', async () => {
  const own = await testApp.createTenant()
  const { admin } = own
  const top = await admin.call(createCategory, { body: { name: 'Food' } })
  const low = await admin.call(createCategory, { body: { name: 'Cheese' } })
  const set = await admin.call(createFieldSet, {
    body: { name: 'F', scope: { itemTypeIds: [], categoryIds: [top.id] } },
  })
  await admin.call(createField, { body: { name: 'Fat', kind: 'number', fieldSetId: set.id } })
  const create = () => admin.send(createItem, { body: { ...sku(), categoryId: low.id, attributes: { fat: '30' } } })
  expect((await create()).status).toBe(422)
  await admin.call(updateCategory, { params: { categoryId: low.id }, ifMatch: 1, body: { parentId: top.id } })
  expect((await create()).status).toBe(201)
})
