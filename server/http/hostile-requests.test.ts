import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

const ask = (
  url: string,
  more: { method?: 'GET' | 'POST' | 'HEAD'; payload?: string | Buffer; headers?: object } = {},
) =>
  testApp.app.fastify.inject({
    method: more.method ?? 'GET',
    url,
    headers: { authorization: `Bearer ${tenant.admin.secret}`, ...more.headers },
    ...(more.payload === undefined ? {} : { payload: more.payload }),
  })

const asJson = { 'content-type': 'application/json' }
const post = (url: string, payload: string, headers: object = asJson) => ask(url, { method: 'POST', payload, headers })

describe('what no well-behaved client sends is refused as a problem, never a fault', () => {
  test.each(['/api/v1/items/%E0%A4%A', '/%E0%A4%A', `/api/v1/items/${'x'.repeat(500)}`, '/api/v1/items/%00'])(
    'the address %s',
    async (url) => {
      const reply = await ask(url)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.statusCode).toBeLessThan(500)
      expect(reply.headers['content-type']).toContain('application/problem+json')
      expect(reply.headers['content-security-policy']).toBeDefined()
      expect(reply.json()).toMatchObject({ code: expect.any(String), status: reply.statusCode })
    },
  )

  test.each<[string, string]>([
    ['a thousand times not', `${'{"not":'.repeat(2_000)}{"text":"a"}${'}'.repeat(2_000)}`],
    ['lists in lists', `{"and":${'['.repeat(9_000)}${']'.repeat(9_000)}}`],
    ['a field of every object', '{"field":"constructor","op":"eq","value":1}'],
    ['a method of every object', '{"field":"toString","op":"empty"}'],
    ['the prototype', '{"field":"__proto__","op":"empty"}'],
    ['a prototype of its own', '{"__proto__":{"text":"a"}}'],
    ['a number as an instant', '{"field":"createdAt","op":"gt","value":"1"}'],
    ['words as an instant', '{"field":"createdAt","op":"gt","value":"Mon Nov 23"}'],
    ['year nought', '{"field":"createdAt","op":"gt","value":"0000-01-01T00:00:00Z"}'],
    ['an identifier of hyphens', `{"field":"itemType","op":"eq","value":"${'-'.repeat(36)}"}`],
    ['a null character', '{"field":"name","op":"eq","value":"a\\u0000"}'],
    ['a number without end', '{"field":"price","op":"eq","value":1e999}'],
  ])('a filter: %s', async (_, filter) => {
    const reply = await ask(`/api/v1/items?filter=${encodeURIComponent(filter)}`)
    expect([400, 422], reply.body).toContain(reply.statusCode)
  })

  test.each(['constructor', '-toString', '__proto__'])('a sort by %s', async (sort) => {
    expect((await ask(`/api/v1/items?sort=${sort}`)).statusCode).toBe(422)
  })

  test.each([
    ['half a character', '{"sku":"H-1","name":"\\ud800"}'],
    ['half a character in a custom field', '{"sku":"H-2","name":"x","attributes":{"note":"\\udc00 x"}}'],
    ['a null character in a custom field', '{"sku":"H-3","name":"x","attributes":{"note":"a\\u0000"}}'],
    ['half a character in a key', '{"sku":"H-4","name":"x","attributes":{"\\ud800":"x"}}'],
    ['a prototype', '{"sku":"H-5","name":"x","__proto__":{"isAdmin":true}}'],
    ['a constructor', '{"sku":"H-6","name":"x","constructor":{"prototype":{}}}'],
    ['lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nothing', ''],
    ['no JSON', '{"sku":'],
  ])('a body with %s', async (_, body) => {
    const reply = await post('/api/v1/items', body, { ...asJson, 'idempotency-key': crypto.randomUUID() })
    expect([400, 422], reply.body).toContain(reply.statusCode)
  })

  test('half a character among the options of a field', async () => {
    const body = '{"name":"Grade","kind":"select","options":[{"key":"a","label":"\\ud83d"}]}'
    expect([400, 422]).toContain((await post('/api/v1/fields', body)).statusCode)
  })

  test('whole characters beyond the first 65,536 are kept', async () => {
    const reply = await post('/api/v1/items', '{"sku":"OK-1","name":"\\ud83d\\ude00 \\\\ud800"}')
    expect(reply.json()).toMatchObject({ name: '😀 \\ud800' })
  })

  test.each([
    ['multipart/form-data', ''],
    ['multipart/form-data; boundary=x', 'no part'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsku',
    ],
    ['multipart/form-data; boundary=x', '--x--\r\n'],
    ['application/json', '{}'],
  ])('an upload as %s of %j', async (type, payload) => {
    const reply = await post('/api/v1/imports', payload, { 'content-type': type })
    expect(reply.statusCode, reply.body).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode, reply.body).toBeLessThan(500)
  })

  test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '2026-01-01T00:00:00+23:59'])(
    'a movement at %s',
    async (effectiveAt) => {
      const line = { itemId: crypto.randomUUID(), toLocationId: crypto.randomUUID(), quantity: '1' }
      const reply = await tenant.admin.send(recordMovement, { body: { kind: 'receipt', effectiveAt, lines: [line] } })
      expect(reply.problem.code).toBe('invalid_request')
      expect((await tenant.admin.send(listMovements, { query: { from: effectiveAt } })).status).toBe(400)
    },
  )
})

test('replies of the API are not kept by anybody on their way', async () => {
  expect((await ask('/api/v1/items')).headers['cache-control']).toBe('no-store')
  expect((await ask('/api/v1/items/none')).headers['cache-control']).toBe('no-store')
})

describe('listing items', () => {
  let own: TestTenant
  const skus = async (query: object) =>
    (await own.staff.call(listItems, { query: query as never })).data.map((item) => item.sku)

  beforeAll(async () => {
    own = await testApp.createTenant()
    await own.admin.call(createField, { body: { name: 'Note', kind: 'text' } })
    await own.admin.call(createField, { body: { name: 'constructor', kind: 'text' } })
    const long = `${'x'.repeat(250)} end`
    await own.admin.call(createItem, { body: { sku: 'LONG-1', name: 'Long lamp', attributes: { note: long } } })
    await own.admin.call(createItem, { body: { sku: 'LONG-2', name: 'Other', attributes: { note: `${long}s` } } })
  })

  const note = (op: string, value?: string | string[]) => ({
    filter: { field: 'attributes.note', op, value } as Filter,
  })

  test('a text longer than its mirror is compared whole', async () => {
    const long = `${'x'.repeat(250)} end`
    expect(await skus(note('eq', long))).toEqual(['LONG-1'])
    expect(await skus(note('in', [long]))).toEqual(['LONG-1'])
    expect(await skus(note('ne', long))).toEqual(['LONG-2'])
    expect(await skus(note('nin', [long]))).toEqual(['LONG-2'])
    expect(await skus(note('contains', 'ENDS'))).toEqual(['LONG-2'])
    expect(await skus(note('startsWith', long))).toEqual(['LONG-1', 'LONG-2'])
    expect(await skus(note('startsWith', 'XX'))).toEqual(['LONG-1', 'LONG-2'])
  })

  test('a field named as a part of every object is as empty as any', async () => {
    expect(await skus({ filter: { field: 'attributes.constructor', op: 'empty' } })).toEqual(['LONG-1', 'LONG-2'])
  })

  test('free text counts in a sorted list as well', async () => {
    expect(await skus({ text: 'lamp', sort: 'sku' })).toEqual(['LONG-1'])
    expect(await skus({ text: 'lamp', sort: '-name' })).toEqual(['LONG-1'])
  })
})

test('archived items leave room on a page of matches, and pages have neither gaps nor repeats', async () => {
  const own = await testApp.createTenant()
  for (let n = 0; n < 12; n++) {
    // the shorter the text the better the rank: the archived ones come first
    const name = n < 8 ? `Lamp` : `Lamp ${n} with a longer name than others`
    const { id } = await own.admin.call(createItem, { body: { sku: `P-${n}`, name } })
    if (n < 8) await own.admin.call(updateItem, { params: { itemId: id }, ifMatch: 1, body: { archived: true } })
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await own.staff.call(listItems, { query: { text: 'lamp', limit: 2, cursor, total: 'true' } })
    expect(page.total).toBe(4)
    seen.push(...page.data.map((item) => item.sku))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen.sort()).toEqual(['P-10', 'P-11', 'P-8', 'P-9'])
})

test('a movement may name one item in all of its 500 lines', async () => {
  const item = await tenant.admin.call(createItem, { body: { sku: 'MANY', name: 'Many' } })
  const place = await tenant.admin.call(createLocation, { body: { code: 'MANY', name: 'Many' } })
  const lines = Array.from({ length: 500 }, () => ({
    itemId: item.id,
    toLocationId: place.id,
    quantity: '0.000000001',
  }))
  const { body } = await tenant.admin.send(recordMovement, { body: { kind: 'receipt', lines } })
  expect(body.lines).toHaveLength(500)
  const { data } = await tenant.admin.call(listItems, {
    query: { filter: { field: 'sku', op: 'eq', value: 'many' } as never },
  })
  expect(Number(data[0]?.onHand)).toBe(5e-7)
})
