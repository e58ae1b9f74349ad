import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listImportRefusals, reverseImport, startImport } from '#contract/import.ts'
import { listItems } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { listStock } from '#contract/stock.ts'
import { applyTemplate } from '#contract/template.ts'
import type { Caller, TestApp } from '#server/testing/app.ts'
import { accepted, ended, importNow, ledgerDifferences, startImporting, upload } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

const lines = (...rows: string[]) => rows.join('\n')

/** What is in stock, as "item place lot day: amount". */
async function stockOf(caller: Caller): Promise<string[]> {
  const { data } = await caller.call(listStock, { query: { limit: 200 } })
  return data
    .filter(({ onHand }) => onHand !== '0')
    .map(({ sku, locationName, lotCode, expiresOn, onHand }) =>
      [sku, locationName, ...(lotCode ? [lotCode, expiresOn ?? 'never'] : []), onHand].join(' '),
    )
    .sort()
}

async function refusalsOf(caller: Caller, importId: string) {
  const { data } = await caller.call(listImportRefusals, { params: { importId }, query: { limit: 50 } })
  return data.map(({ rowNumber, reason, value }) => [rowNumber, reason, value])
}

describe('rows that repeat an item with other lots', () => {
  const list = lines(
    'Code,Item,Batch No.,Best before,Qty on hand,Location',
    'AMX,Amoxicillin,B1,31/03/2027,120,Store',
    'AMX,Amoxicillin,B2,30/09/2027,80,Store',
    'AMX,Amoxicillin,B2,30/09/2027,15,Ward',
    'AMX,Amoxicillin,B2,01/10/2027,1,Ward',
    'AMX,Amoxicillin,,,4,Ward',
    'GLV,Gloves,,,40,Ward',
  )
  const expected = [
    'AMX Store B1 2027-03-31 120',
    'AMX Store B2 2027-09-30 80',
    'AMX Ward B2 2027-09-30 15',
    'GLV Ward 40',
  ]

  test('come in as one item with stock of each lot; the same again books nothing, a reversal leaves nothing', async () => {
    const { admin } = await app.createTenant()
    const { batch } = await importNow(app, admin, { content: list })
    expect(batch.counts).toMatchObject({ itemsCreated: 2, lines: 4 })
    expect(await stockOf(admin)).toEqual(expected)
    expect(await refusalsOf(admin, batch.id)).toEqual([
      [5, 'lot_differs', '2027-10-01'],
      [6, 'stock_tracked', null],
    ])
    const { data } = await admin.call(listItems, { query: { limit: 10, sort: 'sku' } })
    expect(data.map(({ tracking }) => tracking)).toEqual(['lot', 'none'])
    const again = await importNow(app, admin, { content: list })
    expect(again.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, lines: 0, warned: 0 })
    expect(await stockOf(admin)).toEqual(expected)
    expect(await ledgerDifferences(admin)).toBe(0)
    const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
    await ended(admin, batch.id, task.id)
    expect(await stockOf(admin)).toEqual([])
    expect((await admin.call(listItems, { query: { limit: 10 } })).data).toEqual([])
  })

  test('are adjusted lot by lot where the import is told to', async () => {
    const { admin } = await app.createTenant()
    await importNow(app, admin, { content: list })
    const uploaded = await upload(app, admin, {
      content: lines(
        'Code,Item,Batch No.,Best before,Qty on hand,Location',
        'AMX,Amoxicillin,B1,31/03/2027,100,Store',
        'AMX,Amoxicillin,B3,31/03/2028,7,Store',
      ),
    })
    const { task } = await admin.call(startImport, {
      params: { importId: uploaded.import.id },
      body: { kind: 'items', mapping: accepted(uploaded), options: { stock: 'adjust' } },
    })
    await ended(admin, uploaded.import.id, task.id)
    expect(await stockOf(admin)).toEqual([
      'AMX Store B1 2027-03-31 100',
      'AMX Store B2 2027-09-30 80',
      'AMX Store B3 2028-03-31 7',
      'AMX Ward B2 2027-09-30 15',
      'GLV Ward 40',
    ])
    expect(await ledgerDifferences(admin)).toBe(0)
  })

  test('an item whose stock was kept without lots stays so, and the row says why', async () => {
    const { admin } = await app.createTenant()
    await importNow(app, admin, { content: 'Code,Item,Qty on hand\nAMX,Amoxicillin,5' })
    const { batch } = await importNow(app, admin, { content: list })
    expect((await stockOf(admin))[0]).toBe('AMX Main warehouse 5')
    expect((await refusalsOf(admin, batch.id)).map(([row, reason]) => [row, reason]).slice(0, 2)).toEqual([
      [2, 'stock_untracked'],
      [3, 'stock_untracked'],
    ])
  })

  test('serial numbers are one thing each, in one place', async () => {
    const { admin } = await app.createTenant()
    const { batch } = await importNow(app, admin, {
      content: lines(
        'Model no,Device,Serial number,Qty,Site',
        'T14,Laptop,S1,1,HQ',
        'T14,Laptop,S2,1,HQ',
        'T14,Laptop,S2,1,Branch',
        'M27,Monitor,C1,1,HQ',
      ),
    })
    expect(await stockOf(admin)).toEqual(['M27 HQ C1 never 1', 'T14 HQ S1 never 1', 'T14 HQ S2 never 1'])
    expect(await refusalsOf(admin, batch.id)).toEqual([[4, 'serial_in_stock', 'S2']])
    const { data } = await admin.call(listItems, { query: { limit: 10 } })
    expect(data.map(({ tracking }) => tracking)).toEqual(['serial', 'serial'])
  })
})

test('a column of bins beside one of warehouses: the bin lies in its warehouse, of one name in each', async () => {
  const { admin } = await app.createTenant()
  await importNow(app, admin, {
    content: lines(
      'SKU,Name,Warehouse,Bin,On hand',
      'A1,Bolt,Leeds,A-01,100',
      'A1,Bolt,York,A-01,30',
      'A3,Nut,York,,15',
    ),
  })
  const { data } = await admin.call(listLocations, { query: { limit: 100 } })
  const paths = data.map(({ name, parentId }) => [data.find(({ id }) => id === parentId)?.name, name].join('/'))
  expect(paths).toEqual(expect.arrayContaining(['Leeds/A-01', 'York/A-01']))
  expect(await stockOf(admin)).toEqual(['A1 A-01 100', 'A1 A-01 30', 'A3 York 15'])
})

test('stock below zero is not taken, and the item is', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, {
    content: lines('SKU,Name,Price,Stock', 'N1,Tea,2.50,12', 'N2,Coffee,4.00,-3'),
  })
  expect((await admin.call(listItems, { query: { limit: 10, sort: 'sku' } })).data.map(({ price }) => price)).toEqual([
    '2.5',
    '4',
  ])
  expect(await stockOf(admin)).toEqual(['N1 Main warehouse 12'])
  expect(await refusalsOf(admin, batch.id)).toEqual([[3, 'negative_stock', '-3']])
})

describe('a list of movements', () => {
  test.each([
    [
      'by words and places',
      lines(
        'Date,SKU,Item,Type,Qty,From,To',
        '2026-09-01,B,Box,Receipt,500,,North',
        '2026-09-02,B,Box,Transfer,120,North,South',
        '2026-09-03,B,Box,Issue,20,South,',
        '2026-09-04,B,Box,Adjustment,-5,,South',
        '2026-09-05,B,Box,Scrap,1,South,',
        '2026-09-06,B,Box,Wibble,4,South,',
        '2026-09-07,B,Box,Transfer,4,South,',
        '2026-09-08,B,Box,Receipt,-4,,South',
      ),
      ['B North 380', 'B South 94'],
      [
        [7, 'unknown_movement', 'Wibble'],
        [8, 'missing_place', ''],
        [9, 'unknown_movement', 'Receipt'],
      ],
    ],
    [
      'in German, with thousands',
      lines(
        'Datum;Artikelnr;Bezeichnung;Bewegungsart;Menge',
        '01.10.2026;S;Schraube;Zugang;1.000',
        '02.10.2026;S;Schraube;Abgang;250',
        '05.10.2026;S;Schraube;Inventurdifferenz;-10',
      ),
      ['S Main warehouse 740'],
      [],
    ],
    [
      'with what left below zero',
      lines(
        'Date;Réf.;Désignation;Mouvement;Quantité;Dépôt',
        '03/11/2026;V;Verre;Entrée;+48;Lyon',
        '13/11/2026;V;Verre;Sortie;-12;Lyon',
        '23/11/2026;V;Verre;Casse;-2;Lyon',
      ),
      ['V Lyon 34'],
      [],
    ],
    [
      'in two columns',
      lines(
        'Date,Product code,Product,In,Out',
        '14/03/2026,P,Plate,40,',
        '15/03/2026,P,Plate,,12',
        '16/03/2026,P,Plate,3,4',
      ),
      ['P Main warehouse 28'],
      [[4, 'unknown_movement', '4']],
    ],
  ])('%s: each row is what it says, and what is not understood is refused', async (_, content, stock, refused) => {
    const { admin } = await app.createTenant()
    const uploaded = await upload(app, admin, { content })
    expect(uploaded.preview.kind).toBe('sales')
    const { task } = await admin.call(startImport, {
      params: { importId: uploaded.import.id },
      body: { kind: 'sales', mapping: accepted(uploaded) },
    })
    const { batch } = await ended(admin, uploaded.import.id, task.id)
    expect(await refusalsOf(admin, batch.id)).toEqual(refused)
    expect(await stockOf(admin)).toEqual(stock)
    expect(await ledgerDifferences(admin)).toBe(0)
  })
})

test('products, variations and plain rows of a shop without SKUs are known by their names', async () => {
  const { admin } = await app.createTenant()
  await importNow(app, admin, {
    content: lines(
      'ID,Type,SKU,Name,Stock,"Regular price",Parent,"Attribute 1 name","Attribute 1 value(s)"',
      '101,variable,,Scarf,,,,Color,"Red, Blue"',
      '102,variation,,"Scarf - Red",5,15,id:101,Color,Red',
      '103,variation,,"Scarf - Blue",7,15,id:101,Color,Blue',
      '104,simple,,Hat,9,22,,,',
      '105,simple,CAP-1,Cap,4,18,,,',
    ),
  })
  const { data } = await admin.call(listItems, { query: { limit: 10, sort: 'sku' } })
  expect(data.map(({ sku, parentId }) => [sku, data.find(({ id }) => id === parentId)?.sku])).toEqual([
    ['CAP-1', undefined],
    ['Hat', undefined],
    ['Scarf', undefined],
    ['Scarf-Blue', 'Scarf'],
    ['Scarf-Red', 'Scarf'],
  ])
})

test('"Rx only" is the field "Prescription only", and items of no type get the one whose fields they fill', async () => {
  const { admin } = await app.createTenant()
  await admin.call(applyTemplate, { params: { templateKey: 'pharmacy' } })
  const { batch } = await importNow(app, admin, {
    content: lines(
      'Code,Medicine,Substance,Strength,Rx only,Pack of',
      'M1,Ibuprofen 400,Ibuprofen,400 mg,no,20',
      'M2,Morphine 10,Morphine,10 mg,yes,20',
      'M3,Amoxicillin,Amoxicillin,1 g,yes,10',
    ),
  })
  expect(batch.counts).toMatchObject({ itemsCreated: 3, refused: 0 })
  const { data } = await admin.call(listItems, { query: { limit: 10, sort: 'sku' } })
  expect(data.map(({ attributes }) => attributes)).toEqual([
    { active_ingredient: 'Ibuprofen', dose: '400', prescription_only: false, pack_size: '20' },
    { active_ingredient: 'Morphine', dose: '10', prescription_only: true, pack_size: '20' },
    { active_ingredient: 'Amoxicillin', dose: '1000', prescription_only: true, pack_size: '10' },
  ])
  expect(new Set(data.map(({ itemTypeId }) => itemTypeId)).size).toBe(1)
  expect(data[0]?.itemTypeId).not.toBeNull()
})
