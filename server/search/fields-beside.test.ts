import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { readFieldWords, search } from '#contract/search.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

/** Peas lie cold, come from a good supplier and came with DHL; rice lies dry, comes from a poor one and came with UPS. */
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const options = ['Cold', 'Dry'].map((label) => ({ key: label.toLowerCase(), label }))
  for (const field of [
    { name: 'Storage', kind: 'select', entity: 'location', options },
    { name: 'Temperature', kind: 'number', unit: '°C', entity: 'location' },
    { name: 'Rating', kind: 'number', entity: 'supplier' },
    { name: 'Country', kind: 'text', entity: 'supplier' },
    { name: 'Carrier', kind: 'text', entity: 'movementLine' },
    { name: 'Secret grade', kind: 'number', entity: 'supplier', visibleTo: ['admin'] },
  ])
    await admin.call(createField, { body: field as never })
  const [main] = (await admin.call(listLocations, { query: {} })).data
  const make = async (sku: string, storage: string, temperature: string, rating: string, carrier: string) => {
    const at = await admin.call(createLocation, {
      body: { code: sku, name: `Bay of ${sku}`, parentId: main?.id, attributes: { storage, temperature } } as never,
    })
    const { id } = await admin.call(createItem, { body: { sku, name: sku } })
    const country = rating === '5' ? 'Portugal' : 'Norway'
    const supplier = await admin.call(createSupplier, {
      body: { name: `House of ${sku}`, attributes: { rating, country, secret_grade: rating } } as never,
    })
    await admin.call(createSupplierItem, { body: { supplierId: supplier.id, itemId: id } })
    const line = { itemId: id, toLocationId: at.id, quantity: '1', attributes: { carrier } }
    await admin.call(recordMovement, { body: { kind: 'receipt', lines: [line] } as never })
    return supplier
  }
  await make('peas', 'cold', '-18', '5', 'DHL')
  await make('rice', 'dry', '20', '3', 'UPS')
})
afterAll(() => testApp.close())

const ask = (text: string, by = tenant.admin) => by.call(search, { body: { text } as never })

test.each([
  ['items in cold storage places', 'Place: Storage: Cold'],
  ['what is stored in places with storage cold', 'Place: Storage: Cold'],
  ['items stored below 5 °C', 'Place: Temperature < 5 °C'],
  ['items from suppliers with rating over 4', 'Supplier: Rating > 4'],
  ['items from suppliers in Portugal', 'Supplier: Country: Portugal'],
  ['items received with carrier DHL', 'Movement: Carrier: DHL, receipt'],
  ['items received with carrier DHL since 2020', 'Movement: Carrier: DHL, When ≥ 2020-01-01, receipt'],
])('a question finds items by fields of what stands beside them: %s', async (text, label) => {
  const { items, chips, notUnderstood } = await ask(text)
  expect(items.map(({ sku }) => sku)).toEqual(['peas'])
  expect(chips.map((chip) => chip.label)).toEqual([label])
  expect(notUnderstood).toEqual([])
})

test('a time beside a movement is when it happened, and one of the record stays that', async () => {
  const before = await ask('items received with carrier DHL before 2020')
  expect(before.items).toEqual([])
  expect(JSON.stringify(before.filter)).toContain('line.effectiveAt')
  expect(before.notUnderstood).toEqual([])
  const created = await ask('items received with carrier DHL, created since 2020')
  expect(JSON.stringify(created.filter)).toContain('"createdAt"')
})

test('a field the role does not see is no word of its questions', async () => {
  expect((await ask('items from suppliers with secret grade over 4')).items).toHaveLength(1)
  const { chips, notUnderstood } = await ask('items from suppliers with secret grade over 4', tenant.staff)
  expect(chips.map(({ label }) => label).join()).not.toContain('Secret')
  expect(notUnderstood.map(({ words }) => words).join(' ')).toContain('secret')
})

test('a field made now is spoken of at once', async () => {
  await tenant.admin.call(createField, { body: { name: 'Pallets', kind: 'integer', entity: 'location' } as never })
  const { chips } = await ask('items in places with pallets over 10')
  expect(chips.map(({ label }) => label)).toEqual(['Place: Pallets > 10'])
})

test.each([
  ['supplier', 'from Portugal with a rating over 4', ['Country: Portugal', 'Rating > 4'], []],
  ['location', 'cold and below 5 °C', ['Storage: Cold', 'Temperature < 5 °C'], []],
  ['movementLine', 'by carrier DHL', ['Carrier: DHL'], []],
  ['supplier', 'the highest rating', [], ['the highest rating']],
  ['movementLine', 'carrier DHL in Hall 9', ['Carrier: DHL'], ['Hall 9']],
] as const)('a list is described in words: %s, %s', async (entity, text, labels, left) => {
  const { chips, notUnderstood } = await tenant.admin.call(readFieldWords, { query: { entity, text } })
  expect(chips.map(({ label }) => label)).toEqual(labels)
  expect(notUnderstood.map(({ words }) => words)).toEqual(left)
})
