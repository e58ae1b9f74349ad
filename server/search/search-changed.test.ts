import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { type LeaveOut, search } from '#contract/search.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** Questions whose chips a person changed or took away. */
let testApp: TestApp
let shop: TestTenant
let lamp: string
let cellar: string

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant({ currency: 'EUR' })
  const { admin } = shop
  lamp = (await admin.call(createItemType, { body: { name: 'Lamp' } })).id
  const [shelf] = (await admin.call(listLocations, { query: {} })).data
  cellar = (await admin.call(createLocation, { body: { code: 'CELLAR', name: 'Cellar' } })).id
  for (const [sku, price, here, below] of [
    ['L-1', '5', '10', '1'],
    ['L-2', '9', '20', '2'],
    ['L-3', '7', '30', '4'],
  ] as const) {
    const { id } = await admin.call(createItem, { body: { sku, name: `Thing ${sku}`, itemTypeId: lamp, price } })
    for (const [toLocationId, quantity] of [
      [shelf?.id, here],
      [cellar, below],
    ])
      await admin.call(recordMovement, {
        body: { kind: 'opening', lines: [{ itemId: id, toLocationId, quantity }] } as never,
      })
  }
  const { id, version } = await admin.call(createItem, { body: { sku: 'L-4', name: 'Old', itemTypeId: lamp } })
  await admin.call(updateItem, { params: { itemId: id }, ifMatch: version, body: { archived: true } })
})
afterAll(() => testApp.close())

const ask = (text: string, chosen: { filter?: Filter | null; without?: LeaveOut[] } = {}) =>
  shop.staff.call(search, { body: { text, ...chosen } })
const skus = ({ items }: { items: readonly { sku: string }[] }) => items.map(({ sku }) => sku)

test('changed conditions hold in place of those read, and the order, the limit and what was not understood stay', async () => {
  const text = '2 cheapest lamps under 6 euros of glimber'
  const asked = await ask(text)
  expect(skus(asked)).toEqual(['L-1'])
  const changed = await ask(text, { filter: { field: 'price', op: 'gt', value: 6 } })
  expect(skus(changed)).toEqual(['L-3', 'L-2'])
  expect(changed).toMatchObject({ limit: 2, filter: { field: 'price', op: 'gt' }, chips: asked.chips })
  expect(changed.notUnderstood).toMatchObject([{ words: 'glimber' }])
})

test('without its conditions a question asks for everything else it said', async () => {
  expect(skus(await ask('2 cheapest lamps under 6 euros', { filter: null }))).toEqual(['L-1', 'L-3'])
})

test('an order, a limit and the archived ones are left out by name, and their chips with them', async () => {
  const asked = await ask('2 cheapest lamps', { without: ['limit'] })
  expect([skus(asked), asked.limit]).toEqual([['L-1', 'L-3', 'L-2'], null])
  expect(asked.chips.map(({ kind }) => kind).toSorted()).toEqual(['sort', 'type'])
  expect(await ask('the cheapest lamp', { without: ['sort'] })).toMatchObject({ total: 3, sort: [], limit: null })
  expect(await ask('archived lamps', { without: ['archived'] })).toMatchObject({ total: 3, archived: 'exclude' })
})

test('a figure counts what lies where the conditions now say', async () => {
  const text = 'how many lamps are in the cellar'
  const type: Filter = { field: 'itemType', op: 'eq', value: lamp }
  expect((await ask(text)).aggregate?.value).toBe('7')
  expect((await ask(text, { filter: type })).aggregate?.value).toBe('67')
  const here: Filter = { field: 'stock.onHand', op: 'gt', value: 0, location: cellar }
  const dear: Filter = { field: 'price', op: 'gte', value: 7 }
  expect((await ask(text, { filter: { and: [here, dear] } })).aggregate?.value).toBe('6')
  expect((await ask(text, { without: ['aggregate'] })).aggregate).toBeUndefined()
})

test('a condition on what there is not is refused', async () => {
  const body = { text: 'lamps', filter: { field: 'attributes.nothing', op: 'eq', value: 1 } as const }
  expect((await shop.staff.send(search, { body })).problem.code).toBe('invalid_value')
})
