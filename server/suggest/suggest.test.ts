import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCategory, updateCategory } from '#contract/category.ts'
import { createField } from '#contract/field.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { suggestValues } from '#contract/suggestion.ts'
import { createSupplier } from '#contract/supplier.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let shop: TestTenant
let capacitors: string
let resistors: string
const sizes = ['100nF', '220nF', '470nF', '1uF', '2.2uF', '4.7uF', '10uF', '22uF']

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
  const { admin } = shop
  capacitors = (await admin.call(createCategory, { body: { name: 'Capacitors' } })).id
  resistors = (await admin.call(createCategory, { body: { name: 'Resistors' } })).id
  const make = (body: object) => admin.call(createField, { body: body as never })
  await make({ name: 'Voltage', kind: 'number', unit: 'V' })
  await make({
    name: 'Mounting',
    kind: 'select',
    options: [
      { key: 'smd', label: 'SMD' },
      { key: 'tht', label: 'THT' },
    ],
  })
  await make({
    name: 'Margin class',
    kind: 'select',
    options: [
      { key: 'a', label: 'Secret' },
      { key: 'b', label: 'Open' },
    ],
    visibleTo: ['staff'],
  })
  await make({ name: 'Checked', kind: 'boolean', editableBy: ['staff'] })
  for (const [at, size] of sizes.entries()) {
    await admin.call(createItem, {
      body: {
        sku: `C-${at}`,
        name: `Ceramic capacitor ${size} ${at + 10}V`,
        categoryId: capacitors,
        barcode: `40063810000${at}0`,
        attributes: { voltage: String(at + 10), mounting: 'smd', margin_class: 'a', checked: true },
      },
    })
    await admin.call(createItem, {
      body: {
        sku: `R-${at}`,
        name: `Metal film resistor ${at + 1}k`,
        categoryId: resistors,
        attributes: { mounting: 'tht' },
      },
    })
  }
})
afterAll(() => testApp.close())

const ask = async (body: object, caller = shop.admin) =>
  (await caller.call(suggestValues, { body: body as never })).data
const fieldsOf = (found: { field: string }[]) => found.map(({ field }) => field).sort()

test('a new item’s category and values come from items like it, each with a reason in the text’s own words', async () => {
  const found = await ask({ name: 'Capacitor, ceramic, 33uF 50V' })
  const category = found.find(({ field }) => field === 'categoryId')
  expect(category).toMatchObject({ value: capacitors, label: 'Capacitors' })
  expect(category?.confidence).toBeGreaterThan(0.5)
  expect(category?.reason).toMatch(/^8 of 8 items with “(Capacitor|ceramic)” have it$/i)
  expect(found.find(({ field }) => field === 'attributes.mounting')).toMatchObject({ value: 'smd', label: 'SMD' })
  expect(found.find(({ field }) => field === 'attributes.voltage')).toMatchObject({
    value: '50',
    label: '50 V',
    reason: '“50V” is written there; of 8 items that say so, 8 agreed',
  })
})

test('sixteen items are too few for anything to be taken without a look', async () => {
  expect((await ask({ name: 'Ceramic capacitor 10uF 16V' })).filter(({ isSure }) => isSure)).toEqual([])
})

test('nothing is suggested for what is filled in, nor where nothing like it is known', async () => {
  const found = await ask({
    name: 'Ceramic capacitor 16V',
    categoryId: capacitors,
    attributes: { mounting: 'tht', voltage: '5' },
  })
  for (const name of ['categoryId', 'attributes.mounting', 'attributes.voltage'])
    expect(fieldsOf(found)).not.toContain(name)
  expect(await ask({ name: 'Xylophon' })).toEqual([])
  expect(await ask({})).toEqual([])
})

test('a field that a role does not see or fill in is not spoken of to it', async () => {
  const body = { name: 'Ceramic capacitor 10uF' }
  expect(fieldsOf(await ask(body, shop.admin))).toContain('attributes.checked')
  expect(fieldsOf(await ask(body, shop.manager))).not.toContain('attributes.checked')
  const secret = { name: 'Ceramic capacitor, margin class secret' }
  expect(fieldsOf(await ask(secret, shop.admin))).toContain('attributes.margin_class')
  expect(fieldsOf(await ask(secret, shop.manager))).not.toContain('attributes.margin_class')
})

test('staff, who make no items, are refused', async () => {
  const reply = await shop.staff.send(suggestValues, { body: { name: 'x' } as never })
  expect(reply.problem.code).toBe('forbidden')
})

test('a category that was archived meanwhile is not suggested', async () => {
  const other = await testApp.createTenant()
  const old = await other.admin.call(createCategory, { body: { name: 'Old' } })
  for (let at = 0; at < 6; at++)
    await other.admin.call(createItem, { body: { sku: `O${at}`, name: `Blue lamp ${at}`, categoryId: old.id } })
  expect((await ask({ name: 'Blue lamp' }, other.admin)).map(({ label }) => label)).toEqual(['Old'])
  for (const { id } of (await other.admin.call(listItems, { query: {} })).data)
    await other.admin.call(updateItem, { params: { itemId: id }, ifMatch: 1, body: { archived: true } })
  await other.admin.call(updateCategory, { params: { categoryId: old.id }, ifMatch: 1, body: { archived: true } })
  expect(await ask({ name: 'Blue lamp' }, other.admin)).toEqual([])
})

test('an item that is there already is found by its codes, in any form, and by its name in other words', async () => {
  const other = await testApp.createTenant()
  const kinds = ['Hex bolt zinc', 'Socket screw steel', 'Nylon washer', 'Copper cable']
  for (let at = 0; at < 40; at++)
    await other.admin.call(createItem, {
      body: {
        sku: `P-${at}`,
        name: `${kinds[at % 4]} M${3 + (at % 5)}x${10 + 2 * at}`,
        barcode: at === 7 ? '4006381333931' : null,
      },
    })
  const alike = async (body: object) =>
    (await other.admin.call(suggestValues, { body: body as never })).alike.map(({ sku, reason }) => `${sku}: ${reason}`)
  expect(await alike({ sku: 'p-3' })).toEqual(['P-3: the same SKU'])
  expect(await alike({ barcode: '04006381333931' })).toEqual(['P-7: the same barcode'])
  expect(await alike({ name: 'hex bolt zinc m3x10' })).toEqual(['P-0: called the same'])
  expect(await alike({ name: 'Bolt hex M3x10' })).toEqual(['P-0: called much the same'])
  expect(await alike({ name: 'Hex bolt zinc M3x999' })).toEqual([])
})

test('a number alone is no reason', async () => {
  const { admin } = await testApp.createTenant()
  const category = (await admin.call(createCategory, { body: { name: 'Fives' } })).id
  for (const word of ['amber', 'birch', 'cedar', 'dune', 'ebony', 'fern'])
    await admin.call(createItem, { body: { sku: word, name: `${word} 5`, categoryId: category } })
  const { data } = await admin.call(suggestValues, { body: { name: 'gorse 5' } as never })
  const found = data.find(({ field }) => field === 'categoryId')
  expect(found?.label).toBe('Fives')
  expect(found?.reason).not.toMatch(/\d/)
})

test('what is filled in tells of the rest, and what a role may not see tells it nothing; figures, links and several choices are suggested as well', async () => {
  const tenant = await testApp.createTenant()
  const { admin, manager } = tenant
  const cold = (await admin.call(createCategory, { body: { name: 'Cold goods' } })).id
  const dry = (await admin.call(createCategory, { body: { name: 'Dry goods' } })).id
  const maker = (await admin.call(createSupplier, { body: { name: 'Alpine Dairy' } })).id
  const make = (body: object) => admin.call(createField, { body: body as never })
  const options = ['chilled', 'ambient', 'milk', 'nuts'].map((key) => ({ key, label: `The ${key}` }))
  await make({ name: 'Keep', kind: 'select', options, visibleTo: ['staff'] })
  await make({ name: 'Shelf', kind: 'select', options })
  await make({ name: 'Warn days', kind: 'integer' })
  await make({ name: 'Made by', kind: 'reference', referenceTo: 'supplier' })
  await make({ name: 'Allergens', kind: 'multiSelect', options })
  for (let n = 0; n < 12; n++) {
    const is = n % 2 === 0
    await admin.call(createItem, {
      body: {
        sku: `S-${n}`,
        name: is ? `Fresh yoghurt ${n}` : `Crisp bread ${n}`,
        categoryId: is ? cold : dry,
        attributes: {
          keep: is ? 'chilled' : 'ambient',
          shelf: is ? 'chilled' : 'ambient',
          warn_days: is ? 7 : 90,
          allergens: is ? ['milk'] : ['nuts', 'milk'],
          ...(is ? { made_by: maker } : {}),
        },
      },
    })
  }
  // called like nothing that is there
  const found = await ask({ name: 'Quark', attributes: { shelf: 'chilled' } }, admin)
  expect(found.find(({ field }) => field === 'categoryId')).toMatchObject({
    value: cold,
    reason: '6 of 6 items with the same “Shelf” have it',
    isSure: false,
  })
  expect(found.find(({ field }) => field === 'attributes.keep')).toMatchObject({ value: 'chilled' })
  expect(await ask({ name: 'Quark', attributes: { keep: 'chilled' } }, manager)).toEqual([])
  const named = await ask({ name: 'Fresh yoghurt of figs' }, admin)
  const valueOf = (key: string) => named.find(({ field }) => field === `attributes.${key}`)
  expect(valueOf('warn_days')).toMatchObject({ value: '7', label: '7' })
  expect(valueOf('made_by')).toMatchObject({ value: maker, label: 'Alpine Dairy' })
  expect(valueOf('allergens')).toMatchObject({ value: ['milk'], label: 'The milk' })
})
