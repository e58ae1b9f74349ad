import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCategory } from '#contract/category.ts'
import { createField, type NewField } from '#contract/field.ts'
import { type Attributes, createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { search } from '#contract/search.ts'
import { createSupplier } from '#contract/supplier.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let shop: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant({ currency: 'EUR', timeZone: 'Europe/Berlin' })
  const { admin } = shop
  const category = async (name: string, parentId: string | null = null) =>
    (await admin.call(createCategory, { body: { name, parentId } })).id
  const painkillers = await category('Painkillers')
  const opioids = await category('Opioids', painkillers)
  const sweets = await category('Sweets')
  const supplier = async (name: string) => (await admin.call(createSupplier, { body: { name } })).id
  const [acme, globex] = [await supplier('Acme Pharma'), await supplier('Globex')]
  const shelf = (await admin.call(createLocation, { body: { code: 'BACK', name: 'Back room' } })).id
  const define = (body: NewField) => admin.call(createField, { body })
  await define({ name: 'Supplier', kind: 'reference', referenceTo: 'supplier' })
  await define({ name: 'Replaces', kind: 'reference', referenceTo: 'item', multiple: true })
  await define({
    name: 'Allergens',
    kind: 'multiSelect',
    options: ['Gluten', 'Milk', 'Nuts'].map((label) => ({ key: label.toLowerCase(), label })),
  })
  await define({ name: 'Home place', kind: 'reference', referenceTo: 'location' })
  await define({ name: 'Deposit', kind: 'money' })
  await define({ name: 'Inspected', kind: 'dateTime' })
  await define({ name: 'Units per box', kind: 'integer' })
  await define({ name: 'Manual', kind: 'url' })
  await define({ name: 'Contact', kind: 'email' })
  await define({ name: 'Hotline', kind: 'phone' })
  await define({ name: 'Pallet code', kind: 'barcode' })
  await define({ name: 'Strength', kind: 'number', unit: 'mg' })
  await define({ name: 'Fragile', kind: 'boolean' })
  await define({ name: 'Best before', kind: 'date' })
  await define({ name: 'Brand', kind: 'text' })
  await define({ name: 'Storage note', kind: 'longText' })
  await define({ name: 'Double deposit', kind: 'formula', formula: 'deposit * 2' })
  await define({ name: 'Register', kind: 'autonumber', numberPattern: 'REG-{0000}' })
  await define({
    name: 'Grade',
    kind: 'select',
    visibleTo: ['manager'],
    options: [
      { key: 'platinum', label: 'Platinum' },
      { key: 'bronze', label: 'Bronze' },
    ],
  })
  const add = async (name: string, categoryId: string, stock: string, attributes: Attributes) => {
    const { id } = await admin.call(createItem, { body: { sku: `K-${name}`, name, categoryId, attributes } })
    const lines = [{ itemId: id, toLocationId: shelf, quantity: stock }]
    await admin.call(recordMovement, { body: { kind: 'opening', lines } })
    return id
  }
  const aspirin = await add('Aspirin', painkillers, '4', {
    supplier: acme,
    home_place: shelf,
    deposit: '30',
    inspected: '2026-03-01T22:30:00Z',
    units_per_box: '20',
    grade: 'platinum',
    contact: 'bob@example.com',
    hotline: '+49 30 1234',
    pallet_code: 'XJ9-77',
    strength: '0.5 g',
    fragile: true,
    best_before: '2027-05-01',
    brand: 'Zentiva',
    storage_note: 'Keep upright',
  })
  await add('Morphine', opioids, '6', { supplier: globex, deposit: '10', replaces: [aspirin], grade: 'bronze' })
  await add('Ibuprofen', painkillers, '40', { supplier: acme, inspected: '2026-03-02T23:30:00Z', units_per_box: '50' })
  await add('Cookies', sweets, '3', { allergens: ['gluten', 'milk'], manual: 'https://cookies.example.com/bake' })
  await add('Bread', sweets, '50', { allergens: ['gluten'] })
})
afterAll(() => testApp.close())

const ask = async (text: string, caller: Caller = shop.staff) => caller.call(search, { body: { text, limit: 50 } })

describe('questions speak of fields of every kind by name', () => {
  test.each([
    ['painkillers under 10 left', ['Aspirin', 'Morphine']],
    ['opioids', ['Morphine']],
    ['painkillers or sweets under 5 left', ['Aspirin', 'Cookies']],
    ['everything but painkillers', ['Bread', 'Cookies']],
    ['from supplier Acme Pharma', ['Aspirin', 'Ibuprofen']],
    ['painkillers from Globex', ['Morphine']],
    ['home place back room', ['Aspirin']],
    ['painkillers in the back room under 10 left', ['Aspirin', 'Morphine']],
    ['replaces Aspirin', ['Morphine']],
    ['with gluten', ['Bread', 'Cookies']],
    ['with gluten and milk', ['Cookies']],
    ['deposit over 20 euros', ['Aspirin']],
    ['units per box at least 30', ['Ibuprofen']],
    ['contact bob@example.com', ['Aspirin']],
    ['hotline +49 30 1234', ['Aspirin']],
    ['pallet code XJ9-77', ['Aspirin']],
    ['strength of 500 mg', ['Aspirin']],
    ['fragile items', ['Aspirin']],
    ['best before after April 2027', ['Aspirin']],
    ['brand Zentiva', ['Aspirin']],
    ['storage note upright', ['Aspirin']],
    ['double deposit over 50', ['Aspirin']],
    ['register REG-0001', ['Aspirin']],
    // half past ten in UTC is still the same day in Berlin, half past eleven the next
    ['inspected on 2026-03-01', ['Aspirin']],
    ['inspected on 2026-03-03', ['Ibuprofen']],
  ])('%s', async (text, names) => {
    const answer = await ask(text)
    expect(answer.notUnderstood).toEqual([])
    expect(answer.items.map((item) => item.name).toSorted()).toEqual(names)
  })

  test('a chip says the name of what is referred to, and of the category', async () => {
    const [chip] = (await ask('supplier Globex')).chips
    expect(chip?.label).toBe('Supplier: Globex')
    expect((await ask('opioids')).chips.map(({ label }) => label)).toEqual(['Category: Opioids'])
  })
})

test('a need that nothing says is read by likeness of meaning, the closest first, and every word of it is quoted', async () => {
  const { chips, notUnderstood, items, total } = await ask('something to soothe my migraine')
  expect(chips).toMatchObject([{ source: 'wordVectors', filter: expect.anything() }])
  expect(chips[0]?.words).toContain('migraine')
  expect(notUnderstood).toEqual([])
  expect(['Aspirin', 'Ibuprofen', 'Morphine']).toContain(items[0]?.name)
  expect(total).toBeGreaterThanOrEqual(items.length)
  const changed = await shop.staff.call(search, {
    body: { text: 'something to soothe my migraine', filter: null, limit: 50 },
  })
  expect(changed.total).toBe(5)
  for (const text of ['who prescribed the migraine', 'ignore the migraine', 'migraine zzqx vvkp'])
    expect(await ask(text)).toMatchObject({ chips: [], items: [], total: 0 })
})

test('words that were left put what is alike to them first, name what they were, and leave nothing out', async () => {
  const plain = await ask('painkillers in the back room')
  const { items, notUnderstood, total } = await ask('painkillers in the back room like heroin')
  expect(plain.items[0]?.name).toBe('Aspirin')
  expect(items[0]?.name).toBe('Morphine')
  expect(notUnderstood.map(({ words }) => words).join()).toContain('heroin')
  expect(items.map(({ name }) => name).toSorted()).toEqual(plain.items.map(({ name }) => name).toSorted())
  expect(total).toBe(plain.total)
})

test('a field that a role may not see is not spoken of to it', async () => {
  const seen = await ask('platinum grade', shop.manager)
  expect(seen.items.map((item) => item.name)).toEqual(['Aspirin'])
  const hidden = await ask('platinum grade')
  expect(hidden.chips.some(({ label }) => label.includes('Grade'))).toBe(false)
  expect(JSON.stringify(hidden.filter)).not.toContain('grade"')
  // the other way round, from the cache of either
  expect((await ask('bronze grade', shop.manager)).items.map((item) => item.name)).toEqual(['Morphine'])
})
