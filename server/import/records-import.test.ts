import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, listFields } from '#contract/field.ts'
import {
  getImport,
  listImportDifferences,
  listImportRefusals,
  previewImport,
  reverseImport,
  startDryRun,
  startImport,
} from '#contract/import.ts'
import { createLocation, listLocations, updateLocation } from '#contract/location.ts'
import { createSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import type { ImportKind } from '#core/import/import-targets.ts'
import type { Caller } from '#server/testing/app.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { accepted, ended, importNow, upload } from './import-fixture.ts'
import { importJobs, runImport } from './jobs.ts'
import { findImport } from './queries.ts'
import { join } from 'node:path'

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

async function suppliersOf({ admin }: TestTenant) {
  const { data } = await admin.call(listSuppliers, { query: { limit: 200, archived: 'include', sort: 'code' } })
  return data
}

/** Real places by code, without the one an organisation begins with: `CODE name kind in PARENT`. */
async function placesOf({ admin }: TestTenant): Promise<string[]> {
  const { data } = await admin.call(listLocations, { query: { limit: 200 } })
  const codes = new Map(data.map(({ id, code }) => [id, code]))
  return data
    .filter(({ archivedAt, code }) => archivedAt === null && code !== 'MAIN')
    .map(({ code, name, kind, parentId }) => `${code} ${name} ${kind} in ${parentId ? codes.get(parentId) : '-'}`)
    .sort()
}

async function refusedOf(caller: Caller, importId: string) {
  const { data } = await caller.call(listImportRefusals, { params: { importId } })
  return data.map(({ rowNumber, reason, column, value }) => [rowNumber, reason, column, value])
}

async function reverse(caller: Caller, importId: string) {
  const { task } = await caller.call(reverseImport, { params: { importId } })
  const done = await ended(caller, importId, task.id)
  expect(done.task).toMatchObject({ state: 'succeeded' })
  return done.batch.reversed
}

/** What a dry run finds, which changes nothing. */
async function tried(tenant: TestTenant, content: string, kind: ImportKind) {
  const { admin } = tenant
  const uploaded = await upload(app, admin, { content, kind })
  const params = { importId: uploaded.import.id }
  const before = [await suppliersOf(tenant), await placesOf(tenant), (await admin.call(listFields)).data]
  const { task } = await admin.call(startDryRun, {
    params,
    body: { kind, mapping: accepted(uploaded), options: {} },
  })
  const done = await ended(admin, params.importId, task.id)
  expect(done.task).toMatchObject({ state: 'succeeded' })
  expect([await suppliersOf(tenant), await placesOf(tenant), (await admin.call(listFields)).data]).toEqual(before)
  const { data } = await admin.call(listImportDifferences, { params, query: { limit: 100 } })
  return { outcome: done.batch.dryRun?.outcome, data, kind: done.batch.kind }
}

test('a list of suppliers is made and changed by code, with fields of its own; what is refused says its cell', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { entity: 'supplier', name: 'Terms', kind: 'integer', unit: undefined } })
  await admin.call(createSupplier, {
    body: { code: 'OLD', name: 'Old & Sons', email: 'old@example.com', note: 'kept', attributes: { terms: 14 } },
  })
  const content = [
    'Supplier no;Company;E-mail;Telephone;Terms;Region',
    'old;Old and Sons;;+49 30 1;30;North',
    'NEW;Newcomer;new@example.com;;;South',
    'BAD;Wrong;nobody;;;South',
    ';Codeless Ltd;;;7;North',
    'ODD;Odd;;;many;North',
    ';;x@example.com;;;North',
  ].join('\n')
  const dry = await tried(tenant, content, 'suppliers')
  expect(dry.kind).toBe('suppliers')
  expect(dry.outcome).toMatchObject({
    counts: { rows: 6, itemsCreated: 2, itemsUpdated: 1, itemsUnchanged: 0, refused: 3, movements: 0 },
    made: [{ kind: 'field', name: 'Region' }],
    complete: true,
  })
  const [change, made] = dry.data
  expect(change).toMatchObject({ rowNumber: 2, kind: 'changed', sku: 'OLD', name: 'Old and Sons' })
  expect(change?.values).toEqual([
    { target: 'name', label: 'Name', before: 'Old & Sons', after: 'Old and Sons' },
    { target: 'phone', label: 'Phone', before: null, after: '+49 30 1' },
    { target: 'attributes.terms', label: 'Terms', before: '14', after: '30' },
    { target: 'attributes.region', label: 'Region', before: null, after: 'North' },
  ])
  expect(made).toMatchObject({ rowNumber: 3, kind: 'new', sku: 'NEW' })
  const { batch } = await importNow(app, admin, { content, kind: 'suppliers' })
  expect(batch.counts).toEqual(dry.outcome?.counts)
  expect(await refusedOf(admin, batch.id)).toEqual([
    [4, 'invalid_email', 'E-mail', 'nobody'],
    [6, 'unreadable_number', 'Terms', 'many'],
    [7, 'missing_code', 'Supplier no', null],
  ])
  expect((await suppliersOf(tenant)).map(({ code, name, email, note }) => [code, name, email, note])).toEqual([
    ['CODELESS-LTD', 'Codeless Ltd', null, ''],
    ['NEW', 'Newcomer', 'new@example.com', ''],
    ['OLD', 'Old and Sons', 'old@example.com', 'kept'],
  ])
  const again = await importNow(app, admin, { content, kind: 'suppliers' })
  expect(again.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, itemsUnchanged: 3, refused: 3 })
  const { data: entries } = await admin.call(listAudit, { query: { entity: 'supplier', limit: 100 } })
  expect(entries.map(({ action }) => action).sort()).toEqual(['create', 'create', 'create', 'update'])
})

test('a supplier without a code is known by its name, and one of two by that name is refused', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createSupplier, { body: { code: 'A', name: 'Twin' } })
  await admin.call(createSupplier, { body: { code: 'B', name: 'twin' } })
  await admin.call(createSupplier, { body: { code: 'C', name: 'Single' } })
  const { batch } = await importNow(app, admin, {
    content: 'Name,Phone\nTwin,111111\nSINGLE,222222\nFresh,333333\nfresh,444444',
    kind: 'suppliers',
  })
  expect(batch.counts).toMatchObject({ itemsCreated: 1, itemsUpdated: 1, refused: 1 })
  expect(await refusedOf(admin, batch.id)).toEqual([[2, 'ambiguous_record', 'Name', 'Twin']])
  expect((await suppliersOf(tenant)).map(({ code, name, phone }) => [code, name, phone])).toEqual([
    ['A', 'Twin', null],
    ['B', 'twin', null],
    ['C', 'SINGLE', '222222'],
    ['FRESH', 'fresh', '444444'],
  ])
})

test('places lie in each other in whatever order the file has them, by code, name or path, and circles are refused', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const hall = await admin.call(createLocation, { body: { code: 'H', name: 'Hall' } })
  await admin.call(createLocation, { body: { code: 'R', name: 'Rack', kind: 'zone', parentId: hall.id } })
  const content = [
    'Code,Name,Kind,Lies in',
    'S1,Shelf 1,Shelf,Rack',
    'B1,Bin 1,Fach,S1',
    'T1,Top,zone,T0',
    'T0,Base,Lager,',
    'P1,By path,bin,Hall / Rack',
    'N1,New above,bin,Annex / Aisle 4',
    // over the one it lies in, which is there already
    'H,,,R',
    // in a circle with itself and each other
    'C1,One,zone,C2',
    'C2,Two,zone,C1',
    'C3,Self,zone,C3',
    'C4,Hangs on,zone,C1',
    'K1,Odd,castle,H',
    // a code that closes the books, and a place in one
    'OPENING,Mine,zone,',
    'V1,In the books,zone,OPENING',
  ].join('\n')
  const { data: all } = await admin.call(listLocations, { query: { limit: 50, virtual: 'include' } })
  const opening = all.find(({ kind }) => kind === 'opening')?.code ?? ''
  const file = content.replaceAll('OPENING', opening)
  const dry = await tried(tenant, file, 'locations')
  const { batch } = await importNow(app, admin, { content: file, kind: 'locations' })
  expect(batch.counts).toEqual(dry.outcome?.counts)
  expect(dry.outcome?.made.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['location Annex', 'location Aisle 4'])
  expect(await refusedOf(admin, batch.id)).toEqual([
    [8, 'place_cycle', 'Lies in', 'R'],
    [9, 'place_cycle', 'Lies in', 'C2'],
    [10, 'place_cycle', 'Lies in', 'C1'],
    [11, 'place_cycle', 'Lies in', 'C3'],
    [12, 'unknown_place', 'Lies in', 'C1'],
    [13, 'unknown_kind', 'Kind', 'castle'],
    [14, 'code_of_books', 'Code', opening],
    [15, 'unknown_place', 'Lies in', opening],
  ])
  expect(await placesOf(tenant)).toEqual([
    'AISLE-4 Aisle 4 zone in ANNEX',
    'ANNEX Annex warehouse in -',
    'B1 Bin 1 bin in S1',
    'H Hall warehouse in -',
    'N1 New above bin in AISLE-4',
    'P1 By path bin in R',
    'R Rack zone in H',
    'S1 Shelf 1 bin in R',
    'T0 Base warehouse in -',
    'T1 Top zone in T0',
  ])
  const reversed = await reverse(admin, batch.id)
  expect(reversed).toMatchObject({ itemsArchived: 6, itemsRestored: 0, kept: [] })
  expect(reversed?.archived.map(({ name }) => name)).toEqual(['Aisle 4', 'Annex'])
  expect(await placesOf(tenant)).toEqual(['H Hall warehouse in -', 'R Rack zone in H'])
  // once more: what was archived is back
  await importNow(app, admin, { content: file, kind: 'locations' })
  expect(await placesOf(tenant)).toHaveLength(10)
})

test('shelves that have a bin of the same name each are told apart by what they lie in', async () => {
  const tenant = await app.createTenant()
  const content = 'Name,Lies in\nBin 1,Shelf A\nBin 1,Shelf B\nShelf A,\nShelf B,'
  await importNow(app, tenant.admin, { content, kind: 'locations' })
  const { batch } = await importNow(app, tenant.admin, { content, kind: 'locations' })
  expect(batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, itemsUnchanged: 4, refused: 0 })
  expect(await placesOf(tenant)).toEqual([
    'BIN-1 Bin 1 zone in SHELF-A',
    'BIN-1-2 Bin 1 zone in SHELF-B',
    'SHELF-A Shelf A warehouse in -',
    'SHELF-B Shelf B warehouse in -',
  ])
})

test('a reversal puts back what nobody touched since, and lists what stays with who changed it', async () => {
  const tenant = await app.createTenant()
  const { admin, manager } = tenant
  await admin.call(createField, { body: { entity: 'supplier', name: 'Rating', kind: 'text', unique: true } })
  await admin.call(createField, { body: { name: 'Maker', kind: 'reference', referenceTo: 'supplier' } })
  const old = await admin.call(createSupplier, {
    body: { code: 'OLD', name: 'Old', phone: '000000', attributes: { rating: 'R1' } },
  })
  await admin.call(createSupplier, { body: { code: 'MIX', name: 'Mixed', phone: '000000' } })
  const { batch } = await importNow(app, admin, {
    content: [
      'Code,Name,Phone,Rating,Tier',
      'OLD,Renamed,111111,R9,gold',
      'MIX,Renamed too,222222,,gold',
      'NEW,Made,333333,R3,gold',
      'USED,Needed,444444,R4,gold',
      'EDIT,Edited,555555,R5,gold',
    ].join('\n'),
    kind: 'suppliers',
  })
  const byCode = new Map((await suppliersOf(tenant)).map((one) => [one.code, one]))
  const change = async (code: string, body: object) => {
    const { id, version } = byCode.get(code) ?? old
    await manager.call(updateSupplier, { params: { supplierId: id }, ifMatch: version, body })
  }
  await change('MIX', { phone: '999999' })
  await change('EDIT', { note: 'mine' })
  await importNow(app, admin, { content: 'SKU,Name,Maker\nI1,Item,USED', kind: 'items' })
  // another has taken the value that is to come back
  await admin.call(createSupplier, { body: { code: 'THIEF', name: 'Thief', attributes: { rating: 'R1' } } })
  const reversed = await reverse(admin, batch.id)
  expect(reversed).toMatchObject({ itemsArchived: 1, itemsRestored: 0, itemsPartlyRestored: 2, keptCount: 4 })
  expect(
    reversed?.kept
      .map(({ sku, reason, fields, by }) => [sku, reason, fields.join(), by !== null] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ).toEqual([
    ['EDIT', 'edited', 'note', true],
    ['MIX', 'edited', 'phone', true],
    ['OLD', 'edited', 'Rating', true],
    ['USED', 'used', '', false],
  ])
  expect(
    (await suppliersOf(tenant)).map(({ code, name, phone, archivedAt, attributes }) => [
      code,
      name,
      phone,
      archivedAt === null,
      attributes.rating ?? null,
      attributes.tier ?? null,
    ]),
  ).toEqual([
    ['EDIT', 'Edited', '555555', true, 'R5', 'gold'],
    ['MIX', 'Mixed', '999999', true, null, null],
    ['NEW', 'Made', '333333', false, 'R3', 'gold'],
    ['OLD', 'Old', '000000', true, 'R9', null],
    ['THIEF', 'Thief', null, true, 'R1', null],
    ['USED', 'Needed', '444444', true, 'R4', 'gold'],
  ])
  // the field is kept, since suppliers in use have values of it
  expect(reversed?.stillUsed).toMatchObject([{ kind: 'field', name: 'Tier' }])
})

test('a reversal moves a place back unless that would close a circle', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const a = await admin.call(createLocation, { body: { code: 'A', name: 'A' } })
  const b = await admin.call(createLocation, { body: { code: 'B', name: 'B', parentId: a.id } })
  await admin.call(createLocation, { body: { code: 'C', name: 'C', parentId: a.id } })
  const { batch } = await importNow(app, admin, {
    content: 'Code,Lies in\nB,D\nC,D\nD,',
    kind: 'locations',
  })
  expect(await placesOf(tenant)).toEqual([
    'A A warehouse in -',
    'B B warehouse in D',
    'C C warehouse in D',
    'D D warehouse in -',
  ])
  // now A lies in B: B cannot go back into A
  await admin.call(updateLocation, { params: { locationId: a.id }, ifMatch: a.version, body: { parentId: b.id } })
  const reversed = await reverse(admin, batch.id)
  expect(reversed?.kept.map(({ sku, reason, fields }) => [sku, reason, fields])).toEqual([
    ['B', 'edited', ['parent']],
    ['D', 'used', []],
  ])
  expect(await placesOf(tenant)).toEqual([
    'A A warehouse in B',
    'B B warehouse in D',
    'C C warehouse in A',
    'D D warehouse in -',
  ])
})

test('killed in any of its transactions and run again, an import of places ends as if it had never been', async () => {
  class Killed extends Error {}
  const rows = Array.from({ length: 60 }, (_, n) => `L${n},Place ${n},bin,${n < 50 ? `L${n + 10}` : ''},L${59 - n}`)
  const content = ['Code,Name,Kind,Lies in,Neighbour', ...rows].join('\n')
  const run = async (dies: number) => {
    const tenant = await app.createTenant()
    const { admin } = tenant
    await admin.call(createField, {
      body: { entity: 'location', name: 'Neighbour', kind: 'reference', referenceTo: 'location' },
    })
    // nobody takes the task: it is run here
    const uploaded = await upload(app, admin, { content, kind: 'locations' })
    const importId = uploaded.import.id
    const row = await app.database.tenantRead(tenant.id, (tx) => findImport(tx, importId))
    if (!row) throw new Error('no import')
    let transactions = 0
    const once = (at: number) =>
      runImport({
        database: app.database,
        tenantId: tenant.id,
        importId,
        kind: 'locations',
        actor: { kind: 'person', id: tenant.userId, name: 'Owner', tenantId: tenant.id, role: 'admin', source: 'api' },
        path: join(app.dataDir, 'files', tenant.id, row.file_id),
        mapping: accepted(uploaded),
        options: { missingStock: 'opening', stock: 'open', newOptions: 'add', dateOrder: 'auto', decimalMark: 'auto' },
        chunkSize: 20,
        signal: new AbortController().signal,
        progress: () => undefined,
        hold: async () => {
          if (++transactions === at) throw new Killed()
        },
      })
    if (dies > 0) await expect(once(dies)).rejects.toThrow(Killed)
    await once(0)
    const { counts } = await admin.call(getImport, { params: { importId } })
    const { data } = await admin.call(listLocations, { query: { limit: 200 } })
    const codes = new Map(data.map(({ id, code }) => [id, code]))
    return {
      counts,
      places: data
        .filter(({ code }) => code !== 'MAIN')
        .map(({ code, parentId, attributes }) => [
          code,
          codes.get(parentId ?? ''),
          codes.get(String(attributes.neighbour)),
        ])
        .sort(),
      transactions,
    }
  }
  const whole = await run(0)
  expect(whole.counts).toMatchObject({ rows: 60, itemsCreated: 60, itemsUpdated: 0, itemsUnchanged: 0, refused: 0 })
  expect(whole.places.every(([code, , neighbour]) => neighbour === `L${59 - Number(code?.slice(1))}`)).toBe(true)
  for (let dies = 2; dies <= whole.transactions; dies++) {
    const { counts, places } = await run(dies)
    expect({ dies, counts, places }).toEqual({ dies, counts: whole.counts, places: whole.places })
  }
})

test('a file is known for suppliers or places by its columns, and by what one says it is', async () => {
  const { admin } = await app.createTenant()
  const kindOf = async (content: string) => (await upload(app, admin, { content })).preview.kind
  expect(await kindOf('Code,Name,E-mail,Phone,Note\nA,Acme,a@example.com,1,')).toBe('suppliers')
  expect(await kindOf('Lieferant;Telefon\nAcme;+49 30 123456\nBolt;+49 30 654321')).toBe('suppliers')
  expect(await kindOf('Code,Name,Kind,Lies in\nA,Hall,warehouse,')).toBe('locations')
  expect(await kindOf('Bin code,Bin,Located in\nB1,Bin 1,Hall\nB2,Bin 2,Hall')).toBe('locations')
  expect(await kindOf('Code,Name,Price\nA,Anvil,1.00\nB,Bolt,2.00')).toBe('items')
  expect(await kindOf('Code,Name\nA,Anvil\nB,Bolt')).toBe('items')
  expect(await kindOf('SKU,Name,Supplier,E-mail\nA,Anvil,Acme,a@example.com')).toBe('items')
  const uploaded = await upload(app, admin, { content: 'Code,Name\nA,Anvil', kind: 'suppliers' })
  expect(accepted(uploaded)).toEqual({ Code: 'code', Name: 'name' })
  const seen = await admin.call(previewImport, {
    params: { importId: uploaded.import.id },
    query: { kind: 'locations' },
  })
  expect(seen.targets.map(({ target }) => target)).toEqual(['code', 'name', 'kind', 'parent'])
})

test('a field that a role may not see is no column of its import, and only administrators make new ones', async () => {
  const { admin, manager, staff } = await app.createTenant()
  await admin.call(createField, { body: { entity: 'supplier', name: 'Secret', kind: 'text', visibleTo: ['admin'] } })
  const content = 'Code,Name,Secret\nA,Acme,x'
  const uploaded = await upload(app, manager, { content, kind: 'suppliers' })
  expect(uploaded.preview.targets.map(({ target }) => target)).not.toContain('attributes.secret')
  const params = { importId: uploaded.import.id }
  const ask = (mapping: Record<string, never> | object) =>
    manager.send(startImport, { params, body: { kind: 'suppliers', mapping: mapping as never } })
  expect((await ask({ Code: 'code', Secret: 'attributes.secret' })).problem.code).toBe('invalid_value')
  expect((await ask({ Code: 'code', Secret: { newField: { name: 'Mine', kind: 'text' } } })).problem.code).toBe(
    'forbidden',
  )
  expect((await ask({ Name: 'email' })).problem.code).toBe('invalid_value')
  const { problem } = await staff.send(startImport, { params, body: { kind: 'suppliers', mapping: { Code: 'code' } } })
  expect(problem.code).toBe('forbidden')
  // what an administrator brought in is not shown to them either
  const { batch } = await importNow(app, admin, { content, kind: 'suppliers' })
  expect((await manager.call(getImport, { params: { importId: batch.id } })).mapping).toEqual({
    Code: 'code',
    Name: 'name',
  })
})

test('a list that is too long is refused whole, with a sentence that says what to do', async () => {
  const { admin } = await app.createTenant()
  const content = `Code,Name\n${Array.from({ length: 50_001 }, (_, n) => `C${n},N${n}`).join('\n')}`
  const uploaded = await upload(app, admin, { content, kind: 'suppliers' })
  const params = { importId: uploaded.import.id }
  const { task } = await admin.call(startImport, {
    params,
    body: { kind: 'suppliers', mapping: accepted(uploaded) },
  })
  const done = await ended(admin, params.importId, task.id)
  expect(done.task).toMatchObject({ state: 'failed', error: { code: 'invalid_file' } })
  expect(done.task.error?.message).toContain('more than 50000 rows')
  expect((await admin.call(listSuppliers)).data).toEqual([])
})
