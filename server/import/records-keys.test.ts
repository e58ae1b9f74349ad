import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExport, downloadExport } from '#contract/export.ts'
import { createField } from '#contract/field.ts'
import { startImport } from '#contract/import.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations, updateLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { createSupplier, updateSupplier } from '#contract/supplier.ts'
import type { Caller, TestApp, TestTenant } from '#server/testing/app.ts'
import { accepted, importNow, startImporting, upload } from './import-fixture.ts'
import { refusedOf, reverse, suppliersOf, tried } from './records-import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

test('suppliers are known by e-mail, by name or by a unique field where that is chosen, and the file’s code becomes theirs', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { entity: 'supplier', key: 'vat', name: 'VAT', kind: 'text', unique: true } })
  for (const [code, name, email, vat] of [
    ['A', 'Anvils', 'a@example.com', 'DE1'],
    ['B', 'Bolts', 'b@example.com', 'DE2'],
    ['C', 'Twin', 'twin@example.com', 'DE3'],
    ['D', 'Twin', 'TWIN@example.com', 'DE4'],
  ] as const)
    await admin.call(createSupplier, { body: { code, name, email, attributes: { vat } } })
  const run = async (content: string, matchBy: string) => {
    const { batch } = await importNow(app, admin, { content, kind: 'suppliers', options: { matchBy } })
    return { counts: batch.counts, refused: await refusedOf(admin, batch.id) }
  }
  const byEmail = await run(
    'Code,Name,E-mail\nA2,Anvils & Co,A@EXAMPLE.COM\nB,Other,x@example.com\nE,No mail,\nF,Twins,twin@example.com',
    'email',
  )
  expect(byEmail.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 1, refused: 3 })
  expect(byEmail.refused).toEqual([
    [3, 'code_taken', 'Code', 'B'],
    [4, 'missing_key', 'E-mail', null],
    [5, 'ambiguous_record', 'E-mail', 'twin@example.com'],
  ])
  const byField = await run(
    'Name,VAT,Phone\nBolts Ltd,de2,111111\nBolts Inc,DE2,222222\nNew,DE9,333333',
    'attributes.vat',
  )
  expect(byField.counts).toMatchObject({ itemsCreated: 1, itemsUpdated: 1, refused: 0 })
  expect((await run('Name,Phone\nanvils & co,444444\nTwin,555555', 'name')).refused).toEqual([
    [3, 'ambiguous_record', 'Name', 'Twin'],
  ])
  expect((await suppliersOf(tenant)).map(({ code, name, phone }) => [code, name, phone])).toEqual([
    ['A2', 'anvils & co', '444444'],
    ['B', 'Bolts Inc', '222222'],
    ['C', 'Twin', null],
    ['D', 'Twin', null],
    ['NEW', 'New', '333333'],
  ])
  const uploaded = await upload(app, admin, { content: 'Code,Name,Note\nA,Anvils,x', kind: 'suppliers' })
  for (const matchBy of ['note', 'sku', 'email'])
    expect(
      (
        await admin.send(startImport, {
          params: { importId: uploaded.import.id },
          body: { kind: 'suppliers', mapping: accepted(uploaded), options: { matchBy } },
        })
      ).problem.errors,
    ).toMatchObject([{ path: 'body.options.matchBy' }])
})

/** A whole list as a file. */
async function written({ call, secret }: Caller, entity: 'supplier' | 'location'): Promise<string> {
  const { export: made } = await call(createExport, { body: { entity, format: 'csv', archived: 'include' } })
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1${downloadExport.path.replace('{exportId}', made.id)}`,
    headers: { authorization: `Bearer ${secret}` },
  })
  return reply.rawPayload.toString()
}

/** Real places but the one an organisation begins with: code, kind, policy, whether archived. */
async function placesOf({ admin }: TestTenant): Promise<string[]> {
  const { data } = await admin.call(listLocations, { query: { limit: 200 } })
  return data
    .filter(({ code }) => code !== 'MAIN')
    .map(
      ({ code, kind, negativeStock, archivedAt }) =>
        `${code} ${kind} ${negativeStock} ${archivedAt ? 'archived' : 'in use'}`,
    )
    .sort()
}

test('what is archived and what holds below zero goes out with a list and comes in with it, unchanged and changed', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const place = async (code: string, more: object = {}) =>
    (await admin.call(createLocation, { body: { code, name: `Place ${code}`, kind: 'bin', ...more } })).id
  const hall = await place('HALL', { kind: 'quarantine', negativeStock: 'reason' })
  const old = await place('OLD', { parentId: hall })
  const below = await place('BELOW', { parentId: old })
  for (const locationId of [below, old])
    await admin.call(updateLocation, { params: { locationId }, ifMatch: 1, body: { archived: true } })
  const full = await place('FULL', { negativeStock: 'allow' })
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'A', name: 'A' } })
  await admin.call(recordMovement, {
    body: { kind: 'opening', lines: [{ itemId, toLocationId: full, quantity: '1' }] },
  })
  const gone = await admin.call(createSupplier, { body: { code: 'GONE', name: 'Gone' } })
  await admin.call(updateSupplier, { params: { supplierId: gone.id }, ifMatch: 1, body: { archived: true } })
  const before = await placesOf(tenant)
  expect(before).toEqual([
    'BELOW bin null archived',
    'FULL bin allow in use',
    'HALL quarantine reason in use',
    'OLD bin null archived',
  ])

  for (const entity of ['supplier', 'location'] as const) {
    const dry = await tried(app, tenant, await written(admin, entity), `${entity}s`)
    expect(dry.outcome?.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, refused: 0 })
    expect(dry.outcome?.counts.itemsUnchanged).toBeGreaterThan(0)
  }

  const content = [
    'Code,Name,Kind,Lies in,Stock below zero,Archived',
    'HALL,,,,warn,yes',
    'OLD,,,HALL,,Yes',
    'BELOW,,,OLD,,no',
    'FULL,,,,,ja',
    'NEW,New,Fach,HALL,Refuse,ja',
    'ODD,Odd,bin,,sometimes,',
    'MAY,May,bin,,,perhaps',
  ].join('\n')
  const dry = await tried(app, tenant, content, 'locations')
  expect(dry.data.find(({ sku }) => sku === 'HALL')?.values).toEqual([
    { target: 'negativeStock', label: 'Stock below zero', before: 'With a reason', after: 'Warn' },
    { target: 'archived', label: 'Archived', before: 'No', after: 'Yes' },
  ])
  const { batch } = await importNow(app, admin, { content, kind: 'locations' })
  expect(await refusedOf(admin, batch.id)).toEqual([
    [4, 'unknown_place', 'Lies in', 'OLD'],
    [5, 'place_in_use', 'Archived', 'FULL'],
    [7, 'unknown_policy', 'Stock below zero', 'sometimes'],
    [8, 'neither_yes_nor_no', 'Archived', 'perhaps'],
  ])
  expect(await placesOf(tenant)).toEqual([
    'BELOW bin null archived',
    'FULL bin allow in use',
    'HALL quarantine warn archived',
    'NEW bin block archived',
    'OLD bin null archived',
  ])
  expect(await reverse(admin, batch.id)).toMatchObject({ itemsRestored: 1, kept: [] })
  expect((await placesOf(tenant)).filter((line) => !line.startsWith('NEW'))).toEqual(before)
})
