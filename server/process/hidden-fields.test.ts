import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract/api.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { createField, fieldEntities, listFields, type NewField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { createLocation, updateLocation } from '#contract/location.ts'
import { search } from '#contract/search.ts'
import { createSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/**
 * A field that a role may not see does not exist for it. The attacks are generated from the contract: whatever a
 * Manager or Staff may read is read, and nothing in it may name the field or hold its value.
 */
let testApp: TestApp
let tenant: TestTenant
let ids: Record<string, string>
const word = 'zebrafish'
const number = '918273645'
const traces =
  /zebrafish|918273645|1836547290|top_secret|top secret|secret_amount|secret amount|from_secret|double_secret/i

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const define = (field: NewField) =>
    admin.call(createField, { body: { key: field.name.toLowerCase().replaceAll(' ', '_'), ...field } })
  const visibleTo: NewField['visibleTo'] = []
  for (const entity of fieldEntities) {
    if (entity === 'variant') continue
    await define({ entity, name: 'Open', kind: 'text' })
    await define({ entity, name: 'Top secret', kind: 'text', visibleTo, unique: entity !== 'movementLine' })
    await define({ entity, name: 'Secret amount', kind: 'number', visibleTo })
    await define({ entity, name: 'From secret', kind: 'formula', formula: '{Secret amount} * 2' })
    await define({
      entity,
      name: 'Asked where secret',
      kind: 'text',
      condition: { field: 'attributes.top_secret', op: 'notEmpty' },
    })
  }
  await define({ name: 'Double secret', kind: 'formula', formula: 'on_hand + from_secret' })
  const attributes = { open: 'plain', top_secret: word, secret_amount: number }
  const item = await admin.call(createItem, { body: { sku: 'A', name: 'Anvil', attributes } })
  await admin.call(createItem, { body: { sku: 'B', name: 'Bolt', attributes: { open: 'plain' } } })
  const location = await admin.call(createLocation, { body: { code: 'L', name: 'L', attributes } })
  const supplier = await admin.call(createSupplier, { body: { name: 'S', attributes } })
  expect(item.attributes).toMatchObject({ from_secret: '1836547290', double_secret: '1836547290' })
  ids = { itemId: item.id, locationId: location.id, supplierId: supplier.id, userId: tenant.userId }
  // history for the audit record
  const change = { ifMatch: 1, body: { attributes: { open: 'changed' } } }
  await admin.call(updateItem, { params: { itemId: item.id }, ...change })
  await admin.call(updateLocation, { params: { locationId: location.id }, ...change })
  await admin.call(updateSupplier, { params: { supplierId: supplier.id }, ...change })
})
afterAll(() => testApp.close())

const readable = api.filter(
  (endpoint) =>
    endpoint.method === 'GET' &&
    endpoint.transport === 'json' &&
    endpoint.access !== 'public' &&
    endpoint.access !== 'operator' &&
    endpoint.access !== 'person',
)

describe.each(['manager', 'staff'] as const)('as %s', (role) => {
  test.each(readable.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s tells nothing',
    async (_, endpoint: Endpoint) => {
      const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const url = `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, (__, name: string) => ids[name] ?? tenant.id)}`
      const reply = await testApp.app.fastify.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${tenant[role].secret}` },
      })
      const isWhole = endpoint.query.safeParse({}).success
      if (isWhole && names.every((name) => name in ids)) expect([200, 403]).toContain(reply.statusCode)
      expect(traces.exec(reply.body)?.[0]).toBeUndefined()
    },
  )

  test('what it may see is there', async () => {
    const item = await tenant[role].call(getItem, { params: { itemId: ids.itemId ?? '' } })
    expect(item.attributes).toEqual({ open: 'changed' })
    const { data } = await tenant[role].call(listItems)
    expect(data.map(({ attributes }) => attributes)).toEqual([{ open: 'changed' }, { open: 'plain' }])
    const fields = await tenant[role].call(listFields)
    expect(new Set(fields.data.map(({ key }) => key))).toEqual(new Set(['open', 'asked_where_secret']))
    expect(fields.data.every(({ condition }) => condition === null)).toBe(true)
  })

  test.each(['top_secret', 'secret_amount', 'from_secret', 'double_secret'])(
    'neither filter nor order by %s is told from one by a field that is not there',
    async (key) => {
      const answer = async (name: string) => {
        const filter = (tree: Filter) => ({ filter: JSON.stringify(tree) as never })
        const field = `attributes.${name}`
        const replies = [
          await tenant[role].send(listItems, { query: filter({ field, op: 'notEmpty' }) }),
          await tenant[role].send(listItems, { query: filter({ not: { or: [{ field, op: 'eq', value: 1 }] } }) }),
          await tenant[role].send(listItems, { query: { sort: `-${field}` } }),
          await tenant[role].send(listSuppliers, { query: filter({ field, op: 'notEmpty' }) }),
          await tenant[role].send(summariseItems, { query: { groupBy: field } }),
          await tenant[role].send(summariseItems, { query: { measures: field } }),
          await tenant[role].send(listItems, { query: { sort: field, at: 1 } }),
        ]
        return replies.map(({ status, problem }) =>
          JSON.stringify([status, problem])
            .replaceAll(name, '<name>')
            .replace(/"requestId":"[^"]*"/, ''),
        )
      }
      expect(await answer(key)).toEqual(await answer('not_there'))
    },
  )

  test('its words find nothing, alone or in a filter', async () => {
    expect((await tenant[role].call(listItems, { query: { text: word } })).data).toEqual([])
    expect((await tenant[role].call(listItems, { query: { text: 'zebra' } })).data).toEqual([])
    const filter = JSON.stringify({ text: word }) as never
    expect((await tenant[role].call(listItems, { query: { filter } })).data).toEqual([])
    const total = await tenant[role].call(listItems, { query: { text: word, total: 'true' } })
    expect(total.total).toBe(0)
    expect((await tenant[role].call(listItems, { query: { text: 'anvil' } })).data).toHaveLength(1)
    expect((await tenant[role].call(search, { body: { text: word } })).items).toEqual([])
    const asked = async (name: string) =>
      (await tenant[role].call(search, { body: { text: `items with top secret ${name}` } })).items
    expect(await asked(word)).toEqual(await asked('unicornfish'))
    expect((await tenant.admin.call(listItems, { query: { text: word } })).data).toHaveLength(1)
  })
})

test('guessing a value, clearing it or giving it anew is answered as for a field that is not there, and changes nothing', async () => {
  const { manager, admin } = tenant
  const params = { itemId: ids.itemId ?? '' }
  const version = async () => (await admin.call(getItem, { params })).version
  const guess = async (attributes: object) => {
    const ifMatch = await version()
    const reply = await manager.send(updateItem, { params, ifMatch, body: { attributes: attributes as never } })
    return { status: reply.status, errors: reply.problem.errors }
  }
  const unknown = (key: string) => ({ path: `body.attributes.${key}`, message: `There is no field "${key}".` })
  expect(await guess({ top_secret: word })).toEqual({ status: 422, errors: [unknown('top_secret')] })
  expect(await guess({ top_secret: 'x' })).toEqual({ status: 422, errors: [unknown('top_secret')] })
  expect(await guess({ from_secret: '1836547290' })).toEqual({ status: 422, errors: [unknown('from_secret')] })
  expect((await guess({ top_secret: null })).status).toBe(200)
  expect((await guess({ not_there: null })).status).toBe(200)
  expect((await guess({ open: 'seen' })).status).toBe(200)
  const item = await admin.call(getItem, { params })
  expect(item.attributes).toMatchObject({
    open: 'seen',
    top_secret: word,
    secret_amount: number,
    from_secret: '1836547290',
  })
  const made = await manager.send(createItem, { body: { sku: 'C', name: 'C', attributes: { top_secret: word } } })
  expect(made.problem.errors).toEqual([unknown('top_secret')])
})

test('a field hidden from now on is hidden at once, in a process that has it cached', async () => {
  const own = await testApp.createTenant()
  const field = await own.admin.call(createField, { body: { name: 'Margin', kind: 'number' } })
  const item = await own.admin.call(createItem, { body: { sku: 'A', name: 'A', attributes: { margin: '7' } } })
  const read = () => own.staff.call(getItem, { params: { itemId: item.id } })
  expect((await read()).attributes).toEqual({ margin: '7' })
  // as another process would: the cache here hears nothing of it
  await testApp.database.tenant(own.id, async (tx) => {
    await tx.query({ text: `update field set rules = '{"visibleTo": []}' where id = $1`, values: [field.id] })
    await tx.query({ text: 'update tenant set schema_version = schema_version + 1' })
  })
  expect((await read()).attributes).toEqual({})
  expect((await own.staff.call(listItems)).data[0]?.attributes).toEqual({})
  expect((await own.admin.call(getItem, { params: { itemId: item.id } })).attributes).toEqual({ margin: '7' })
})
