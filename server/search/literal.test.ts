import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem, listItems } from '#contract/item.ts'
import { search } from '#contract/search.ts'
import { type Caller, startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
let tenant: TestTenant

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Maker number', key: 'maker', kind: 'text', visibleTo: ['manager'] } })
  const options = ['red', 'white'].map((key) => ({ key, label: key }))
  await admin.call(createField, { body: { name: 'Colour', key: 'colour', kind: 'select', options } })
  const make = (sku: string, name: string, attributes: Record<string, string> = {}) =>
    admin.call(createItem, { body: { sku, name, attributes } })
  for (const size of [20, 30, 40])
    await make(`HX-M8X${size}-A2`, `Hexagon bolt M8 x ${size}`, { maker: `DIN.${size}/933` })
  await make('WN-18', 'Châteauneuf-du-Pape 2018')
  await make('MRK-G', 'Whiteboard marker green', { colour: 'white' })
  await make('MRK-R', 'Whiteboard marker blue', { colour: 'red' })
  await make('TS-1', 'Polo shirt size XL', { colour: 'red' })
  await make('TS-2', 'T-shirt size XL', { colour: 'red' })
})
afterAll(() => app.close())

const ask = (text: string, caller: Caller = tenant.admin) => caller.call(search, { body: { text } })
const skus = async (text: string, caller?: Caller) => (await ask(text, caller)).items.map(({ sku }) => sku)

test.each([
  ['hxm8x30', 'HX-M8X30-A2'],
  ['hexag 40', 'HX-M8X40-A2'],
  ['chateauneuf du pape 2018', 'WN-18'],
  ['white board marker green', 'MRK-G'],
  ['hexagn bolt m8 20', 'HX-M8X20-A2'],
])('%s finds %s first, and says by what', async (text, sku) => {
  const { items, chips, total } = await ask(text)
  expect(items[0]?.sku).toBe(sku)
  expect(total).toBeGreaterThan(0)
  expect(chips.length).toBeGreaterThan(0)
})

test('words left over put first what holds all words, and leave nothing out', async () => {
  const { items, chips } = await ask('tshirt red')
  expect(items.map(({ sku }) => sku)).toEqual(['TS-2', 'TS-1', 'MRK-R'])
  expect(chips).toMatchObject([{ label: 'Colour: red' }])
})

test('the chip is a condition of the list of items, and one that was changed is taken as it is', async () => {
  const { filter } = await ask('hxm8x3')
  const { data } = await tenant.admin.call(listItems, { query: { filter: JSON.stringify(filter) } })
  expect(data.map(({ sku }) => sku)).toEqual(['HX-M8X30-A2'])
})

test('what a role may not see finds nothing for it', async () => {
  expect(await skus('DIN 30 933', tenant.manager)).toEqual(['HX-M8X30-A2'])
  expect(await skus('DIN 30 933', tenant.staff)).toEqual([])
})
