import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory, listCategories } from '#contract/category.ts'
import { createField, type NewField } from '#contract/field.ts'
import { createFieldSet } from '#contract/field-set.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { search } from '#contract/search.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
let ids: string[]
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const define = (field: NewField) => admin.call(createField, { body: field })
  const food = await admin.call(createCategory, { body: { name: 'Food' } })
  const cheese = await admin.call(createCategory, { body: { name: 'Cheese', parentId: food.id } })
  await define({ name: 'Pack size', kind: 'integer' })
  await define({ name: 'Price per piece', kind: 'formula', formula: 'round(price / pack_size, 2)' })
  await define({ name: 'Stock value', kind: 'formula', formula: 'on_hand * {Price per piece}' })
  await define({ name: 'Rating', kind: 'formula', formula: "if(stock_value >= 100, 'high', 'low')" })
  const place = await admin.call(createLocation, { body: { code: 'L', name: 'L' } })
  ids = []
  for (const [index, stock] of [10, 200, 3, 0].entries()) {
    const item = await admin.call(createItem, {
      body: {
        sku: `S${index}`,
        name: `Thing ${index}`,
        price: '3',
        categoryId: index === 1 ? cheese.id : null,
        attributes: index === 3 ? {} : { pack_size: String(index + 1) },
      },
    })
    ids.push(item.id)
    if (stock > 0)
      await admin.call(recordMovement, {
        body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: place.id, quantity: String(stock) }] },
      })
  }
})
afterAll(() => testApp.close())

const list = async (query: object) =>
  (await tenant.staff.call(listItems, { query })).data.map(({ sku }) => sku).join(' ')
const where = (filter: Filter) => list({ filter: JSON.stringify(filter), sort: 'sku' })

test('values of stock are computed when an item is read, in the list, alone and in a search', async () => {
  const { data } = await tenant.staff.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ attributes }) => attributes.stock_value)).toEqual(['30', '300', '3', undefined])
  expect(data.map(({ attributes }) => attributes.rating)).toEqual(['low', 'high', 'low', 'low'])
  const one = await tenant.staff.call(getItem, { params: { itemId: ids[1] ?? '' } })
  expect(one.attributes).toEqual({ pack_size: '2', price_per_piece: '1.5', stock_value: '300', rating: 'high' })
  const found = await tenant.staff.call(search, { body: { text: 'thing' } })
  expect(found.items.map(({ attributes }) => attributes.stock_value)).toContain('300')
})

test('they are filtered and sorted by, as stored ones are', async () => {
  expect(await where({ field: 'attributes.stock_value', op: 'gte', value: 30 })).toBe('S0 S1')
  expect(await where({ field: 'attributes.stock_value', op: 'empty' })).toBe('S3')
  expect(await where({ field: 'attributes.rating', op: 'eq', value: 'LOW' })).toBe('S0 S2 S3')
  expect(await where({ field: 'attributes.price_per_piece', op: 'lt', value: '2' })).toBe('S1 S2')
  expect(await list({ sort: '-attributes.stock_value' })).toBe('S1 S0 S2 S3')
  expect(await list({ sort: 'attributes.price_per_piece' })).toBe('S2 S1 S0 S3')
  const pages: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { sort: 'attributes.stock_value', limit: 1, ...(cursor ? { cursor } : {}) }
    const page = await tenant.staff.call(listItems, { query })
    pages.push(...page.data.map(({ sku }) => sku))
    cursor = page.nextCursor
  }
  expect(pages).toEqual(['S2', 'S0', 'S1', 'S3'])
})

test('a result follows core columns, and is not stored where it depends on stock', async () => {
  const changed = await tenant.manager.call(updateItem, {
    params: { itemId: ids[2] ?? '' },
    ifMatch: 1,
    body: { price: '30' },
  })
  expect(changed.attributes).toEqual({ pack_size: '3', price_per_piece: '10', stock_value: '30', rating: 'low' })
  const [row] = await testApp.database.tenantRead(tenant.id, (tx) =>
    tx.query<{ attributes: object }>({ text: 'select attributes from item where id = $1', values: [ids[2]] }),
  )
  expect(row?.attributes).toEqual({ pack_size: '3', price_per_piece: '10' })
})

test('a formula of a set counts for the items of its categories only', async () => {
  const { admin } = tenant
  const food = (await admin.call(listCategories)).data.find(({ name }) => name === 'Food')
  const scope = { itemTypeIds: [], categoryIds: [food?.id ?? ''] }
  const set = await admin.call(createFieldSet, { body: { name: 'Food', scope } })
  await admin.call(createField, {
    body: { name: 'Double stock', kind: 'formula', formula: 'on_hand * 2', fieldSetId: set.id },
  })
  expect(await where({ field: 'attributes.double_stock', op: 'notEmpty' })).toBe('S1')
  const { data } = await tenant.staff.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ attributes }) => attributes.double_stock)).toEqual([undefined, '400', undefined, undefined])
})

test('unique values, automatic numbers and references of items', async () => {
  const own = await testApp.createTenant()
  const define = (field: NewField) => own.admin.call(createField, { body: field })
  await define({ name: 'Serial', kind: 'text', unique: true })
  await define({ name: 'No', kind: 'autonumber', numberPattern: 'A{000}' })
  await define({ name: 'Belongs to', kind: 'reference', referenceTo: 'item' })
  await define({ name: 'Label', kind: 'formula', formula: 'no & " " & name' })
  const add = (sku: string, attributes: object) =>
    own.manager.send(createItem, { body: { sku, name: 'x', attributes: attributes as never } })
  const first = await add('1', { serial: 'S-1' })
  expect(first.body.attributes).toEqual({ serial: 'S-1', no: 'A001', label: 'A001 x' })
  expect((await add('2', { serial: 's-1' })).problem).toMatchObject({
    code: 'value_taken',
    field: 'serial',
    recordId: first.body.id,
  })
  const second = await add('2', { serial: 'S-2', belongs_to: first.body.id })
  expect(second.body.attributes).toMatchObject({ no: 'A002', belongs_to: first.body.id })
  expect((await add('3', { belongs_to: ids[0] })).problem.code).toBe('invalid_attributes')
  const change = (attributes: object, ifMatch: number) =>
    own.manager.send(updateItem, {
      params: { itemId: second.body.id },
      ifMatch,
      body: { attributes: attributes as never },
    })
  expect((await change({ serial: 'S-1' }, 1)).problem.code).toBe('value_taken')
  expect((await change({ serial: 'S-9' }, 1)).body.attributes.no).toBe('A002')
  expect((await add('4', { serial: 'S-2' })).status).toBe(201)
})
