import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { createExport, downloadExport, type ExportRequest, getExport } from '#contract/export.ts'
import { createField, listFields } from '#contract/field.ts'
import { listImportDifferences, listImportRefusals, startDryRun } from '#contract/import.ts'
import { type Attributes, createItem, listItems, updateItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createSupplier } from '#contract/supplier.ts'
import { makeVariants } from '#contract/variant.ts'
import { type ArbitraryField, arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { computedMark } from '#core/export/exported-headers.ts'
import { plainText } from '#core/export/plain-text.ts'
import { exportJobs } from '#server/export/jobs.ts'
import { accepted, ended, importNow, upload } from '#server/import/import-fixture.ts'
import { importJobs } from '#server/import/jobs.ts'
import { openTable } from '#server/import/open-table.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'

let app: TestApp
let worker: Awaited<ReturnType<typeof startTestWorker>>
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, [...importJobs, ...exportJobs], { dataDir: app.dataDir })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

/** The file as a browser gets it. */
async function write(caller: Caller, body: Partial<ExportRequest> & Pick<ExportRequest, 'format'>) {
  const { export: made, task } = await caller.call(createExport, { body })
  if (task) await readyOf(caller, made.id)
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/exports/${made.id}/content`,
    headers: { authorization: `Bearer ${caller.secret}` },
  })
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200)
  return { content: reply.rawPayload, made, headers: reply.headers }
}

async function readyOf(caller: Caller, exportId: string) {
  await expect
    .poll(async () => (await caller.call(getExport, { params: { exportId } })).ready, { timeout: 40_000 })
    .toBe(true)
}

/** All cells of a file, as an import reads them. */
async function cellsOf(content: Buffer): Promise<string[][]> {
  const path = join(mkdtempSync(join(tmpdir(), 'export-')), 'file')
  writeFileSync(path, content)
  const table = await openTable(path)
  const rows: string[][] = []
  for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

/** Items of one name come in any order. */
function bySku([head = [], ...rows]: readonly string[][]): string[][] {
  const sku = head.indexOf('SKU')
  return [head, ...rows.toSorted((a, b) => ((a[sku] ?? '') < (b[sku] ?? '') ? -1 : 1))]
}

/** What a dry run of the file finds, mapped as it is proposed. */
async function importAgain({ admin }: TestTenant, content: Buffer, name: string) {
  const uploaded = await upload(app, admin, { content, name })
  const params = { importId: uploaded.import.id }
  const { task } = await admin.call(startDryRun, {
    params,
    body: { kind: uploaded.preview.kind, mapping: accepted(uploaded), options: {} },
  })
  const done = await ended(admin, params.importId, task.id)
  expect(done.task).toMatchObject({ state: 'succeeded' })
  const { data } = await admin.call(listImportDifferences, { params, query: { limit: 20 } })
  return { outcome: done.batch.dryRun?.outcome, data, headers: Object.keys(accepted(uploaded)) }
}

/** What values point to, alike in every organisation. */
async function makeRecords({ admin }: TestTenant) {
  const suppliers = [
    await admin.call(createSupplier, { body: { name: 'ACME; Sons', code: 'A;B' } }),
    await admin.call(createSupplier, { body: { name: 'Bolt, Inc' } }),
  ]
  const place = await admin.call(createLocation, { body: { code: 'C-1', name: 'Cellar' } })
  const target = await admin.call(createItem, { body: { sku: 'TARGET', name: 'Target' } })
  return { supplier: suppliers.map(({ id }) => id), location: [place.id], item: [target.id] }
}

const shades = ['Dark; red', 'Light'].map((label, n) => ({ key: `shade_${n}`, label }))

/** An item with variants, of which one has a price, a name and a code of its own. */
async function makeShades(
  { admin }: TestTenant,
  core: { name: string; description: string; price: string | null },
  attributes: Attributes,
) {
  const { name, description, price } = core
  const item = await admin.call(createItem, { body: { sku: '=P', name, description, price, attributes } })
  const { data: fields } = await admin.call(listFields, { query: { limit: 200 } })
  const field = fields.find((one) => one.name === 'Shade')?.key ?? ''
  const axes = [{ field, options: shades.map(({ key }) => key) }]
  await admin.call(makeVariants, { params: { itemId: item.id }, ifMatch: item.version, body: { axes } })
  const filter = JSON.stringify({ field: 'parentId', op: 'eq', value: item.id }) as never
  const [variant] = (await admin.call(listItems, { query: { filter } })).data
  if (!variant) throw new Error('no variant was made')
  const body = { name: `A ${name}`.trim(), price: '3.21', barcode: '=7' }
  await admin.call(updateItem, { params: { itemId: variant.id }, ifMatch: variant.version, body })
  return shades.length + 1
}

/** Random fields, and others with the names of core columns and of each other. */
async function defineFields({ admin }: TestTenant, fields: readonly ArbitraryField[]) {
  for (const { definition } of fields) await admin.call(createField, { body: { ...definition, required: false } })
  await admin.call(createField, { body: { name: 'Price', kind: 'money', currency: 'EUR', defaultValue: '7.25' } })
  await admin.call(createField, { body: { name: 'Name', kind: 'text', defaultValue: 'Own' } })
  await admin.call(createField, { body: { name: 'name', kind: 'text', defaultValue: 'Other' } })
  await admin.call(createField, { body: { name: 'Shade', kind: 'multiSelect', options: shades } })
  await admin.call(createField, { body: { name: 'Twice', kind: 'formula', formula: 'price * 2' } })
}

/** Every item's values by its SKU; what another organisation calls otherwise, identifiers, is left to the files to compare. */
async function valuesOf({ admin }: TestTenant) {
  const { data: fields } = await admin.call(listFields, { query: { limit: 200 } })
  const compared = fields.filter(({ kind }) => kind !== 'reference').map(({ key }) => key)
  const { data } = await admin.call(listItems, { query: { limit: 100 } })
  return Object.fromEntries(
    data.map(({ sku, attributes }) => [
      sku,
      Object.fromEntries(
        compared.flatMap((key) => {
          const value = attributes[key]
          return value === undefined ? [] : [[key, typeof value === 'string' ? plainText(value) : value]]
        }),
      ),
    ]),
  )
}

test('an export that is imported unchanged changes nothing, and gives another organisation the same, whatever the fields and values', {
  timeout: 180_000,
}, async () => {
  const line = fc.oneof(
    fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/),
    fc.constantFrom(
      'Total',
      '=1+1',
      '+49 30',
      '-12,5',
      '-',
      '@home',
      "'=x",
      'n/a',
      '0012',
      '1,234',
      '2024-01-05',
      'Ärger  zwei',
      '1E5',
      'true',
      'ƒ',
    ),
  )
  const decimal = fc.constantFrom(null, '0', '1', '0.5', '1234.567', '123456789012345678.123456789', '0.000000001')
  const core = fc.record({
    name: line,
    description: fc.oneof(fc.constantFrom('', ' padded ', 'two\nlines', 'win\r\ndows', 'bell\u0007', '\n\n'), line),
    barcode: fc.option(line, { nil: null }),
    unit: fc.constantFrom('pcs', 'kg', 'm²'),
    price: decimal,
    cost: decimal,
    reorderPoint: decimal,
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(core, { minLength: 1, maxLength: 6 }), async (seed, cores) => {
      const tenant = await app.createTenant()
      const { admin } = tenant
      const pools = await makeRecords(tenant)
      const type = await admin.call(createItemType, { body: { name: 'Machine' } })
      const tools = await admin.call(createCategory, { body: { name: 'Tools' } })
      const hand = await admin.call(createCategory, { body: { name: 'Hand', parentId: tools.id } })
      const [fields = []] = fc.sample(arbitraryFields(pools), { seed, numRuns: 1 })
      const records = fc.sample(fc.tuple(...fields.map(({ values }) => values)), { seed, numRuns: cores.length })
      await defineFields(tenant, fields)
      for (const [n, values] of cores.entries()) {
        const attributes = Object.fromEntries(
          fields.flatMap(({ definition }, at) => {
            const given = records[n]?.[at]?.given
            return given === undefined ? [] : [[definition.key, given]]
          }),
        )
        const sku = `${['SKU', '=', '+', '-', "'", 'S ', '00'][n % 7]}${n}`
        const made = await admin.send(createItem, {
          body: { ...values, sku, attributes, itemTypeId: n % 2 ? type.id : null, categoryId: n % 3 ? hand.id : null },
        })
        if (made.status !== 201) throw new Error(JSON.stringify(made.problem))
      }
      const plain = fields.flatMap(({ definition }, at) => {
        const given = records[0]?.[at]?.given
        return 'unique' in definition && definition.unique
          ? []
          : given === undefined
            ? []
            : [[definition.key, given] as const]
      })
      const [first] = cores
      const count = cores.length + 1 + (first ? await makeShades(tenant, first, Object.fromEntries(plain)) : 0)
      for (const format of ['csv', 'xlsx'] as const) {
        const { content } = await write(admin, { format, stock: 'locations' })
        const { outcome, data } = await importAgain(tenant, content, `items.${format}`)
        expect({ format, counts: outcome?.counts, data, made: outcome?.made }).toMatchObject({
          format,
          counts: {
            rows: count,
            itemsCreated: 0,
            itemsUpdated: 0,
            itemsUnchanged: count,
            refused: 0,
            lines: 0,
            warned: 0,
          },
          data: [],
          made: [],
        })
      }
      const other = await app.createTenant()
      await makeRecords(other)
      await defineFields(other, fields)
      const format = seed % 2 ? 'csv' : 'xlsx'
      const file = await write(admin, { format })
      const { batch } = await importNow(app, other.admin, { content: file.content, name: `items.${format}` })
      const { data: refused } = await other.admin.call(listImportRefusals, {
        params: { importId: batch.id },
        query: {},
      })
      expect(refused).toEqual([])
      expect(batch.counts).toMatchObject({ itemsCreated: count - 1, warned: 0 })
      expect(await valuesOf(other)).toEqual(await valuesOf(tenant))
      const again = await write(other.admin, { format })
      expect(bySku(await cellsOf(again.content))).toEqual(bySku(await cellsOf(file.content)))
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

test('a file holds what its reader may see, in the columns asked for, and only its reader gets it', async () => {
  const tenant = await app.createTenant()
  const { admin, staff, manager } = tenant
  await admin.call(createField, { body: { name: 'Dose', kind: 'number', unit: 'mg' } })
  await admin.call(createField, { body: { name: 'Margin', kind: 'number', visibleTo: ['manager'] } })
  await admin.call(createField, { body: { name: 'Form', kind: 'select', options: [{ key: 't', label: 'Tablet' }] } })
  await admin.call(createField, { body: { name: 'Day', kind: 'date' } })
  const item = await admin.call(createItem, {
    body: {
      sku: 'A',
      name: '=cmd()',
      price: '2.50',
      attributes: { dose: '500', margin: '3', form: 't', day: '2026-02-03' },
    },
  })
  const place = await admin.call(createLocation, { body: { code: 'C-1', name: 'Cellar' } })
  await admin.call(recordMovement, {
    body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: place.id, quantity: '4' }] },
  })
  const csv = (await write(staff, { format: 'csv', stock: 'locations' })).content.toString()
  expect(csv).toContain('Dose (mg)')
  expect(csv).not.toContain('Margin')
  expect(csv).toContain(",'=cmd(),")
  expect(csv).toContain(`On hand at Cellar (C-1)${computedMark}`)
  const sheet = await write(manager, {
    format: 'xlsx',
    columns: ['name', 'attributes.margin', 'attributes.day', 'attributes.form', 'onHand'],
  })
  expect(await cellsOf(sheet.content)).toEqual([
    ['SKU', 'Name', 'Margin', 'Day', 'Form', `On hand${computedMark}`],
    ['A', '=cmd()', '3', '2026-02-03', 'Tablet', '4'],
  ])
  expect(sheet.headers['content-disposition']).toMatch(/attachment; filename="Items .*\.xlsx"/)
  const other = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/exports/${sheet.made.id}/content`,
    headers: { authorization: `Bearer ${staff.secret}` },
  })
  expect(other.statusCode).toBe(404)
  expect(
    (await staff.send(createExport, { body: { format: 'csv', columns: ['attributes.margin'] } })).problem.code,
  ).toBe('invalid_value')
  expect(
    (
      await staff.send(createExport, {
        body: { format: 'csv', filter: { field: 'attributes.margin', op: 'gt', value: '1' } },
      })
    ).problem.code,
  ).toBe('invalid_value')
})

test('a long list is written by a task, and goes through an import again', { timeout: 60_000 }, async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const rows = Array.from({ length: 5_200 }, (_, n) => `S${n},Item ${n},${n % 97}.${n % 10},${n % 2 ? 'red' : 'blue'}`)
  await importNow(app, admin, { content: ['SKU,Name,Price,Colour', ...rows].join('\n'), kind: 'items' })
  expect((await admin.call(listFields)).data.map(({ kind }) => kind)).toEqual(['select'])
  const { content, made } = await write(admin, { format: 'xlsx' })
  expect(made).toMatchObject({ ready: false, rows: 5_200 })
  const { outcome } = await importAgain(tenant, content, 'items.xlsx')
  expect(outcome?.counts).toMatchObject({
    rows: 5_200,
    itemsUnchanged: 5_200,
    itemsUpdated: 0,
    itemsCreated: 0,
    refused: 0,
  })
  expect((await admin.call(listItems, { query: { total: 'true' } })).total).toBe(5_200)
})

test('an export of a stranger is none', async () => {
  const one = await app.createTenant()
  const two = await app.createTenant()
  const { export: made } = await one.admin.call(createExport, { body: { format: 'csv' } })
  expect((await two.admin.send(getExport, { params: { exportId: made.id } })).status).toBe(404)
  const address = await two.admin.send(downloadExport, { params: { exportId: made.id } }).catch(() => undefined)
  expect(address?.status ?? 404).toBe(404)
})
