import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, listFields } from '#contract/field.ts'
import { type Mapping, previewImport, reverseImport, startImport } from '#contract/import.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import type { TestApp } from '#server/testing/app.ts'
import { accepted, ended, importNow, startImporting, upload } from './import-fixture.ts'
import { writeWorkbook } from './ugly-file-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

const pharmacy = [
  'Stock list of the pharmacy;;;;;;;;',
  '',
  'PZN;Medicine;Dose;Form;Prescription only;Expiry;Allergens;Deposit;Checked at',
  '00123456;Painless;500 mg;tablet;yes;31.01.2027;lactose;0,25 €;01.02.2026 08:30',
  '00234567;Sleepwell;1 g;drops;no;28.02.2027;lactose, gluten;1.250,00 €;01.02.2026 09:00',
  '00345678;Coughless;7,5 mg;drops;yes;15.03.2027;gluten;;02.02.2026 17:45',
  'Total;;;;;;;1.250,25;',
].join('\n')

test('accepted as proposed, a list becomes items with fields of the kind, unit and choices its cells show', async () => {
  const { admin } = await app.createTenant()
  const uploaded = await upload(app, admin, { content: pharmacy, kind: 'items' })
  expect(uploaded.preview).toMatchObject({ headerRow: 3, delimiter: ';', sheet: null })
  const proposals = Object.fromEntries(uploaded.preview.columns.map((column) => [column.header, column.proposedTarget]))
  expect(proposals).toMatchObject({
    Medicine: 'name',
    Dose: { newField: { kind: 'number', unit: 'mg' } },
    Form: { newField: { kind: 'select' } },
    'Prescription only': { newField: { kind: 'boolean' } },
    Expiry: { newField: { kind: 'date' } },
    Deposit: { newField: { kind: 'money', currency: 'EUR' } },
    'Checked at': { newField: { kind: 'dateTime' } },
  })
  const mapping: Mapping = {
    ...accepted(uploaded),
    PZN: 'sku',
    Allergens: { newField: { name: 'Allergens', kind: 'multiSelect', options: ['gluten'] } },
  }
  const { batch } = await importNow(app, admin, {
    content: pharmacy,
    kind: 'items',
    mapping,
    options: { timeZone: 'Europe/Berlin' },
  })
  expect(batch).toMatchObject({
    counts: { itemsCreated: 3, refused: 0, skipped: 1 },
    refusedByReason: { total_row: 1 },
  })
  const { data: items } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(items.map((item) => [item.sku, item.name, item.attributes])).toEqual([
    [
      '00123456',
      'Painless',
      {
        dose: '500',
        form: 'tablet',
        prescription_only: true,
        expiry: '2027-01-31',
        allergens: ['lactose'],
        deposit: '0.25',
        checked_at: '2026-02-01T07:30:00.000Z',
      },
    ],
    [
      '00234567',
      'Sleepwell',
      {
        dose: '1000',
        form: 'drops',
        prescription_only: false,
        expiry: '2027-02-28',
        allergens: ['gluten', 'lactose'],
        deposit: '1250',
        checked_at: '2026-02-01T08:00:00.000Z',
      },
    ],
    [
      '00345678',
      'Coughless',
      {
        dose: '7.5',
        form: 'drops',
        prescription_only: true,
        expiry: '2027-03-15',
        allergens: ['gluten'],
        checked_at: '2026-02-02T16:45:00.000Z',
      },
    ],
  ])
})

const shelf = ['SKU,Colour,Weight (kg)', 'A,red,1.5', 'B,blue,2'].join('\n')
const shelfColumns: Mapping = {
  SKU: 'sku',
  Colour: { newField: { name: 'Colour', kind: 'select' } },
  'Weight (kg)': { newField: { name: 'Weight', kind: 'number', unit: 'kg' } },
}

test('a reversal archives the fields nobody else uses, and the next import of the file brings them back', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, { content: shelf, kind: 'items', mapping: shelfColumns })
  expect(batch.mapping).toEqual({ SKU: 'sku', Colour: 'attributes.colour', 'Weight (kg)': 'attributes.weight' })
  await admin.call(createItem, { body: { sku: 'OWN', name: 'Own', attributes: { weight: '3 kg' } } })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  const reversed = await ended(admin, batch.id, task.id)
  expect(reversed.task.result).toMatchObject({ itemsArchived: 2, archived: [{ kind: 'field' }] })
  const state = async () =>
    (await admin.call(listFields)).data.map((field) => [
      field.key,
      field.archivedAt === null,
      field.options.map((option) => option.label),
    ])
  expect(await state()).toEqual([
    ['colour', false, ['red', 'blue']],
    ['weight', true, []],
  ])
  const again = shelf.replace('B,blue', 'B,green')
  const known: Mapping = { ...shelfColumns, 'Weight (kg)': 'attributes.weight' }
  const second = await importNow(app, admin, { content: again, kind: 'items', mapping: known })
  expect(second.batch.counts).toMatchObject({ itemsUpdated: 2, refused: 0 })
  expect(await state()).toEqual([
    ['colour', true, ['red', 'blue', 'green']],
    ['weight', true, []],
  ])
})

test('a field whose values somebody keeps on an item of the import stays', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, { content: shelf, kind: 'items', mapping: shelfColumns })
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  const [first] = data
  if (!first) throw new Error('no item')
  await admin.call(updateItem, { params: { itemId: first.id }, ifMatch: first.version, body: { name: 'Kept' } })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  expect((await ended(admin, batch.id, task.id)).task.result).toMatchObject({
    itemsArchived: 1,
    archived: [],
    stillUsed: [{ kind: 'field' }, { kind: 'field' }],
    kept: [{ reason: 'edited', fields: ['name'], by: 'First key' }],
  })
})

test('a column goes to a field there is by its name, by a word of the same meaning, or by its options', async () => {
  const { admin } = await app.createTenant()
  const options = ['oak', 'pine', 'ash'].map((key) => ({ key, label: key }))
  for (const body of [
    { name: 'Shelf life', kind: 'number', unit: 'd' },
    { name: 'Colour', kind: 'text' },
    { name: 'Wood', kind: 'select', options },
  ] as const)
    await admin.call(createField, { body })
  const content = ['SKU,shelf_life,Farbe,Sort', 'A,10,rot,oak', 'B,20,blau,Pine', 'C,30,rot,oak', 'D,40,rot,ash'].join(
    '\n',
  )
  const { preview } = await upload(app, admin, { content, kind: 'items' })
  expect(preview.columns.map((column) => [column.proposedTarget, column.reason])).toEqual([
    ['sku', 'header'],
    ['attributes.shelf_life', 'field_name'],
    ['attributes.colour', 'field_meaning'],
    ['attributes.wood', 'field_options'],
  ])
})

test('another sheet and another row of headings are looked at and imported when told', async () => {
  const { admin } = await app.createTenant()
  const text = (...cells: string[]) => cells.map((cell) => ({ text: cell }))
  const content = writeWorkbook([
    { name: 'Read me', rows: [text('Thank you for your order of our list')] },
    {
      name: 'Goods',
      rows: [text('x', 'y'), text('1', '2'), text('SKU', 'Label'), text('A', 'Mug'), text('B', 'Bowl')],
    },
  ])
  const uploaded = await upload(app, admin, { content, kind: 'items', name: 'list.xlsx' })
  expect(uploaded.preview.sheet).toBe('Read me')
  const params = { importId: uploaded.import.id }
  const query = { sheet: 'Goods', headerRow: 3 }
  const preview = await admin.call(previewImport, { params, query })
  expect(preview).toMatchObject({
    sheet: 'Goods',
    headerRow: 3,
    rows: [
      ['A', 'Mug'],
      ['B', 'Bowl'],
    ],
  })
  const mapping: Mapping = { SKU: 'sku', Label: 'name' }
  const { task } = await admin.call(startImport, { params, body: { kind: 'items', mapping, options: query } })
  expect((await ended(admin, uploaded.import.id, task.id)).batch.counts).toMatchObject({ itemsCreated: 2, refused: 0 })
})
