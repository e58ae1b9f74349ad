import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, type NewField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { type Attributes, createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getMovement, listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createSupplier, listSuppliers } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

async function shop() {
  const tenant = await testApp.createTenant()
  const item = await tenant.admin.call(createItem, { body: { sku: 'A', name: 'A' } })
  const place = await tenant.admin.call(createLocation, { body: { code: 'L', name: 'L' } })
  const define = (field: NewField) => tenant.admin.call(createField, { body: { entity: 'movementLine', ...field } })
  const record = (attributes: (object | undefined)[], as: keyof TestTenant = 'staff') =>
    (tenant[as] as TestTenant['staff']).send(recordMovement, {
      body: {
        kind: 'opening',
        lines: attributes.map((own) => ({
          itemId: item.id,
          toLocationId: place.id,
          quantity: '2',
          unitPrice: '3.5',
          ...(own && { attributes: own as never }),
        })),
      },
    })
  return { tenant, define, record }
}

test('values of lines are checked, settled, posted with their line and turned round with it', async () => {
  const { tenant, define, record } = await shop()
  await define({ name: 'Batch', kind: 'text', pattern: '[A-Z]+' })
  await define({ name: 'No', kind: 'autonumber', numberPattern: 'Z{000}' })
  await define({ name: 'Worth', kind: 'formula', formula: 'quantity * unit_price' })
  await define({ name: 'Posted in', kind: 'formula', formula: 'year(today())' })
  const posted = await record([{ batch: 'XY' }, {}, undefined])
  const year = String(new Date().getUTCFullYear())
  const computed = { worth: '7', posted_in: year }
  const expected = [
    { batch: 'XY', no: 'Z001', ...computed },
    { no: 'Z002', ...computed },
    { no: 'Z003', ...computed },
  ]
  expect(posted.body.lines.map(({ attributes }) => attributes)).toEqual(expected)
  const params = { movementId: posted.body.id }
  expect(await tenant.staff.call(getMovement, { params })).toEqual(posted.body)
  expect((await tenant.staff.call(listMovements)).data).toMatchObject([posted.body])
  const reversal = await tenant.manager.call(reverseMovement, { params, body: { reason: 'wrong' } })
  expect(reversal.lines.map(({ attributes }) => attributes)).toEqual(expected)
  const refused = await record([{}, { batch: 'xy' }])
  expect(refused.problem).toMatchObject({
    code: 'invalid_attributes',
    errors: [{ path: 'body.lines.1.attributes.batch' }],
  })
  expect(
    (await tenant.admin.send(createField, { body: { entity: 'movementLine', name: 'U', kind: 'text', unique: true } }))
      .problem.code,
  ).toBe('invalid_value')
})

test('without fields of lines a value is refused and nothing else changes', async () => {
  const { record } = await shop()
  const plain = await record([undefined])
  expect(plain.body.lines[0]?.attributes).toEqual({})
  expect((await record([{ batch: 'X' }])).problem).toMatchObject({ code: 'invalid_attributes' })
})

test('a field that becomes required is asked for at once, in a process that has the old schema cached', async () => {
  const { tenant, define, record } = await shop()
  const field = await define({ name: 'Batch', kind: 'text' })
  expect((await record([{}])).status).toBe(201)
  await testApp.database.tenant(tenant.id, async (tx) => {
    await tx.query({ text: 'update field set required = true where id = $1', values: [field.id] })
    await tx.query({ text: 'update tenant set schema_version = schema_version + 1' })
  })
  expect((await record([{}])).problem).toMatchObject({
    code: 'invalid_attributes',
    errors: [{ path: 'body.lines.0.attributes.batch' }],
  })
})

test('who may not see a field of lines reads none of its values', async () => {
  const { tenant, define, record } = await shop()
  await define({ name: 'Margin', kind: 'number', visibleTo: ['manager'] })
  const posted = await record([{ margin: '12345' }], 'manager')
  expect(posted.body.lines[0]?.attributes).toEqual({ margin: '12345' })
  const params = { movementId: posted.body.id }
  expect((await tenant.staff.call(getMovement, { params })).lines[0]?.attributes).toEqual({})
  expect((await tenant.staff.call(listMovements)).data[0]?.lines[0]?.attributes).toEqual({})
  expect((await record([{ margin: '1' }])).problem.errors).toMatchObject([{ message: 'There is no field "margin".' }])
})

test('movements, places and suppliers are found and put in order by their own fields, whatever else has their keys', async () => {
  const { tenant, define, record } = await shop()
  const { admin, manager } = tenant
  const options = [
    { key: 'cold', label: 'Cold' },
    { key: 'dry', label: 'Dry' },
  ]
  await define({ key: 'size', name: 'Secret', kind: 'text', entity: 'variant', visibleTo: [] })
  await define({ key: 'size', name: 'Size', kind: 'number' })
  await define({ key: 'kept', name: 'Kept', kind: 'multiSelect', options })
  await define({ key: 'seen', name: 'Seen', kind: 'dateTime' })
  for (const entity of ['location', 'supplier'] as const) {
    await define({ key: 'size', name: 'Size', kind: 'number', entity })
    await define({ key: 'kept', name: 'Kept', kind: 'multiSelect', options, entity })
    await define({ key: 'seen', name: 'Seen', kind: 'dateTime', entity })
    await define({ key: 'motto', name: 'Motto', kind: 'text', entity })
  }
  const values: Attributes[] = [
    { size: '9', kept: ['cold'], seen: '2020-02-29T12:00:00Z' },
    { size: '10', kept: ['cold', 'dry'], motto: 'Ever Zebra' },
    {},
  ]
  for (const [index, attributes] of values.entries()) {
    const name = `${index}`
    const { motto: _, ...ofLine } = attributes
    expect((await record([{}, ofLine], 'manager')).status).toBe(201)
    expect((await manager.send(createLocation, { body: { code: name, name, attributes } })).status).toBe(201)
    expect((await manager.send(createSupplier, { body: { code: name, name, attributes } })).status).toBe(201)
  }
  const filter = (tree: Filter) => JSON.stringify(tree) as never
  const found = async (tree: Filter) => [
    (await manager.call(listMovements, { query: { filter: filter(tree) } })).data.length,
    (await manager.call(listLocations, { query: { filter: filter(tree) } })).data.length,
    (await manager.call(listSuppliers, { query: { filter: filter(tree) } })).data.length,
  ]
  expect(await found({ field: 'attributes.size', op: 'gt', value: '9.5' })).toEqual([1, 1, 1])
  expect(await found({ field: 'attributes.kept', op: 'in', value: ['cold', 'none'] })).toEqual([2, 2, 2])
  const both: Filter[] = [
    { field: 'attributes.kept', op: 'eq', value: 'dry' },
    { not: { field: 'attributes.size', op: 'lt', value: 10 } },
  ]
  expect(await found({ and: both })).toEqual([1, 1, 1])
  const aYearAgo = { unit: 'year', count: -1 } as const
  expect(await found({ field: 'attributes.seen', op: 'lte', fromToday: aYearAgo })).toEqual([1, 1, 1])
  expect(await found({ field: 'attributes.seen', op: 'gt', fromToday: aYearAgo })).toEqual([0, 0, 0])
  const wrong = { field: 'attributes.size', op: 'gt', fromToday: aYearAgo }
  expect((await manager.send(listMovements, { query: { filter: JSON.stringify(wrong) as never } })).status).toBe(422)
  for (const field of ['attributes.none', 'attributes.motto', 'xact']) {
    const query = { filter: filter({ field, op: 'notEmpty' }) }
    expect((await manager.send(listMovements, { query })).problem.code).toBe('invalid_value')
  }

  const inOrder = async (sort: string) => {
    const pages = async (list: typeof listSuppliers | typeof listLocations) => {
      const codes: string[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: { data: { code: string }[]; nextCursor: string | null } = await admin.call(list, {
          query: { sort, limit: 2, ...(cursor ? { cursor } : {}) },
        })
        codes.push(...page.data.map(({ code }) => code).filter((code) => /^\d$/.test(code)))
        cursor = page.nextCursor
      }
      return codes.join('')
    }
    return [await pages(listLocations), await pages(listSuppliers)]
  }
  expect(await inOrder('attributes.size')).toEqual(['012', '012'])
  expect(await inOrder('-attributes.size')).toEqual(['102', '102'])
  // lists as items have them
  expect(await inOrder('attributes.kept')).toEqual(['102', '102'])
  expect(await inOrder('-attributes.kept')).toEqual(['012', '012'])
  for (const list of [listSuppliers, listLocations])
    expect((await admin.send(list, { query: { sort: '-attributes.none' } })).problem.code).toBe('invalid_value')
  expect((await admin.call(listSuppliers, { query: { text: 'zebra' } })).data.map(({ code }) => code)).toEqual(['1'])
})
