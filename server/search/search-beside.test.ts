import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { search } from '#contract/search.ts'
import { createSupplier } from '#contract/supplier.ts'
import { createSupplierItem } from '#contract/supplier-item.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let dairy: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  dairy = await testApp.createTenant({ currency: 'EUR', timeZone: 'Europe/Berlin' })
  const { admin } = dairy
  const cheese = await admin.call(createItemType, { body: { name: 'Cheese' } })
  await admin.call(createField, { body: { name: 'Inspected on', kind: 'date', itemTypeId: cheese.id } })
  const [place] = (await admin.call(listLocations, { query: {} })).data
  const make = async (sku: string, more: object) =>
    (await admin.call(createItem, { body: { sku, name: sku, itemTypeId: cheese.id, ...more } as never })).id
  const feta = await make('feta', {
    tracking: 'lot',
    price: '3',
    cost: '4',
    attributes: { inspected_on: '2026-03-02' },
  })
  const gouda = await make('gouda', {
    price: '9',
    cost: '5',
    reorderPoint: '2',
    attributes: { inspected_on: '2026-04-02' },
  })
  await make('brie', {})
  await admin.call(recordMovement, {
    body: {
      kind: 'receipt',
      effectiveAt: '2026-01-05T10:00:00Z',
      lines: [
        { itemId: feta, toLocationId: place?.id, quantity: '5', lotCode: 'FT-77', expiresOn: '2026-05-20' },
        { itemId: gouda, toLocationId: place?.id, quantity: '40' },
      ],
    } as never,
  })
  await admin.call(recordMovement, {
    body: {
      kind: 'sale',
      effectiveAt: '2026-04-01T10:00:00Z',
      lines: [{ itemId: gouda, fromLocationId: place?.id, quantity: '1' }],
    } as never,
  })
  const yoghurt = await admin.call(createItemType, { body: { name: 'Yoghurt' } })
  await admin.call(createField, { body: { name: 'Best before', kind: 'date', itemTypeId: yoghurt.id } })
  await make('skyr', { itemTypeId: yoghurt.id, attributes: { best_before: '2026-05-25' } })
  const supplier = await admin.call(createSupplier, { body: { name: 'Alpine Dairy' } as never })
  await admin.call(createSupplierItem, { body: { supplierId: supplier.id, itemId: gouda } })
})
afterAll(() => testApp.close())

test.each([
  ['cheese from Alpine Dairy', ['gouda']],
  ['cheese without a supplier', ['brie', 'feta']],
  ['lot ft-77', ['feta']],
  ['cheese expiring this month', ['feta']],
  ['cheese expiring next month', []],
  // by a day of its own, and by that of a lot
  ['expiring this month', ['feta', 'skyr']],
  ['never sold cheese', ['brie', 'feta']],
  ['cheese not moved since March', ['brie', 'feta']],
  ['cheese priced below cost', ['feta']],
  ['overstocked cheese', ['gouda']],
  ['cheese with stock above ten times the reorder point', ['gouda']],
  ['cheese inspected last month', ['gouda']],
])('%s, asked on 10 May 2026', async (text, skus) => {
  const answer = await dairy.staff.call(search, { body: { text, limit: 50, today: '2026-05-10' } })
  expect({ skus: answer.items.map(({ sku }) => sku).sort(), unknown: answer.notUnderstood }).toEqual({
    skus,
    unknown: [],
  })
})

test('a supplier, a lot and the sales of another organisation mean nothing here', async () => {
  const other = await testApp.createTenant()
  for (const text of ['goods from Alpine Dairy', 'lot FT-77']) {
    const answer = await other.staff.call(search, { body: { text, limit: 50 } })
    expect(answer.items).toEqual([])
    expect(answer.notUnderstood.length).toBeGreaterThan(0)
  }
})
