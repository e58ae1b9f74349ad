import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { getImport, type Mapping } from '#contract/import.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations, updateLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import type { TestApp } from '#server/testing/app.ts'
import { accepted, importNow, startImporting, upload } from './import-fixture.ts'
import { runImport } from './jobs.ts'
import { findImport } from './queries.ts'
import { placesOf, refusedOf, reverse, tried } from './records-import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

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
  const dry = await tried(app, tenant, file, 'locations')
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

test('a place goes to the archive only with all that lies in it, in whatever order the file has them', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { entity: 'location', key: 'bins', name: 'Bins', kind: 'integer' } })
  const places = 'Code,Name,Lies in\nA,Hall A,\nA1,Aisle A1,A\nA11,Bin A11,A1\nB,Hall B,\nB1,Aisle B1,B\nB11,Bin B11,B1'
  await importNow(app, admin, { content: places, kind: 'locations' })
  const item = await admin.call(createItem, { body: { sku: 'X', name: 'X' } })
  const idOf = async (code: string) =>
    (await admin.call(listLocations, { query: { limit: 50 } })).data.find((place) => place.code === code)?.id ?? ''
  // the first bin cannot be read, the second has stock: both stay, and so does what they lie in
  const closing = (bins: string) =>
    ['Code,Archived,Bins', 'A,yes,', 'A1,yes,', `A11,yes,${bins}`, 'B,yes,', 'B1,yes,', 'B11,yes,'].join('\n')
  const mapping: Mapping = { Code: 'code', Archived: 'archived', Bins: 'attributes.bins' }
  const stocked = await idOf('B11')
  const lines = [{ itemId: item.id, quantity: '1', toLocationId: stocked }]
  await admin.call(recordMovement, { body: { kind: 'receipt', lines } })
  const { batch } = await importNow(app, admin, { content: closing('many'), kind: 'locations', mapping })
  expect(batch.counts).toMatchObject({ rows: 6, itemsUpdated: 0, refused: 6 })
  expect((await refusedOf(admin, batch.id)).map(([row, reason]) => [row, reason])).toEqual([
    [2, 'place_in_use'],
    [3, 'place_in_use'],
    [4, 'unreadable_number'],
    [5, 'place_in_use'],
    [6, 'place_in_use'],
    [7, 'place_in_use'],
  ])
  expect(await placesOf(tenant)).toHaveLength(6)
  // mended, the whole of the first hall goes
  const mended = await importNow(app, admin, { content: closing('4'), kind: 'locations', mapping })
  expect(mended.batch.counts).toMatchObject({ rows: 6, itemsUpdated: 3, refused: 3 })
  expect(await placesOf(tenant)).toEqual(['B Hall B warehouse in -', 'B1 Aisle B1 zone in B', 'B11 Bin B11 zone in B1'])
})
