import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { type Attributes, createItem, listItems, updateItem } from '#contract/item.ts'
import { search } from '#contract/search.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

/** All names of a list, read in pages of two. */
async function readAll(tenant: TestTenant, query: object): Promise<string[]> {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await tenant.staff.call(listItems, { query: { ...query, limit: 2, cursor } })
    names.push(...page.data.map((item) => item.name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return names
}

describe('the order of a list', () => {
  const items: ({ name: string } & Attributes)[] = [
    { name: 'a', size: '10', colour: 'red', tags: ['new', 'eco'] },
    { name: 'b', size: '2.5', colour: 'blue', tags: ['eco'] },
    { name: 'c', colour: 'red', tags: ['old'] },
    { name: 'd', size: '10', colour: 'blue' },
    { name: 'e', size: '-3', tags: ['new'] },
    { name: 'f' },
    { name: 'g', size: '7', colour: 'red', note: 'x' },
  ]
  let tenant: TestTenant
  beforeAll(async () => {
    tenant = await testApp.createTenant()
    const choices = (...keys: string[]) => keys.map((key) => ({ key, label: key }))
    await tenant.admin.call(createField, { body: { name: 'Size', kind: 'number' } })
    await tenant.admin.call(createField, { body: { name: 'Colour', kind: 'select', options: choices('red', 'blue') } })
    await tenant.admin.call(createField, { body: { name: 'Note', kind: 'longText' } })
    await tenant.admin.call(createField, {
      body: { name: 'Tags', kind: 'multiSelect', options: choices('new', 'eco', 'old', 'none') },
    })
    for (const { name, ...attributes } of items)
      await tenant.admin.call(createItem, { body: { sku: name, name, attributes } })
  })

  test.each([
    ['attributes.size', ['e', 'b', 'g', 'a', 'd', 'c', 'f']],
    ['-attributes.size', ['d', 'a', 'g', 'b', 'e', 'f', 'c']],
    ['attributes.colour', ['b', 'd', 'a', 'c', 'g', 'e', 'f']],
    ['-attributes.colour', ['g', 'c', 'a', 'd', 'b', 'f', 'e']],
    // not mirrored: out of the attributes
    ['attributes.note', ['g', 'a', 'b', 'c', 'd', 'e', 'f']],
    ['-name', ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
  ])('by %s holds over every page, and items without a value come last', async (sort, names) => {
    expect(await readAll(tenant, { sort })).toEqual(names)
  })

  test('a filter that asks for a value reads on from the cursor in the same order', async () => {
    const filter: Filter = { and: [{ field: 'attributes.size', op: 'gte', value: 0 }] }
    expect(await readAll(tenant, { sort: '-attributes.size', filter })).toEqual(['d', 'a', 'g', 'b'])
  })

  test.each<[Filter, string[]]>([
    [{ field: 'attributes.tags', op: 'eq', value: 'eco' }, ['a', 'b']],
    [{ field: 'attributes.tags', op: 'in', value: ['new', 'old'] }, ['a', 'c', 'e']],
    [{ field: 'attributes.tags', op: 'nin', value: ['new', 'old'] }, ['b', 'd', 'f', 'g']],
    [{ field: 'attributes.tags', op: 'empty' }, ['d', 'f', 'g']],
    [{ field: 'attributes.tags', op: 'eq', value: 'none' }, []],
    [
      {
        and: [
          { field: 'attributes.colour', op: 'eq', value: 'red' },
          { field: 'attributes.tags', op: 'in', value: ['new', 'old'] },
        ],
      },
      ['a', 'c'],
    ],
    [
      {
        or: [
          { field: 'attributes.tags', op: 'eq', value: 'old' },
          { field: 'attributes.size', op: 'lt', value: 0 },
        ],
      },
      ['c', 'e'],
    ],
  ])('%j finds by the entries of a list', async (filter, names) => {
    expect(await readAll(tenant, { filter })).toEqual(names)
    expect(await tenant.staff.call(listItems, { query: { filter: filter as never, total: 'true' } })).toMatchObject({
      total: names.length,
      totalIsEstimate: false,
    })
  })

  test('entries of a list follow the item, and are not found by another organisation', async () => {
    const other = await testApp.createTenant()
    const { data } = await tenant.staff.call(listItems, {
      query: { filter: { field: 'name', op: 'eq', value: 'f' } as never },
    })
    const [f] = data
    if (!f) throw new Error('there is no f')
    const filter: Filter = { field: 'attributes.tags', op: 'eq', value: 'none' }
    const update = (version: number, tags: string[] | null) =>
      tenant.admin.call(updateItem, { params: { itemId: f.id }, ifMatch: version, body: { attributes: { tags } } })
    await update(1, ['none'])
    expect(await readAll(tenant, { filter })).toEqual(['f'])
    expect((await other.staff.send(listItems, { query: { filter: filter as never } })).problem.code).toBe(
      'invalid_value',
    )
    await update(2, null)
    expect(await readAll(tenant, { filter })).toEqual([])
  })
})

test('a large list is counted exactly where that is quick, and else estimated, and says which', async () => {
  const tenant = await testApp.createTenant()
  await tenant.admin.call(createField, { body: { name: 'Size', kind: 'number' } })
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  // ids that end in a byte of zeros are the sample: 500 of them stand for a tenant of 128,000 items
  const sampled = () => `${randomUUID().slice(0, -2)}00`
  await admin.query(
    `insert into item (tenant_id, id, sku, name, attributes, number_1)
     select $1, u.id, 'S-' || u.n, 'Screw ' || u.n, jsonb_build_object('size', u.n::text), u.n
     from unnest($2::uuid[]) with ordinality as u (id, n)`,
    [tenant.id, Array.from({ length: 500 }, sampled)],
  )
  await admin.end()
  const count = async (filter?: Filter) => {
    const { total, totalIsEstimate } = await tenant.staff.call(listItems, {
      query: { total: 'true', limit: 1, filter: filter as never },
    })
    return { total, totalIsEstimate }
  }
  expect(await count()).toEqual({ total: 130_000, totalIsEstimate: true })
  expect(await count({ field: 'attributes.size', op: 'gt', value: 250 })).toEqual({
    total: 64_000,
    totalIsEstimate: true,
  })
  expect(await count({ field: 'attributes.size', op: 'lte', value: 12 })).toEqual({ total: 12, totalIsEstimate: false })
  expect(await count({ field: 'attributes.size', op: 'gt', value: 900 })).toEqual({ total: 0, totalIsEstimate: false })
  const ask = async (text: string) => {
    const { total, totalIsEstimate, aggregate, items } = await tenant.staff.call(search, { body: { text, limit: 200 } })
    return { total, totalIsEstimate, figure: aggregate?.value, listed: items.length }
  }
  const sought = 'items with size over 250'
  expect(await ask(sought)).toEqual({ total: 64_000, totalIsEstimate: true, figure: undefined, listed: 200 })
  expect(await ask(`top 300 ${sought}`)).toMatchObject({ total: 300, totalIsEstimate: false })
  // who asks for a number gets the number, and is told how many items it is over
  expect(await ask(`how many ${sought}`)).toMatchObject({ total: 250, totalIsEstimate: false, figure: '250' })
  expect(await ask('average size of items with size over 250')).toMatchObject({
    total: 250,
    totalIsEstimate: false,
    figure: '375.5',
  })
})

test('thirty fields of one kind of value and ten of another are all mirrored, and the plan of each uses its index', async () => {
  const tenant = await testApp.createTenant()
  for (let n = 0; n < 20; n++) {
    await tenant.admin.call(createField, { body: { name: `Text ${n}`, kind: 'text' } })
    await tenant.admin.call(createField, { body: { name: `Number ${n}`, kind: 'integer' } })
  }
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  const { rows } = await admin.query('select count(distinct slot) as slots from field where tenant_id = $1', [
    tenant.id,
  ])
  await admin.end()
  expect(rows).toEqual([{ slots: '40' }])
  await testApp.database.tenantRead(tenant.id, async (tx) => {
    await tx.query({ text: 'set local enable_seqscan = off' })
    for (const [column, value] of [
      ['choice_8', 'a'],
      ['text_12', 'a'],
      ['number_20', '1'],
    ]) {
      const plan = await tx.query<{ 'QUERY PLAN': string }>({
        text: `explain select id from item i where i.${column} = '${value}'`,
      })
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(new RegExp(`Index Cond: .*${column} =`))
    }
  })
})

test('an item is written under the schema of the moment, whatever this process had read before', async () => {
  const tenant = await testApp.createTenant()
  await tenant.admin.call(createItem, { body: { sku: 'first', name: 'x' } })
  const admin = new Client({ connectionString: testApp.urls.adminUrl })
  await admin.connect()
  // as another process does: this one is not told
  await admin.query(
    `insert into field (tenant_id, key, name, kind, slot, is_mirrored) values ($1, 'grade', 'Grade', 'text', 'text_1', true)`,
    [tenant.id],
  )
  await admin.query('update tenant set schema_version = schema_version + 1 where id = $1', [tenant.id])
  const grade = (sku: string) => tenant.admin.send(createItem, { body: { sku, name: 'x', attributes: { grade: 'A' } } })
  expect((await grade('second')).status).toBe(201)
  await admin.query(`update field set required = true where tenant_id = $1`, [tenant.id])
  await admin.query('update tenant set schema_version = schema_version + 1 where id = $1', [tenant.id])
  await admin.end()
  const without = await tenant.admin.send(createItem, { body: { sku: 'third', name: 'x' } })
  expect(without.problem).toMatchObject({ code: 'invalid_attributes' })
  expect((await grade('third')).status).toBe(201)
})
