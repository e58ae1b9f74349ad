import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem, updateItem } from '#contract/item.ts'
import { createItemType, updateItemType } from '#contract/item-type.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { search } from '#contract/search.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let shop: TestTenant
let main: string
let back: string

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant({ currency: 'EUR', timeZone: 'Europe/Berlin' })
  const { admin } = shop
  const laptop = await admin.call(createItemType, { body: { name: 'Laptop' } })
  const cable = await admin.call(createItemType, { body: { name: 'Cable' } })
  const field = (itemTypeId: string, body: object) =>
    admin.call(createField, { body: { itemTypeId, ...body } as never })
  await field(laptop.id, { name: 'Memory', kind: 'number', unit: 'GB' })
  await field(laptop.id, { name: 'Touch screen', kind: 'boolean' })
  await field(laptop.id, { name: 'Warranty until', kind: 'date' })
  await field(cable.id, { name: 'Length', kind: 'number', unit: 'm' })
  await field(cable.id, {
    name: 'Plug',
    kind: 'select',
    options: [
      { key: 'usb_c', label: 'USB-C' },
      { key: 'hdmi', label: 'HDMI' },
    ],
  })
  const [first] = (await admin.call(listLocations, { query: {} })).data
  if (!first) throw new Error('A tenant starts with a location.')
  main = first.id
  const shelf = (
    await admin.call(createLocation, { body: { code: 'M-1', name: 'Shelf One', kind: 'bin', parentId: main } })
  ).id
  back = (await admin.call(createLocation, { body: { code: 'BACK', name: 'Back Room' } })).id
  const items: [string, string, string, object, object, [string, string][]][] = [
    [
      'LT-1',
      'Ultrabook Nine',
      laptop.id,
      { memory: '16', touch_screen: true },
      { price: '900', cost: '700' },
      [[shelf, '3']],
    ],
    [
      'LT-2',
      'Workhorse',
      laptop.id,
      { memory: '32', touch_screen: false },
      { price: '1500', cost: '1100' },
      [
        [main, '8'],
        [back, '2'],
      ],
    ],
    [
      'LT-3',
      'Budget Book',
      laptop.id,
      { memory: '8', touch_screen: false },
      { price: '400', cost: '300' },
      [[back, '4']],
    ],
    [
      'CB-1',
      'Patch lead blue',
      cable.id,
      { length: '0.5', plug: 'hdmi' },
      { price: '5', cost: '2', reorderPoint: '10' },
      [[main, '4']],
    ],
    [
      'CB-2',
      'Charging lead',
      cable.id,
      { length: '2', plug: 'usb_c' },
      { price: '9', cost: '4', reorderPoint: '5' },
      [[main, '50']],
    ],
    ['CB-3', 'Charging lead long', cable.id, { length: '5', plug: 'usb_c' }, { price: '12', cost: '5' }, []],
  ]
  for (const [sku, name, itemTypeId, attributes, more, stock] of items) {
    const { id } = await admin.call(createItem, { body: { sku, name, itemTypeId, attributes, ...more } as never })
    for (const [locationId, quantity] of stock) {
      await admin.call(recordMovement, {
        body: { kind: 'opening', lines: [{ itemId: id, toLocationId: locationId, quantity }] } as never,
      })
    }
  }
})
afterAll(() => testApp.close())

const ask = async (text: string, tenant = shop) => tenant.staff.call(search, { body: { text, limit: 50 } })

describe('a question is answered over the live schema', () => {
  test.each([
    ['find all laptops with less than 5 units in the main warehouse', ['LT-1', 'LT-3']],
    ['laptops under 5 in the main warehouse', ['LT-1', 'LT-3']],
    ['laptops in the main warehouse', ['LT-1', 'LT-2']],
    ['cables shorter than 100 cm', ['CB-1']],
    ['laptops with at least 16000 MB memory', ['LT-1', 'LT-2']],
    ['usb-c cables', ['CB-2', 'CB-3']],
    ['cabels with HDMI', ['CB-1']],
    ['out of stock', ['CB-3']],
    ['what is below the reorder point?', ['CB-1']],
    ['laptops without a touch screen', ['LT-2', 'LT-3']],
    ['items with fewer than 10 left', ['CB-1', 'CB-3', 'LT-1', 'LT-3']],
    ['laptops or cables under 10 euros', ['CB-1', 'CB-2']],
    ['items without a reorder point', ['CB-3', 'LT-1', 'LT-2', 'LT-3']],
    ['cb-2', ['CB-2']],
    ['patch lead', ['CB-1']],
    ['laptops whose warranty date is missing', ['LT-1', 'LT-2', 'LT-3']],
  ])('%s', async (text, expected) => {
    const answer = await ask(text)
    expect(answer.notUnderstood).toEqual([])
    expect(answer.items.map((item) => item.sku).sort()).toEqual(expected)
    expect(answer.total).toBe(expected.length)
  })

  test('a limit and an order in the question hold', async () => {
    const { items, limit, sort } = await ask('2 cheapest laptops')
    expect(items.map((item) => item.sku)).toEqual(['LT-3', 'LT-1'])
    expect({ limit, sort }).toEqual({ limit: 2, sort: [{ field: 'price', descending: false }] })
  })

  test.each([
    ['how many laptops are in the main warehouse', { of: 'quantity', value: '11', unit: null }],
    ['how many laptops are in the main warehouse or the back room', { of: 'quantity', value: '17', unit: null }],
    ['how many laptops are on shelf one or in the main warehouse', { of: 'quantity', value: '11', unit: null }],
    ['what is the stock in the back room worth', { of: 'value', value: '3400', unit: 'EUR' }],
    ['average price of cables', { of: 'average_price', value: '8.666667', unit: 'EUR' }],
    ['count the cables', { of: 'count', value: '3', unit: null }],
  ])('%s', async (text, aggregate) => {
    expect((await ask(text)).aggregate).toMatchObject(aggregate)
  })

  test.each([
    ['total memory of the laptops', { of: 'sum', value: '400', unit: 'GB', isMoney: false }],
    ['total length of the cables in the back room', { of: 'sum', value: '0', unit: 'm' }],
    ['average memory of laptops', { of: 'average', value: '18.666667', unit: 'GB' }],
    ['average cost of cables', { of: 'average', value: '3.666667', unit: 'EUR', isMoney: true }],
  ])('a field is measured: %s', async (text, aggregate) => {
    const answer = await ask(text)
    expect(answer.notUnderstood).toEqual([])
    expect(answer.aggregate).toMatchObject(aggregate)
  })

  test.each([
    ['total memory of all items', { of: 'sum', value: '400', lacking: 2 }],
    ['average memory of all items', { of: 'average', value: '18.666667', lacking: 3 }],
    ['average memory of laptops', { of: 'average', lacking: undefined }],
    ['what is our stock worth', { of: 'value', basis: 'cost', lacking: undefined }],
  ])('what has no number to count with is told beside the figure: %s', async (text, expected) => {
    const { of, value, basis, lacking } = (await ask(text)).aggregate ?? {}
    expect({ of, value, basis, lacking }).toMatchObject(expected)
  })

  test.each<[string, string, [string | null, string][]]>([
    [
      'stock by type',
      'itemType',
      [
        ['Cable', '54'],
        ['Laptop', '17'],
      ],
    ],
    [
      'how many cables per plug',
      'attributes.plug',
      [
        ['USB-C', '50'],
        ['HDMI', '4'],
      ],
    ],
    ['how many laptops per supplier', 'supplier', [[null, '17']]],
    ['how many laptops with a touch screen are there per category', 'category', [[null, '3']]],
  ])('a figure is told for each group: %s', async (text, by, groups) => {
    const answer = await ask(text)
    expect(answer.notUnderstood).toEqual([])
    expect(answer.aggregate).toMatchObject({ by, moreGroups: 0 })
    expect(answer.aggregate?.groups?.map(({ label, figure }) => [label, figure])).toEqual(groups)
  })

  test('by location, each place has what lies in itself, and together they are the whole', async () => {
    const { aggregate } = await ask('stock per location')
    expect(aggregate).toMatchObject({ of: 'quantity', by: 'location', value: '71' })
    expect(aggregate?.groups?.map(({ figure }) => figure)).toEqual(['62', '6', '3'])
    const { aggregate: value } = await ask('stock value of laptops by location')
    expect(value?.groups?.map(({ label, figure }) => [label, figure]).slice(1)).toEqual([
      ['Back Room', '3400'],
      ['Shelf One', '2100'],
    ])
  })

  test('a word that is two things is asked about, and one of them is taken by its conditions', async () => {
    const tenant = await testApp.createTenant()
    const options = [{ key: 'black', label: 'Black' }]
    for (const name of ['Tone', 'Coating'])
      await tenant.admin.call(createField, { body: { name, kind: 'select', options } })
    for (const key of ['tone', 'coating'])
      await tenant.admin.call(createItem, { body: { sku: key, name: key, attributes: { [key]: 'black' } } })
    const { items, chips, otherReadings } = await ask('black', tenant)
    expect(chips.map(({ label }) => label)).toEqual(['Tone or Coating: Black'])
    expect(items.map(({ sku }) => sku).sort()).toEqual(['coating', 'tone'])
    expect(otherReadings.map(({ words, label }) => [words, label])).toEqual([
      ['black', 'Tone: Black'],
      ['black', 'Coating: Black'],
    ])
    const filter = otherReadings[1]?.filter ?? null
    const taken = await tenant.staff.call(search, { body: { text: 'black', limit: 50, filter } })
    expect(taken.items.map(({ sku }) => sku)).toEqual(['coating'])
    expect(taken.otherReadings).toEqual([])
  })

  test('what cannot be answered is named, beside what can', async () => {
    const answer = await ask('laptops that Anna has booked')
    expect(answer.notUnderstood.map((part) => part.words).join(' ')).toMatch(/Anna.*booked/)
    expect(answer.items).toHaveLength(3)
  })

  test('a question nobody could read answers with nothing, not with everything', async () => {
    expect(await ask('qwrtz plmnk')).toMatchObject({ items: [], total: 0, filter: null })
  })

  test('a renamed type is known at once', async () => {
    const own = await testApp.createTenant()
    const type = await own.admin.call(createItemType, { body: { name: 'Beaker' } })
    await own.admin.call(createItem, { body: { sku: 'G-1', name: 'x', itemTypeId: type.id } })
    expect((await ask('beakers', own)).total).toBe(1)
    await own.admin.call(updateItemType, {
      params: { itemTypeId: type.id },
      ifMatch: type.version,
      body: { name: 'Pipette' },
    })
    expect((await ask('pipettes', own)).chips).toMatchObject([{ kind: 'type', label: 'Pipette' }])
    expect((await ask('beakers', own)).notUnderstood).toMatchObject([{ words: 'beakers' }])
  })

  test('archived items come only when asked for', async () => {
    const own = await testApp.createTenant()
    const { id, version } = await own.admin.call(createItem, { body: { sku: 'OLD-1', name: 'Old thing' } })
    await own.admin.call(updateItem, { params: { itemId: id }, ifMatch: version, body: { archived: true } })
    expect(await ask('all items', own)).toMatchObject({ total: 0, archived: 'exclude' })
    expect(await ask('archived items', own)).toMatchObject({ total: 1, archived: 'only' })
  })
})

describe('isolation and hostile input', () => {
  test("another tenant's words mean nothing here", async () => {
    const other = await testApp.createTenant()
    await other.admin.call(createItemType, { body: { name: 'Zeppelin' } })
    await other.admin.call(createItem, { body: { sku: 'ZP-9', name: 'Hindenburg replica' } })
    expect((await ask('zeppelins', other)).notUnderstood).toEqual([])
    for (const text of ['zeppelins', 'ZP-9', 'hindenburg']) {
      expect(await ask(text)).toMatchObject({ total: 0, chips: [], notUnderstood: [{ words: text }] })
    }
    expect((await ask('laptops in the main warehouse', other)).total).toBe(0)
  })

  test.each([
    `laptops'; drop table item; --`,
    `cables") UNION SELECT password FROM users --`,
    '('.repeat(1_000),
    'not '.repeat(500),
    'a or '.repeat(400),
    '%%%___\\\\',
    '😀 laptops 🚀',
    `laptops ${'9'.repeat(400)} euros`,
    '\u202Elaptops\u0000',
    '5 units in the main warehouse or '.repeat(60),
  ])('harmless: %j', async (text) => {
    const reply = await shop.staff.send(search, { body: { text: text.slice(0, 2_000), limit: 5 } })
    expect(reply.status).toBe(200)
  })

  test('more than 2,000 characters are refused', async () => {
    expect((await shop.staff.send(search, { body: { text: 'x'.repeat(2_001), limit: 5 } })).status).toBe(400)
  })
})

test('words that are an item’s whole name ask for it, unless what they say holds for it as well', async () => {
  const named = await testApp.createTenant({ currency: 'EUR' })
  const tile = await named.admin.call(createItemType, { body: { name: 'Tile' } })
  await named.admin.call(createField, {
    body: { name: 'Colour', kind: 'select', options: [{ key: 'red', label: 'Red' }] },
  })
  await named.admin.call(createField, { body: { name: 'Width', kind: 'number', unit: 'mm' } })
  const make = async (sku: string, name: string, width: string) =>
    named.admin.call(createItem, {
      body: { sku, name, itemTypeId: tile.id, attributes: { colour: 'red', width } },
    })
  await make('T-1', 'Tile red', '512')
  await make('T-2', 'Tile red 512', '90')
  await make('T-3', 'Other tile', '512')
  const found = async (text: string) => (await ask(text, named)).items.map(({ sku }) => sku).sort()
  expect(await found('TILE RED 512')).toEqual(['T-2'])
  expect(await found('red tile 512 mm')).toEqual(['T-1', 'T-3'])
  // the item called so is among them
  expect(await found('tile red')).toEqual(['T-1', 'T-2', 'T-3'])
  expect((await ask(' tile red 512', named)).chips).toMatchObject([{ label: 'Name: tile red 512', start: 0 }])
})
