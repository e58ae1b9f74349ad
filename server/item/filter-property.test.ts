import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField, type Field, listFields, updateField } from '#contract/field.ts'
import { startFieldChange } from '#contract/field-change.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, type Item, type ItemRow, listItems, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { createSupplier } from '#contract/supplier.ts'
import { conditionRecord } from '#core/attribute/condition-record.ts'
import { type ArbitraryField, arbitraryFields, type ReferencePools } from '#core/attribute/field-arbitrary-fixture.ts'
import { mirroredLength, mirrorFamily, toSlotValue } from '#core/attribute/slots.ts'
import { arbitraryFilter, type Filterable, toFilterable } from '#core/filter/filter-arbitrary-fixture.ts'
import { compareText, foldCase } from '#core/filter/fold-case.ts'
import { type FilterRecord, matchesFilter } from '#core/filter/matches-filter.ts'
import { runFieldChange } from '#server/attribute/run-field-change.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/** A seed of its own each day and process; one that failed is given as PROPERTY_SEED to meet it again. */
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 1e9))
const schemas = 2
const itemsOfEach = 40

interface Shop {
  tenant: TestTenant
  fields: Field[]
  arbitrary: ArbitraryField[]
  items: ItemRow[]
}

let testApp: TestApp
const shops: Shop[] = []

beforeAll(async () => {
  testApp = await startTestApp()
  for (let n = 0; n < schemas; n++) shops.push(await openShop(seed + n))
}, 120_000)
afterAll(() => testApp.close())

/** An organisation with random fields, and items with random values of them. */
async function openShop(seed: number): Promise<Shop> {
  const tenant = await testApp.createTenant()
  const { admin } = tenant
  const pools = await makePools(tenant)
  const [arbitrary = []] = fc.sample(arbitraryFields(pools), { seed, numRuns: 1 })
  const fields: Field[] = []
  for (const { definition } of arbitrary) fields.push(await admin.call(createField, { body: definition }))
  fields.push(await admin.call(createField, { body: { name: 'Doubled', kind: 'formula', formula: 'integer_2 * 2' } }))
  fields.push(
    await admin.call(createField, { body: { name: 'Called', kind: 'formula', formula: 'concat(name, text_0)' } }),
  )
  fields.push(await admin.call(createField, { body: { name: 'No', kind: 'autonumber', numberPattern: 'N-{000}' } }))
  const records = fc.sample(fc.tuple(...arbitrary.map(({ values }) => values)), { seed, numRuns: itemsOfEach })
  for (const [index, values] of records.entries()) {
    const given = arbitrary.flatMap(({ definition: { key } }, n) => {
      const value = values[n]?.given
      return value === undefined ? [] : [[key, value] as const]
    })
    const held = arbitrary.flatMap(({ definition: { key } }, n) => {
      const value = values[n]?.held
      return value === undefined ? [] : [[key, value] as const]
    })
    const item = await admin.call(createItem, {
      body: { ...coreValues(index), sku: `P-${index}`, attributes: Object.fromEntries(given) },
    })
    expect(plain(item.attributes), `seed ${seed}`).toEqual(Object.fromEntries(held))
  }
  return { tenant, fields, arbitrary, items: await readAll(tenant, {}) }
}

/** Values somebody gave, without those the product makes. */
function plain(attributes: Item['attributes']): Record<string, unknown> {
  const { doubled: _, called: __, no: ___, ...given } = attributes
  return given
}

function coreValues(index: number) {
  const names = ['Bolt', 'bolt', 'BOLT M8', 'Ångström', 'ångström', 'Nut_1', 'Nut%1', 'İstanbul']
  return {
    name: names[index % names.length] ?? '',
    ...(index % 3 === 0 ? {} : { price: `${index % 5}.${index}` }),
    ...(index % 4 === 0 ? { barcode: `B${index}` } : {}),
    description: index % 2 === 0 ? '' : `Number ${index}`,
  }
}

async function makePools({ admin }: TestTenant): Promise<ReferencePools> {
  const supplier: string[] = []
  const location: string[] = []
  const item: string[] = []
  for (let n = 0; n < 3; n++) {
    supplier.push((await admin.call(createSupplier, { body: { name: `Supplier ${n}` } })).id)
    location.push((await admin.call(createLocation, { body: { code: `L${n}`, name: `Place ${n}` } })).id)
    item.push((await admin.call(createItem, { body: { sku: `R-${n}`, name: `Referred ${n}` } })).id)
  }
  return { supplier, location, item }
}

/** Every page of a list, by cursors. */
async function readAll(tenant: TestTenant, query: object, limit = 200): Promise<ItemRow[]> {
  const rows: ItemRow[] = []
  let cursor: string | undefined
  do {
    const page = await tenant.admin.call(listItems, { query: { ...query, limit, cursor } as never })
    rows.push(...page.data)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return rows
}

const coreFields = {
  sku: 'text',
  name: 'text',
  description: 'text',
  barcode: 'text',
  price: 'number',
  cost: 'number',
  createdAt: 'instant',
} as const

function recordOf(item: ItemRow, fields: readonly Field[]): FilterRecord {
  const attributes = conditionRecord(item.attributes, fields)
  const core: Record<string, unknown> = { ...item }
  return (name) => {
    if (!Object.hasOwn(coreFields, name)) return attributes(name)
    const as = coreFields[name as keyof typeof coreFields]
    return { as, value: core[name] }
  }
}

function filterables({ fields, items }: Shop): Filterable[] {
  const core = Object.entries(coreFields).map(([field, compared]): Filterable => {
    const held = items.flatMap((item) => ((item as Record<string, unknown>)[field] as string | null) ?? [])
    return { field, compared, held }
  })
  return [...core, ...fields.map((field) => toFilterable(field, items))]
}

async function assertSameAsInMemory(shop: Shop, filter: Filter): Promise<void> {
  const found = await readAll(shop.tenant, { filter })
  const wanted = shop.items.filter((item) => matchesFilter(filter, recordOf(item, shop.fields)))
  expect(found.map(({ sku }) => sku).toSorted()).toEqual(wanted.map(({ sku }) => sku).toSorted())
}

async function assertFilters(shop: Shop, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitraryFilter(filterables(shop)), (filter) => assertSameAsInMemory(shop, filter)),
    { seed, numRuns },
  )
}

/** Every field there is, in both directions, read in pages of a size of its own. */
async function assertSorts(shop: Shop): Promise<void> {
  const names = [...Object.keys(coreFields), ...shop.fields.map(({ key }) => `attributes.${key}`)]
  for (const [index, name] of names.entries()) {
    for (const descending of [false, true]) {
      const sort = `${descending ? '-' : ''}${name}`
      const rows = await readAll(shop.tenant, { sort }, 3 + ((seed + index) % 20))
      const field = shop.fields.find(({ key }) => name === `attributes.${key}`)
      const wanted = inOrder(shop.items, name, field, descending)
      expect(rows.map(skuOf), sort).toEqual(wanted.map(skuOf))
    }
  }
}

const skuOf = ({ sku }: ItemRow) => sku

/** Items by a field, those without a value last; choices by name within a value, then by id. */
function inOrder(items: readonly ItemRow[], name: string, field: Field | undefined, descending: boolean): ItemRow[] {
  const direction = descending ? -1 : 1
  const isChoice = field !== undefined && mirrorFamily(field) === 'choice'
  const keyOf = (item: ItemRow): string | number | undefined => {
    const value = recordOf(item, field ? [field] : [])(name)?.value
    if (value === null || value === undefined || value === '') return undefined
    if (Array.isArray(value)) return cut(`[${value.map((entry) => JSON.stringify(entry)).join(', ')}]`)
    // a list is dealt with above: a text or a boolean
    if (field && mirrorFamily(field) !== undefined) return toSlotValue(field, value as string | boolean)
    return name === 'price' || name === 'cost' ? Number(value) : cut(foldCase(String(value)))
  }
  const compareBy = (a: string | number | undefined, b: string | number | undefined): number => {
    if (a === undefined || b === undefined) return a === b ? 0 : (a === undefined ? 1 : -1) * direction
    return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
  }
  return items.toSorted((a, b) => {
    const byValue = compareBy(keyOf(a), keyOf(b))
    const byName = isChoice ? compareText(foldCase(a.name), foldCase(b.name)) : 0
    return (byValue || byName || compareText(a.id, b.id)) * direction
  })
}

/** Of what is not mirrored, so many characters decide the order. */
function cut(text: string): string {
  return [...text].slice(0, mirroredLength).join('')
}

async function reread(shop: Shop): Promise<void> {
  const { data } = await shop.tenant.admin.call(listFields, { query: { limit: 200 } })
  shop.fields = shop.fields.flatMap(({ id }) => data.find((field) => field.id === id) ?? [])
  shop.items = await readAll(shop.tenant, {})
}

/** What values of each kind become without loss. */
const conversions = ['integer_2', 'number_3', 'date_5', 'datetime_6', 'select_8', 'text_0'] as const

async function changeToText({ tenant, fields }: Shop, key: string): Promise<void> {
  const field = fields.find((one) => one.key === key)
  if (!field) throw new Error(`There is no ${key}.`)
  await change(tenant, field, { kind: key === 'text_0' ? 'longText' : 'text' })
}

/** Changes a field and converts its values, as a worker does. */
async function change(tenant: TestTenant, field: Field, to: { kind: 'text' | 'longText' }): Promise<void> {
  const reply = await tenant.admin.call(startFieldChange, {
    params: { fieldId: field.id },
    ifMatch: field.version,
    body: { ...to, onFail: 'clear' },
  })
  await runFieldChange({
    database: testApp.database,
    tenantId: tenant.id,
    input: { changeId: reply.change.id, actor: { kind: 'person', id: tenant.userId, name: 'Owner', role: 'admin' } },
    signal: new AbortController().signal,
    progress: () => undefined,
    hold: async () => undefined,
  })
}

async function setArchived({ tenant }: Shop, field: Field, archived: boolean): Promise<Field> {
  return tenant.admin.call(updateField, { params: { fieldId: field.id }, ifMatch: field.version, body: { archived } })
}

describe(`random schemas and values (PROPERTY_SEED=${seed})`, () => {
  test('a filter gives the records it matches in memory', async () => {
    for (const shop of shops) await assertFilters(shop, 150)
  }, 200_000)

  test('a list by any field gives every record once, in the order memory says, over all its pages', async () => {
    for (const shop of shops) await assertSorts(shop)
  }, 200_000)

  test('both hold when a field became another kind, and when fields and items were archived and restored', async () => {
    for (const [index, shop] of shops.entries()) {
      // a formula reads the integers, so their field keeps its kind where the formula stands
      await changeToText(shop, conversions[1 + ((seed + index) % (conversions.length - 1))] ?? 'date_5')
      await reread(shop)
      for (const field of shop.fields.filter((_, n) => n % 4 === seed % 4))
        await setArchived(shop, await setArchived(shop, field, true), false)
      for (const item of shop.items.slice(0, 5)) {
        const archive = (archived: boolean, ifMatch: number) =>
          shop.tenant.admin.call(updateItem, { params: { itemId: item.id }, ifMatch, body: { archived } })
        const { version } = await archive(true, item.version)
        await archive(false, version)
      }
      const before = shop.items.map(({ attributes }) => attributes)
      await reread(shop)
      expect(shop.items.map(({ attributes }) => attributes)).toEqual(before)
      await assertFilters(shop, 80)
      await assertSorts(shop)
    }
  }, 200_000)
})

describe('what a filter once got wrong', () => {
  test.each([
    ['not of a difference', { not: { field: 'price', op: 'ne', value: '1' } }, ['Ten', 'ΟΔΟΣ']],
    ['a Turkish letter', { field: 'name', op: 'eq', value: 'İstanbul' }, ['İstanbul']],
    ['a Turkish letter within', { field: 'name', op: 'contains', value: 'STANBUL' }, ['İstanbul']],
    ['a Greek word that ends in a sigma', { field: 'name', op: 'eq', value: 'ΟΔΟΣ' }, ['ΟΔΟΣ']],
    ['an empty description is no value', { field: 'description', op: 'lt', value: 'zzz' }, ['Ten']],
  ] as [string, Filter, string[]][])('%s', async (_, filter, names) => {
    const tenant = await testApp.createTenant()
    const items = [
      { name: 'İstanbul', price: '2' },
      { name: 'ΟΔΟΣ', price: '1' },
      { name: 'Ten', description: 'ten', price: '1.0' },
    ]
    for (const item of items) await tenant.admin.call(createItem, { body: { sku: item.name, ...item } })
    expect((await readAll(tenant, { filter, sort: 'name' })).map(({ name }) => name).toSorted()).toEqual(names)
  })

  test('a list by long texts is read to its end', async () => {
    const tenant = await testApp.createTenant()
    for (const n of [1, 2, 3])
      await tenant.admin.call(createItem, {
        body: { sku: `L${n}`, name: 'L', description: `${n}${'é'.repeat(5_000)}` },
      })
    expect((await readAll(tenant, { sort: '-description' }, 1)).map(skuOf)).toEqual(['L3', 'L2', 'L1'])
  })

  test('a text whose mirror would end within a character is found, and its field can be changed', async () => {
    const tenant = await testApp.createTenant()
    const note = await tenant.admin.call(createField, { body: { name: 'Note', kind: 'text' } })
    const text = `${'x'.repeat(199)}😀!`
    await tenant.admin.call(createItem, { body: { sku: 'A', name: 'A', attributes: { note: text } } })
    const count = async (filter: Filter) => (await readAll(tenant, { filter })).length
    expect(await count({ field: 'attributes.note', op: 'eq', value: text })).toBe(1)
    expect(await count({ field: 'attributes.note', op: 'eq', value: 'x'.repeat(199) })).toBe(0)
    await change(tenant, note, { kind: 'longText' })
    expect(await count({ field: 'attributes.note', op: 'contains', value: '😀' })).toBe(1)
  })

  test('small letters are those of the database, letter by letter', async () => {
    // capitals of Unicode 17, which PostgreSQL 18 does not know yet
    const newer = /[\uA7CE\uA7D2\uA7D4\u{16EA0}-\u{16EB8}]/u
    const points = Array.from({ length: 0x1e944 }, (_, n) => n + 1).filter((point) => point < 0xd800 || point > 0xdfff)
    const letters = points.map((point) => String.fromCodePoint(point))
    const [row] = await testApp.database.system((tx) =>
      tx.query<{ small: string[] }>({
        text: 'select array(select lower(l) from unnest($1::text[]) with ordinality u (l, n) order by n) as small',
        values: [letters],
      }),
    )
    expect(letters.filter((letter, n) => foldCase(letter) !== row?.small[n] && !newer.test(letter))).toEqual([])
  })

  test('a default of No is kept', async () => {
    const { admin } = await testApp.createTenant()
    const body = { name: 'Cold', kind: 'boolean', defaultValue: false } as const
    expect((await admin.call(createField, { body })).defaultValue).toBe(false)
    expect((await admin.call(createItem, { body: { sku: 'A', name: 'A' } })).attributes).toEqual({ cold: false })
  })
})
