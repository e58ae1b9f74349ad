import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement, reverseMovement } from '#contract/movement.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

/** Peas lie in a bin of the cold room and come from two suppliers, rice lies in the hall and comes from one, salt lies nowhere. */
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin } = tenant
  const options = (...labels: string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))
  for (const field of [
    { name: 'Storage', kind: 'select', entity: 'location', options: options('Cold', 'Dry') },
    { name: 'Rating', kind: 'number', entity: 'supplier' },
    { name: 'Certificates', kind: 'multiSelect', entity: 'supplier', options: options('Organic', 'Fair') },
    { name: 'Audited', kind: 'date', entity: 'supplier' },
    { name: 'Secret', kind: 'text', entity: 'supplier', visibleTo: ['admin'] },
    { name: 'Carrier', kind: 'text', entity: 'movementLine' },
    { name: 'Boxes', kind: 'integer', entity: 'movementLine' },
  ])
    await admin.call(createField, { body: field as never })
  const [first] = (await admin.call(listLocations, { query: {} })).data
  const main = first?.id ?? ''
  const place = async (code: string, parentId: string, attributes: object) =>
    (await admin.call(createLocation, { body: { code, name: code, parentId, attributes } as never })).id
  const cold = await place('COLD', main, { storage: 'cold' })
  const bin = await place('BIN', cold, {})
  const hall = await place('HALL', main, { storage: 'dry' })
  const item = async (sku: string) => (await admin.call(createItem, { body: { sku, name: sku } })).id
  const [peas, rice] = [await item('peas'), await item('rice')]
  await item('salt')
  const supplier = async (name: string, attributes: object, items: string[]) => {
    const { id } = await admin.call(createSupplier, { body: { name, attributes } as never })
    for (const itemId of items) await admin.call(createSupplierItem, { body: { supplierId: id, itemId } })
  }
  await supplier('Good', { rating: '5', certificates: ['organic'], audited: '2026-03-01', secret: 'x' }, [peas])
  await supplier('Fair', { rating: '3', certificates: ['fair', 'organic'] }, [peas, rice])
  const move = (kind: string, itemId: string, toLocationId: string, attributes: object) =>
    admin.call(recordMovement, {
      body: { kind, lines: [{ itemId, toLocationId, quantity: '5', attributes }] } as never,
    })
  await move('receipt', peas, bin, { carrier: 'DHL', boxes: '2' })
  await move('receipt', rice, hall, { carrier: 'UPS', boxes: '9' })
  const mistaken = await move('receipt', rice, hall, { carrier: 'DHL' })
  await admin.call(reverseMovement, { params: { movementId: mistaken.id }, body: { reason: 'wrong' } as never })
})
afterAll(() => testApp.close())

const found = async (filter: Filter, by = tenant.admin) =>
  (await by.call(listItems, { query: { filter, sort: 'sku' } as never })).data.map(({ sku }) => sku).join(' ')

const of = (field: string, op: string, value?: unknown): Filter => ({ field, op, value }) as Filter

test.each<[string, Filter, string]>([
  ['a supplier over a rating', of('supplier.attributes.rating', 'gt', 4), 'peas'],
  ['a supplier at or above a lower one', of('supplier.attributes.rating', 'gte', 3), 'peas rice'],
  ['a list of values', of('supplier.attributes.certificates', 'in', ['fair']), 'peas rice'],
  ['a day', of('supplier.attributes.audited', 'lt', '2026-06-01'), 'peas'],
  ['a supplier without a value', of('supplier.attributes.audited', 'empty'), 'peas rice'],
  ['no supplier with a value', { not: of('supplier.attributes.audited', 'notEmpty') }, 'rice salt'],
  ['a place, and what lies below it', of('location.attributes.storage', 'eq', 'cold'), 'peas'],
  ['no such place', { not: of('location.attributes.storage', 'eq', 'cold') }, 'rice salt'],
  ['a line that was not taken back', of('line.attributes.carrier', 'eq', 'dhl'), 'peas'],
  ['a part of a line’s text', of('line.attributes.carrier', 'contains', 'p'), 'rice'],
  ['a number of a line', of('line.attributes.boxes', 'lte', 2), 'peas'],
  ['the kind of a line’s movement', of('line.kind', 'eq', 'receipt'), 'peas rice'],
])('items are found by what stands beside them: %s', async (_, filter, expected) => {
  expect(await found(filter)).toBe(expected)
})

test('conditions side by side speak of one supplier, and of one line', async () => {
  const organicAndPoor = [of('supplier.attributes.rating', 'lt', 4), of('supplier.attributes.audited', 'notEmpty')]
  expect(await found({ and: organicAndPoor })).toBe('')
  expect(await found({ and: [of('supplier.attributes.rating', 'lt', 4)] })).toBe('peas rice')
  expect(await found({ and: [{ and: organicAndPoor.slice(0, 1) }, { and: organicAndPoor.slice(1) }] })).toBe('peas')
  const sold = [of('line.attributes.carrier', 'eq', 'DHL'), of('line.kind', 'eq', 'sale')]
  expect(await found({ and: sold })).toBe('')
})

test('a field the role does not see is none to filter by, nor is one there is not', async () => {
  await expect(found(of('supplier.attributes.secret', 'eq', 'x'))).resolves.toBe('peas')
  for (const field of ['supplier.attributes.secret', 'supplier.attributes.none', 'line.cost', 'location.name'])
    await expect(found(of(field, 'eq', 'x'), tenant.staff)).rejects.toThrow('invalid_value')
})
