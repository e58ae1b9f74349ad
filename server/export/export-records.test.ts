import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExport, downloadExport, type ExportRequest } from '#contract/export.ts'
import { createField } from '#contract/field.ts'
import { createLocation, updateLocation } from '#contract/location.ts'
import { createSupplier, updateSupplier } from '#contract/supplier.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type Request = Partial<ExportRequest> & Pick<ExportRequest, 'entity'>

async function contentOf({ call, secret }: Caller, body: Request & Pick<ExportRequest, 'format'>) {
  const { export: made } = await call(createExport, { body })
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1${downloadExport.path.replace('{exportId}', made.id)}`,
    headers: { authorization: `Bearer ${secret}` },
  })
  expect(reply.statusCode).toBe(200)
  return { made, content: reply.rawPayload }
}

/** The lines of a CSV file, headings first. */
async function linesOf(caller: Caller, body: Request): Promise<string[]> {
  const { made, content } = await contentOf(caller, { ...body, format: 'csv' })
  const [head = '', ...rows] = content.toString().replace('\ufeff', '').trimEnd().split('\r\n')
  expect(made.rows, 'as many as were told').toBe(rows.length)
  return [head, ...rows]
}

async function withSuppliers(): Promise<TestTenant> {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const define = (key: string, name: string, kind: 'money' | 'date' | 'text', more: object = {}) =>
    admin.call(createField, { body: { entity: 'supplier', key, name, kind, ...more } })
  await define('minimum', 'Minimum', 'money', { currency: 'EUR' })
  await define('since', 'Since', 'date')
  await define('name_2', 'Name', 'text')
  await define('rating', 'Rating', 'text', { visibleTo: ['manager'] })
  const make = (code: string, name: string, more: object = {}) =>
    admin.call(createSupplier, { body: { code, name, ...more } })
  await make('B', '=Bolts; "Sons"', {
    note: 'Two\nlines',
    attributes: { minimum: '50.00', since: '2024-03-01', rating: 'A' },
  })
  await make('A', 'Anvils', { email: 'a@example.com', phone: '+49 1', attributes: { minimum: '9', name_2: 'Anna' } })
  const gone = await make('Z', 'Zinc')
  await admin.call(updateSupplier, { params: { supplierId: gone.id }, ifMatch: gone.version, body: { archived: true } })
  return tenant
}

test('suppliers are written as they are listed, with the fields of their own and no formula a spreadsheet would run', async () => {
  const { admin } = await withSuppliers()
  expect(await linesOf(admin, { entity: 'supplier', sort: 'code' })).toEqual([
    'Code,Name,E-mail,Phone,Note,Minimum (EUR),Since,Name [name_2],Rating',
    "A,Anvils,a@example.com,'+49 1,,9,,Anna,",
    `B,"'=Bolts; ""Sons""",,,"Two\nlines",50,2024-03-01,,A`,
  ])
  expect(
    await linesOf(admin, { entity: 'supplier', sort: '-attributes.minimum', columns: ['name', 'attributes.minimum'] }),
  ).toEqual(['Code,Name,Minimum (EUR)', `B,"'=Bolts; ""Sons""",50`, 'A,Anvils,9'])
  const filter = { field: 'attributes.minimum', op: 'lt', value: 10 } as const
  expect((await linesOf(admin, { entity: 'supplier', filter, columns: [] })).slice(1)).toEqual(['A'])
  expect((await linesOf(admin, { entity: 'supplier', archived: 'only', columns: [] })).slice(1)).toEqual(['Z'])
  expect((await linesOf(admin, { entity: 'supplier', text: 'anv', columns: [] })).slice(1)).toEqual(['A'])
  const { made, content } = await contentOf(admin, { entity: 'supplier', format: 'xlsx' })
  expect(made.fileName).toMatch(/^Suppliers \d{4}-\d\d-\d\d\.xlsx$/)
  expect(content.subarray(0, 2).toString()).toBe('PK')
})

test('a role finds only what it sees in its file, and no column there is not', async () => {
  const { staff } = await withSuppliers()
  const [head] = await linesOf(staff, { entity: 'supplier' })
  expect(head).not.toContain('Rating')
  for (const columns of [['attributes.rating'], ['price'], ['kind']]) {
    const { status, problem } = await staff.send(createExport, { body: { entity: 'supplier', format: 'csv', columns } })
    expect([status, problem.code]).toEqual([422, 'invalid_value'])
  }
  const filter = { field: 'attributes.rating', op: 'eq', value: 'A' } as const
  const { problem } = await staff.send(createExport, { body: { entity: 'supplier', format: 'csv', filter } })
  expect(problem.code).toBe('invalid_value')
})

test('locations are written with what they lie in; more than a page, each once', async () => {
  const { admin } = await app.createTenant()
  await admin.call(createField, {
    body: { entity: 'location', key: 'warmth', name: 'Warmth', kind: 'number', unit: '°C' },
  })
  const make = (code: string, parentId: string | null = null, attributes = {}) =>
    admin.call(createLocation, { body: { code, name: `Place ${code}`, kind: 'bin', parentId, attributes } })
  const hall = await make('HALL', null, { warmth: '4.50' })
  const made = await make('BIN', hall.id)
  const bin = await admin.call(updateLocation, {
    params: { locationId: made.id },
    ifMatch: made.version,
    body: { negativeStock: 'warn' },
  })
  const old = await make('OLD')
  await admin.call(updateLocation, { params: { locationId: old.id }, ifMatch: old.version, body: { archived: true } })
  const [head, ...rows] = await linesOf(admin, { entity: 'location' })
  expect(head).toBe('Code,Name,Kind,Lies in,Stock below zero,Warmth (°C)')
  expect(rows).toEqual(expect.arrayContaining(['HALL,Place HALL,Bin,,,4.5', 'BIN,Place BIN,Bin,HALL,Warn,']))
  expect(rows.join()).not.toMatch(/OLD|Suppliers|Loss/)
  const filter = { field: 'attributes.warmth', op: 'gt', value: 0 } as const
  expect((await linesOf(admin, { entity: 'location', filter, columns: [] })).slice(1)).toEqual(['HALL'])
  for (let n = 0; n < 620; n += 20)
    await Promise.all(Array.from({ length: 20 }, (_, at) => make(`N-${n + at}`, bin.id)))
  const codes = (await linesOf(admin, { entity: 'location', columns: [] })).slice(1)
  expect(codes.length).toBeGreaterThanOrEqual(622)
  expect(new Set(codes).size).toBe(codes.length)
})
