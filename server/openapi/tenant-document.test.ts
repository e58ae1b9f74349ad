import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { makePharmacy } from './openapi-fixture.ts'

interface Document {
  info: { title: string }
  components: { schemas: Record<string, Schema> }
  paths: Record<string, Record<string, { parameters?: Record<string, unknown>[]; requestBody?: unknown }>>
}
interface Schema {
  properties?: Record<string, Schema & Record<string, unknown>>
  required?: string[]
  [key: string]: unknown
}

let testApp: TestApp
let shop: TestTenant
let pharmacy: Awaited<ReturnType<typeof makePharmacy>>

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant({ currency: 'CHF' })
  pharmacy = await makePharmacy(shop)
})
afterAll(() => testApp.close())

const get = (headers: Record<string, string>, query = '') =>
  testApp.app.fastify.inject({ url: `/api/v1/openapi.json${query}`, headers })
const withKey = (secret: string, more = {}) => get({ authorization: `Bearer ${secret}`, ...more })

async function read(secret: string): Promise<Document> {
  const reply = await withKey(secret)
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

test('a tenant’s document is OpenAPI 3.1, and every reference leads somewhere', async () => {
  const document = await read(shop.admin.secret)
  const checked = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>)
  expect(checked.errors ?? []).toEqual([])
  expect(checked.valid).toBe(true)
  for (const [, name = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    expect(document.components.schemas, name).toHaveProperty([name])
})

test('each kind of field has the schema of its values', async () => {
  const { schemas } = (await read(shop.admin.secret)).components
  const held = schemas.ItemAttributes?.properties ?? {}
  expect(held.form).toMatchObject({
    type: 'string',
    enum: ['tablet', 'syrup', 'powder'],
    'x-enumNames': ['Tablet', 'Syrup', 'Powder'],
    title: 'Form',
  })
  expect(held.form?.description).toContain('As the package says it.')
  expect(held.form?.description).toContain('`syrup`: Syrup')
  expect(held.dose).toMatchObject({ type: 'string', 'x-unit': 'mg' })
  expect(held.expires).toMatchObject({ type: 'string', format: 'date' })
  expect(held.warnings).toMatchObject({
    type: 'array',
    uniqueItems: true,
    items: { enum: ['drowsy', 'alcohol', 'sun'] },
  })
  expect(held.margin).toMatchObject({ 'x-currency': 'CHF' })
  expect(held.number).toMatchObject({ type: 'string', readOnly: true })
  expect(held.twice).toMatchObject({ type: 'string', readOnly: true })
  expect(held.maker).toMatchObject({ format: 'uuid', 'x-reference': 'supplier' })
  expect(schemas.LocationAttributes?.properties?.kept_cold).toMatchObject({ type: 'boolean' })
  expect(schemas.SupplierAttributes?.properties?.supplier_since).toMatchObject({ format: 'date-time' })
})

test('what is given for a new item is what its type takes', async () => {
  const { components, paths } = await read(shop.admin.secret)
  const { schemas } = components
  const given = schemas.NewItemAttributes_Medicine
  // the package size has a default, so it need not be given
  expect(given?.required).toEqual(['form'])
  expect(given?.properties?.form).toMatchObject({ type: 'string', enum: ['tablet', 'syrup'] })
  expect(given?.properties?.dose).toMatchObject({ type: ['string', 'null'], 'x-minimum': '0.1', 'x-maximum': '5000' })
  expect(given?.properties?.warnings).toMatchObject({ maxItems: 2 })
  expect(given?.properties?.margin?.pattern).toBe(String.raw`^-?\d{1,18}(\.\d{1,2})?$`)
  expect(given?.properties?.batch).toMatchObject({ maxLength: 12, pattern: String.raw`^(?:[A-Z]{2}\d+)$` })
  expect(Object.keys(given?.properties ?? {})).not.toContain('number')
  expect(Object.keys(given?.properties ?? {})).not.toContain('twice')
  const other = schemas.NewItemAttributes_MedicalDevice
  expect(Object.keys(other?.properties ?? {})).not.toContain('form')
  expect(other?.required).toBeUndefined()
  expect(schemas.NewItem).toEqual({
    oneOf: ['Medicine', 'MedicalDevice', 'Untyped'].map((name) => ({ $ref: `#/components/schemas/NewItem_${name}` })),
  })
  expect(schemas.NewItem_Medicine?.properties?.itemTypeId).toEqual({ type: 'string', const: pharmacy.medicine.id })
  expect(schemas.NewItem_Medicine?.required).toEqual(
    expect.arrayContaining(['sku', 'name', 'itemTypeId', 'attributes']),
  )
  expect(schemas.NewLocationAttributes?.required).toEqual(['kept_cold'])
  expect(JSON.stringify(paths['/locations']?.post?.requestBody)).toContain('"required":["code","name","attributes"]')
  expect(schemas.ItemAttributesUpdate?.required).toBeUndefined()
})

/** Where `attributes` may hold anything: none of these is a record's. */
const anyForm: string[] = []

test('no attributes of any names and values are left', async () => {
  const document = await read(shop.admin.secret)
  expect(findFreeForm(document).filter((path) => !anyForm.some((known) => path.includes(known)))).toEqual([])
})

function findFreeForm(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { properties } = node as { properties?: { attributes?: { additionalProperties?: unknown } } }
  const here = typeof properties?.attributes?.additionalProperties === 'object' ? [path] : []
  return [...here, ...Object.entries(node).flatMap(([name, child]) => findFreeForm(child, `${path}/${name}`))]
}

test('a role is told of the fields it may see, and of no other', async () => {
  const { fields } = pharmacy
  expect(Object.keys((await read(shop.manager.secret)).components.schemas.ItemAttributes?.properties ?? {})).toContain(
    fields.margin.key,
  )
  const text = JSON.stringify(await read(shop.staff.secret))
  expect(text).not.toContain('"margin"')
  expect(text).not.toContain('attributes.margin')
  expect(text).not.toContain('Margin')
})

test('the filter says what it takes', async () => {
  const { paths, components } = await read(shop.admin.secret)
  const filter = paths['/items']?.get?.parameters?.find(({ name }) => name === 'filter')
  const fields = filter?.['x-filterable'] as { field: string; kind: string; operators: string[] }[]
  const of = (field: string) => fields.find((one) => one.field === field)
  expect(of('attributes.dose')).toMatchObject({ kind: 'number', unit: 'mg', name: 'Dose' })
  expect(of('attributes.dose')?.operators).not.toContain('contains')
  expect(of('attributes.batch')?.operators).toContain('startsWith')
  expect(of('attributes.form')).toMatchObject({ values: ['tablet', 'syrup', 'powder'] })
  expect(of('price')?.kind).toBe('number')
  expect(components.schemas.ItemFilterField?.enum).toEqual(fields.map(({ field }) => field))
})

test('formulas that count from today are named where the list takes them: of the records themselves, and not beside items', async () => {
  const { admin } = await testApp.createTenant()
  const define = (body: object) =>
    testApp.app.fastify.inject({
      method: 'POST',
      url: '/api/v1/fields',
      headers: { authorization: `Bearer ${admin.secret}` },
      payload: { entity: 'supplier', kind: 'formula', ...body },
    })
  for (const body of [
    { name: 'Joined', kind: 'date' },
    { name: 'Days with us', formula: 'days_between(joined, today())' },
    { name: 'Weeks with us', formula: 'days_with_us / 7' },
    { name: 'Year', formula: 'year(joined)' },
  ])
    expect((await define(body)).statusCode, body.name).toBe(201)
  const { components } = await read(admin.secret)
  const named = (schema: string, start: string) =>
    [components.schemas[schema]?.enum]
      .flat()
      .map(String)
      .filter((field) => field.startsWith(start))
      .sort()
  const beside = named('ItemFilterField', 'supplier.')
  expect(beside).toEqual(['supplier.attributes.joined', 'supplier.attributes.year'])
  expect(named('SupplierFilterField', 'attributes.')).toEqual(
    ['days_with_us', 'joined', 'weeks_with_us', 'year'].map((key) => `attributes.${key}`),
  )
  const ask = async (path: string, field: string) => {
    const filter = encodeURIComponent(JSON.stringify({ field, op: 'notEmpty' }))
    const reply = await testApp.app.fastify.inject({
      url: `/api/v1/${path}?filter=${filter}`,
      headers: { authorization: `Bearer ${admin.secret}` },
    })
    return reply.statusCode
  }
  for (const field of beside) expect(await ask('items', field), field).toBe(200)
  expect(await ask('items', 'supplier.attributes.weeks_with_us')).toBe(422)
  for (const field of named('SupplierFilterField', 'attributes.'))
    expect(await ask('suppliers', field), field).toBe(200)
})

test('a document read before is not sent again, until the schema changes', async () => {
  const own = await testApp.createTenant()
  const first = await withKey(own.admin.secret)
  const etag = String(first.headers.etag)
  const again = await withKey(own.admin.secret, { 'if-none-match': etag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  await makePharmacy(own)
  const changed = await withKey(own.admin.secret, { 'if-none-match': etag })
  expect(changed.statusCode).toBe(200)
  expect(changed.headers.etag).not.toBe(etag)
  expect(changed.body).toContain('Package size')
})

test('another tenant’s fields are nobody else’s, and a stranger reads the general document', async () => {
  const other = await testApp.createTenant()
  expect(JSON.stringify(await read(other.admin.secret))).not.toContain('Package size')
  const anybody = await get({})
  expect(anybody.statusCode).toBe(200)
  expect(anybody.body).not.toContain('Package size')
  expect(anybody.json<Document>().info.title).toBe('Inventory-Pro API')
})

test('a key that has ended is refused, rather than given a document without the fields', async () => {
  expect((await withKey(`inv_${'x'.repeat(43)}`)).statusCode).toBe(401)
})

test('a signed-in person reads their tenant’s document, and names one where they have several', async () => {
  const { cookie } = await testApp.signIn(shop.userId)
  expect((await get({ cookie })).body).toContain('Package size')
  const other = await testApp.createTenant()
  const second = await testApp.app.fastify.inject({
    method: 'POST',
    url: '/api/v1/tenants',
    headers: { cookie, 'x-inventory-csrf': '1' },
    payload: { name: 'Second shop' },
  })
  expect(second.statusCode).toBe(201)
  expect((await get({ cookie })).json<Document>().info.title).toBe('Inventory-Pro API')
  expect((await get({ cookie }, `?tenantId=${shop.id}`)).body).toContain('Package size')
  expect((await get({ cookie }, `?tenantId=${other.id}`)).statusCode).toBe(404)
  const page = await testApp.app.fastify.inject({ url: `/api/v1/docs/?tenantId=${shop.id}`, headers: { cookie } })
  expect(page.body).toContain(`/api/v1/openapi.json?tenantId=${shop.id}`)
})
