import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, listItems } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant
beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
  const { admin, manager } = tenant
  const options = ['red', 'green', 'blue'].map((key) => ({ key, label: key }))
  await admin.call(createField, { body: { name: 'Colour', kind: 'select', options } })
  await admin.call(createField, { body: { name: 'Tags', kind: 'multiSelect', options } })
  await admin.call(createField, { body: { name: 'Weight', kind: 'number' } })
  const place = await admin.call(createLocation, { body: { code: 'P', name: 'Place' } })
  const make = (sku: string, body: object) => manager.call(createItem, { body: { sku, name: `Item ${sku}`, ...body } })
  const first = await make('1', {
    cost: '2',
    price: '9',
    attributes: { colour: 'red', tags: ['red', 'blue'], weight: '1.5' },
  })
  const second = await make('2', { price: '3', attributes: { colour: 'red', tags: ['blue'], weight: '2.5' } })
  await make('3', { attributes: { colour: 'green' } })
  await make('4', {})
  for (const [item, quantity] of [
    [first, '10'],
    [second, '0.5'],
  ] as const)
    await manager.call(recordMovement, {
      body: { kind: 'opening', lines: [{ itemId: item.id, toLocationId: place.id, quantity }] },
    })
})
afterAll(() => testApp.close())

const summarise = (query: object, filter?: Filter) =>
  tenant.staff.call(summariseItems, {
    query: { ...query, ...(filter ? { filter: JSON.stringify(filter) as never } : {}) },
  })

test('groups tell counts, stock, its value and the figures of a field of numbers', async () => {
  const { groups, rest, all } = await summarise({ groupBy: 'attributes.colour', measures: 'attributes.weight' })
  expect(groups).toEqual([
    {
      value: 'red',
      count: 2,
      onHand: '10.5',
      stockValue: '20',
      measures: { 'attributes.weight': { count: 2, min: '1.5', max: '2.5', sum: '4', average: '2' } },
    },
    { value: 'green', count: 1, onHand: '0', stockValue: '0', measures: { 'attributes.weight': null } },
    { value: null, count: 1, onHand: '0', stockValue: '0', measures: { 'attributes.weight': null } },
  ])
  expect(rest).toBeNull()
  expect(all).toMatchObject({
    count: 4,
    onHand: '10.5',
    stockValue: '20',
    measures: { 'attributes.weight': { count: 2 } },
  })
})

test('an item is in the group of each entry of its list, and counted once in all', async () => {
  const { groups, all } = await summarise({ groupBy: 'attributes.tags' }, { field: 'attributes.tags', op: 'notEmpty' })
  expect(groups.map(({ value, count }) => [value, count])).toEqual([
    ['blue', 2],
    ['red', 1],
  ])
  expect(all.count).toBe(2)
})

test('several fields are measured at once, stock among them', async () => {
  const { all } = await summarise({ measures: 'price,stock.available' })
  expect(all.measures).toEqual({
    price: { count: 2, min: '3', max: '9', sum: '12', average: '6' },
    'stock.available': { count: 4, min: '0', max: '10', sum: '10.5', average: '2.625' },
  })
})

test('by location an item is in the group of each place above its stock, as a condition on that place finds it', async () => {
  const own = await testApp.createTenant()
  const place = (code: string, parentId?: string) =>
    own.admin.call(createLocation, { body: { code, name: code, ...(parentId ? { parentId } : {}) } })
  const house = await place('HOUSE')
  const shelf = await place('SHELF', house.id)
  const shop = await place('SHOP')
  for (const [sku, places] of [
    ['A', [house, shelf]],
    ['B', [shelf, shop]],
    ['C', []],
  ] as const) {
    const { id } = await own.admin.call(createItem, { body: { sku, name: sku, cost: '2' } })
    for (const { id: toLocationId } of places)
      await own.admin.call(recordMovement, {
        body: { kind: 'opening', lines: [{ itemId: id, toLocationId, quantity: '5' }] },
      })
  }
  const { groups, all } = await own.staff.call(summariseItems, {
    query: { groupBy: 'location', measures: 'stock.onHand,stock.reserved' },
  })
  const found = new Map(groups.map((group) => [group.value, group]))
  const expected = [
    [house.id, 2, '15', '30'],
    [shelf.id, 2, '10', '20'],
    [shop.id, 1, '5', '10'],
    [null, 1, '0', '0'],
  ] as const
  expect(groups).toHaveLength(expected.length)
  for (const [value, count, onHand, stockValue] of expected) {
    expect(found.get(value)).toMatchObject({
      count,
      onHand,
      stockValue,
      measures: { 'stock.onHand': { sum: onHand }, 'stock.reserved': { sum: '0' } },
    })
    const filter: Filter = value
      ? { field: 'stock.onHand', op: 'gt', value: 0, location: value }
      : { field: 'stock.onHand', op: 'lte', value: 0 }
    const { data } = await own.staff.call(listItems, { query: { filter: JSON.stringify(filter) as never } })
    expect(data).toHaveLength(count)
  }
  expect(all).toMatchObject({ count: 3, onHand: '20' })
})

test('beyond 200 groups the others are told together', async () => {
  const own = await testApp.createTenant()
  await own.admin.call(createField, { body: { name: 'Place', kind: 'text' } })
  await testApp.database.tenant(own.id, (tx) =>
    tx.query({
      text: `insert into item (tenant_id, sku, name, attributes)
             select $1, 'S' || n, 'x', jsonb_build_object('place', 'p' || (n % 250)) from generate_series(1, 500) n`,
      values: [own.id],
    }),
  )
  const { groups, rest, all } = await own.staff.call(summariseItems, { query: { groupBy: 'attributes.place' } })
  expect(groups).toHaveLength(200)
  expect(rest).toMatchObject({ groups: 50, count: 100 })
  expect(all.count).toBe(500)
})

test('what makes no groups or measures is refused', async () => {
  const refused = async (query: object) => (await tenant.staff.send(summariseItems, { query })).problem.code
  expect(await refused({ groupBy: 'attributes.weight' })).toBe('invalid_value')
  expect(await refused({ groupBy: 'attributes.nothing' })).toBe('invalid_value')
  expect(await refused({ groupBy: 'name' })).toBe('invalid_value')
  expect(await refused({ measures: 'attributes.colour' })).toBe('invalid_value')
  expect(await refused({ measures: 'price,nothing' })).toBe('invalid_value')
  expect(
    await refused({
      measures: 'price,cost,reorderPoint,stock.onHand,stock.reserved,stock.available,attributes.weight',
    }),
  ).toBe('invalid_value')
})

test.each([
  { sort: 'name' },
  { sort: '-name' },
  { sort: 'attributes.weight' },
  { sort: '-attributes.weight' },
  { sort: 'attributes.colour' },
  { sort: '-price' },
  { sort: 'stock.onHand' },
  { sort: 'sku', text: 'item' },
  { sort: 'attributes.weight', filter: { field: 'attributes.weight', op: 'gt', value: 0 } as Filter },
  { text: 'item' },
])('a page begun behind any number of items goes on where the whole list does: %o', async ({ filter, ...rest }) => {
  const query = { ...rest, ...(filter ? { filter: JSON.stringify(filter) as never } : {}) }
  const whole = (await tenant.staff.call(listItems, { query })).data.map(({ id }) => id)
  expect(whole.length).toBeGreaterThan(1)
  for (let at = 1; at < whole.length; at++) {
    const page = await tenant.staff.call(listItems, { query: { ...query, at } })
    expect(page.data.map(({ id }) => id)).toEqual(whole.slice(at))
  }
  if (query.sort === undefined) return
  expect(await tenant.staff.call(listItems, { query: { ...query, at: whole.length + 1 } })).toEqual({
    data: [],
    nextCursor: null,
    total: whole.length,
    totalIsEstimate: false,
  })
})
