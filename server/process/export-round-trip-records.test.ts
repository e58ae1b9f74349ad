import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExport, type ExportRequest } from '#contract/export.ts'
import { createField, updateField } from '#contract/field.ts'
import { listImportRefusals } from '#contract/import.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { createSupplier, listSuppliers } from '#contract/supplier.ts'
import { type ArbitraryField, arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { importNow } from '#server/import/import-fixture.ts'
import { importJobs } from '#server/import/jobs.ts'
import { openTable } from '#server/import/open-table.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'

let app: TestApp
let worker: Awaited<ReturnType<typeof startTestWorker>>
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, importJobs, { dataDir: app.dataDir })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

type Entity = 'supplier' | 'location'

async function write(caller: Caller, body: Pick<ExportRequest, 'format'> & { entity: Entity }): Promise<Buffer> {
  const { export: made } = await caller.call(createExport, { body })
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1/exports/${made.id}/content`,
    headers: { authorization: `Bearer ${caller.secret}` },
  })
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200)
  return reply.rawPayload
}

/** All rows of a file, as an import reads them, in the order of their codes below the headings. */
async function rowsOf(content: Buffer): Promise<string[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'export-')), 'file')
  writeFileSync(path, content)
  const rows: string[] = []
  for await (const batch of (await openTable(path)).rows())
    rows.push(...batch.map(({ cells }) => JSON.stringify(cells)))
  const [head = '', ...others] = rows
  return [head, ...others.sort()]
}

/** Random fields, one of the name of a core column, and one whose name an archived field had before it. */
async function defineFields({ admin }: TestTenant, entity: Entity, fields: readonly ArbitraryField[]) {
  for (const { definition } of fields)
    await admin.call(createField, {
      // of a new record, a blank is the default
      body: { ...definition, entity, required: false, defaultValue: undefined } as never,
    })
  await admin.call(createField, { body: { entity, name: 'Name', kind: 'text' } })
  const former = await admin.call(createField, { body: { entity, name: 'Grade', kind: 'integer' } })
  await admin.call(updateField, { params: { fieldId: former.id }, ifMatch: former.version, body: { archived: true } })
  await admin.call(createField, { body: { entity, name: 'Grade', kind: 'text', key: 'grade_now' } })
}

const line = (longest: number) =>
  fc
    .oneof(
      fc.stringMatching(/^[!-~]([ -~]{0,24}[!-~])?$/),
      fc.constantFrom(
        'Total',
        '=1+1',
        '+49 30',
        '-12,5',
        '@home',
        "'=x",
        '0012',
        '2024-01-05',
        'Ärger  zwei',
        'A / B',
        'true',
      ),
    )
    .map((text) => text.slice(0, longest).trim() || 'x')

const supplier = fc.record({
  name: line(200),
  email: fc.constantFrom(null, 'a@example.com', "o'brien+x@example.co.uk"),
  phone: fc.constantFrom(null, '+49 30 1234', '-', '0012', '=5'),
  note: fc.oneof(fc.constantFrom('', ' padded ', 'two\nlines', 'win\r\ndows', '\n\n'), line(200)),
})
const place = fc.record({
  name: line(120),
  kind: fc.constantFrom('warehouse', 'store', 'zone', 'bin', 'vehicle', 'quarantine', 'other'),
  /** lies in the one that many before it, if there is one */
  above: fc.nat(4),
})

/** Codes that spreadsheets would spoil. */
function codeOf(n: number): string {
  return `${['C', '=', '+', '-', "'", 'S ', '00'][n % 7]}${n}`
}

for (const entity of ['supplier', 'location'] as const)
  test(`an export of ${entity}s makes the same in an empty organisation, and changes nothing in its own, whatever the fields and values`, {
    timeout: 120_000,
  }, async () => {
    const kind = entity === 'supplier' ? 'suppliers' : 'locations'
    const records = fc.record({
      suppliers: fc.array(supplier, { minLength: 1, maxLength: 6 }),
      places: fc.array(place, { minLength: 1, maxLength: 8 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(), records, async (seed, { suppliers, places }) => {
        const tenant = await app.createTenant()
        const { admin } = tenant
        const target = await admin.call(createItem, { body: { sku: 'TARGET', name: 'Target' } })
        const first = await admin.call(createSupplier, { body: { code: 'A;B', name: 'First, of all' } })
        const cellar = await admin.call(createLocation, { body: { code: 'C-1', name: 'Cellar' } })
        const pools = { item: [target.id], supplier: [first.id], location: [cellar.id] }
        const [fields = []] = fc.sample(arbitraryFields(pools), { seed, numRuns: 1 })
        await defineFields(tenant, entity, fields)
        const count = entity === 'supplier' ? suppliers.length : places.length
        const values = fc.sample(fc.tuple(...fields.map((field) => field.values)), { seed, numRuns: count })
        const attributesOf = (n: number) => ({
          ...Object.fromEntries(
            fields.flatMap(({ definition }, at) => {
              const given = values[n]?.[at]?.given
              return given === undefined ? [] : [[definition.key, given]]
            }),
          ),
          name: `Own ${n}`,
          grade_now: `${n}`,
        })
        const made: string[] = []
        if (entity === 'supplier')
          for (const [n, one] of suppliers.entries())
            await admin.call(createSupplier, { body: { ...one, code: codeOf(n), attributes: attributesOf(n) } })
        else
          for (const [n, { above, ...one }] of places.entries()) {
            const parentId = above === 0 ? null : (made[made.length - above] ?? null)
            const body = { ...one, code: codeOf(n), parentId, attributes: attributesOf(n) }
            made.push((await admin.call(createLocation, { body })).id)
          }
        const other = await app.createTenant()
        // what values point to outside the list
        await other.admin.call(createItem, { body: { sku: 'TARGET', name: 'Target' } })
        if (entity === 'location')
          await other.admin.call(createSupplier, { body: { code: 'A;B', name: 'First, of all' } })
        else await other.admin.call(createLocation, { body: { code: 'C-1', name: 'Cellar' } })
        await defineFields(other, entity, fields)
        for (const format of ['csv', 'xlsx'] as const) {
          const content = await write(admin, { entity, format })
          const { batch } = await importNow(app, admin, { content, name: `list.${format}` })
          expect(batch.kind).toBe(kind)
          const { data: refused } = await admin.call(listImportRefusals, { params: { importId: batch.id }, query: {} })
          expect({ format, refused }).toEqual({ format, refused: [] })
          expect(batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, itemsUnchanged: batch.counts.rows })
        }
        const format = seed % 2 ? 'csv' : 'xlsx'
        const file = await write(admin, { entity, format })
        const { batch } = await importNow(app, other.admin, { content: file, name: `list.${format}` })
        const { data: refused } = await other.admin.call(listImportRefusals, {
          params: { importId: batch.id },
          query: {},
        })
        expect(refused).toEqual([])
        expect(await rowsOf(await write(other.admin, { entity, format }))).toEqual(await rowsOf(file))
        const { data } =
          entity === 'supplier' ? await other.admin.call(listSuppliers) : await other.admin.call(listLocations)
        expect(data.length, 'nothing came besides').toBe(batch.counts.rows)
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })
