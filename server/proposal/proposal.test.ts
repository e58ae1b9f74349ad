import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { proposeItems } from '#contract/item-proposal.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let shop: TestTenant
let bearings: string
let supplierId: string

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
  const { admin } = shop
  bearings = (await admin.call(createCategory, { body: { name: 'Kugellager' } })).id
  const make = (body: object) => admin.call(createField, { body: body as never })
  for (const name of ['Innendurchmesser', 'Außendurchmesser', 'Breite'])
    await make({ name, kind: 'number', unit: 'mm' })
  const options = [
    { key: 'a', label: 'verzinkt' },
    { key: 'b', label: 'Edelstahl' },
  ]
  await make({ name: 'Oberfläche', kind: 'select', options })
  await make({ name: 'Einkäufer', kind: 'text', editableBy: ['staff'] })
  for (let at = 0; at < 8; at++)
    await admin.call(createItem, {
      body: {
        sku: `620${at}-2RS`,
        name: `Rillenkugellager 620${at}`,
        categoryId: bearings,
        barcode: at === 3 ? '4006381333931' : null,
      },
    })
  supplierId = (await admin.call(createSupplier, { body: { name: 'ACME' } })).id
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'VENT-1', name: 'Ventil DN50' } })
  await admin.call(createSupplierItem, { body: { supplierId, itemId, code: 'ACME-77' } })
})
afterAll(() => testApp.close())

const propose = async (text: string, more: object = {}, caller = shop.admin) =>
  (await caller.call(proposeItems, { body: { text, ...more } as never })).data

test('a supplier’s line becomes an item with its codes, price, pack and measures, each piece where it stands', async () => {
  const [line] = await propose(
    '12 x ABC-4711 Kugellager verzinkt 6299 20x47x14 mm, EAN 4006381333932, 3,45 EUR/Stk, VPE 10, Mindestmenge 25, Farbton 7',
  )
  expect(line).toMatchObject({
    name: 'Kugellager verzinkt 6299 20x47x14 mm, Farbton 7',
    sku: 'ABC-4711',
    barcode: null,
    quantity: '12',
    unit: 'pcs',
    cost: '3.45',
    terms: { code: 'ABC-4711', packUnit: 'VPE', packSize: '10', currency: 'EUR', price: '34.5', minimumQuantity: '3' },
    alike: [],
  })
  expect(line?.parts.filter(({ kind }) => kind === 'unknown').map(({ value }) => value)).toEqual(['4006381333932'])
  for (const { kind, value, from, to } of line?.parts ?? [])
    if (kind === 'name' || kind === 'code') expect(line?.text.slice(from, to)).toBe(value)
  const written = line?.values.filter(({ isWritten }) => isWritten).map(({ field, label }) => `${field} ${label}`)
  expect(written).toEqual([
    'attributes.innendurchmesser 20 mm',
    'attributes.au_endurchmesser 47 mm',
    'attributes.breite 14 mm',
    'attributes.oberflache verzinkt',
  ])
})

test('the category comes from the organisation’s items, and is no part of the line', async () => {
  const [line] = await propose('LAG-99 Rillenkugellager 6299')
  expect(line?.values).toContainEqual(
    expect.objectContaining({ field: 'categoryId', value: bearings, isWritten: false }),
  )
})

test('an item that is there already is found by barcode, by SKU, by an SKU within the name and by its supplier’s code', async () => {
  const known = async (text: string, more = {}) =>
    (await propose(text, more)).map(({ alike }) => alike[0] && `${alike[0].sku}: ${alike[0].reason}`)
  expect(
    await known('EAN 4006381333931 Lager\nArt.-Nr. 6204-2RS Lager\nLager 6205-2RS geschlossen\nXY-99 Dichtung'),
  ).toEqual(['6203-2RS: the same barcode', '6204-2RS: the same SKU', '6205-2RS: its SKU stands in the line', undefined])
  expect(await known('Art.-Nr. acme-77 Absperrorgan', { supplierId })).toEqual(['VENT-1: the supplier’s code for it'])
  expect(await known('Art.-Nr. acme-77 Absperrorgan')).toEqual([undefined])
})

test('a price in another currency is kept for the supplier, and is no cost', async () => {
  const [line] = await propose('AB-100 Dichtung, CHF 5.00, pack of 10')
  expect(line).toMatchObject({ cost: null, terms: { currency: 'CHF', price: '5', packSize: '10' } })
})

test('headings and sums are no items, and lines beyond fifty are counted', async () => {
  const found = await propose('Menge Bezeichnung Preis\n3 Stk Ventil DN80, 4,00 EUR\nSumme 12,00 EUR')
  expect(found.map(({ aside }) => aside)).toEqual(['heading', null, 'sum'])
  const many = Array.from({ length: 53 }, (_, at) => `2 Stk Ventil Nummer ${at}`).join('\n')
  const { data, unread } = await shop.admin.call(proposeItems, { body: { text: many } as never })
  expect([data.length, unread]).toEqual([50, 3])
})

test('the lines of a label are one item', async () => {
  const found = await propose('ACME\nVentil DN80\nArt.-Nr. 104711\n4006381333931', { shape: 'label' })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ sku: '104711', barcode: '4006381333931', name: 'ACME, Ventil DN80' })
})

test('a field that a role does not fill in is not read for it', async () => {
  const keys = async (caller = shop.admin) =>
    (await propose('Ventil DN80; Einkäufer: Ada', {}, caller))[0]?.values.map(({ field }) => field)
  expect(await keys()).toContain('attributes.einkaufer')
  expect(await keys(shop.manager)).not.toContain('attributes.einkaufer')
})

test('staff, who make no items, are refused; nothing pasted is nothing proposed', async () => {
  const reply = await shop.staff.send(proposeItems, { body: { text: 'x' } as never })
  expect(reply.problem.code).toBe('forbidden')
  expect(await propose('  \n ')).toEqual([])
})
