import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField } from '#contract/field.ts'
import { getImport, previewImport, startImport } from '#contract/import.ts'
import { createSupplier, listSuppliers, updateSupplier } from '#contract/supplier.ts'
import type { TestApp } from '#server/testing/app.ts'
import { accepted, ended, importNow, startImporting, upload } from './import-fixture.ts'
import { refusedOf, reverse, suppliersOf, tried } from './records-import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

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
  const dry = await tried(app, tenant, content, 'suppliers')
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
  expect(seen.targets.map(({ target }) => target)).toEqual([
    'code',
    'name',
    'kind',
    'parent',
    'negativeStock',
    'archived',
  ])
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
