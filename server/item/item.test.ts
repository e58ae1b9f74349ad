import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createField, updateField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { createLocation } from '#contract/location.ts'
import { recordMovement } from '#contract/movement.ts'
import { refreshStatistics } from '#server/db/refresh-statistics.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
let tenant: TestTenant

beforeAll(async () => {
  testApp = await startTestApp()
  tenant = await testApp.createTenant()
})
afterAll(() => testApp.close())

describe('items', () => {
  test('an item comes back as it was created, and its creation is in the audit record', async () => {
    const created = await tenant.manager.call(createItem, {
      body: { sku: 'A-1', name: 'Anvil', price: '19.90', unit: 'kg' },
    })
    expect(await tenant.staff.call(getItem, { params: { itemId: created.id } })).toEqual(created)
    expect(created).toMatchObject({ sku: 'A-1', price: '19.9', unit: 'kg', version: 1, attributes: {} })
    const { data } = await tenant.manager.call(listAudit, { query: { entity: 'item', entityId: created.id } })
    expect(data).toMatchObject([{ action: 'create', actorName: 'manager key', after: { sku: 'A-1' } }])
  })

  test('an item that comes from another system keeps the moment it was created there, which cannot lie ahead', async () => {
    const createdAt = '2019-04-01T08:30:00.000Z'
    const old = await tenant.manager.call(createItem, { body: { sku: 'OLD-1', name: 'Old', createdAt } })
    expect(Date.parse(old.createdAt)).toBe(Date.parse(createdAt))
    const filter = JSON.stringify({ field: 'createdAt', op: 'lt', value: '2020-01-01' })
    const { data } = await tenant.staff.call(listItems, { query: { filter } as never })
    expect(data.map(({ sku }) => sku)).toEqual(['OLD-1'])
    const ahead = new Date(Date.now() + 3_600_000).toISOString()
    const reply = await tenant.manager.send(createItem, { body: { sku: 'OLD-2', name: 'Ahead', createdAt: ahead } })
    expect(reply.problem).toMatchObject({ code: 'invalid_value', errors: [{ path: 'body.createdAt' }] })
  })

  test('a SKU is taken whatever its case', async () => {
    await tenant.manager.call(createItem, { body: { sku: 'Case-1', name: 'x' } })
    const reply = await tenant.manager.send(createItem, { body: { sku: 'CASE-1', name: 'y' } })
    expect(reply.problem).toMatchObject({ status: 409, code: 'sku_taken' })
  })

  test('an update needs the version read, and a stale one changes nothing', async () => {
    const { id } = await tenant.manager.call(createItem, { body: { sku: 'V-1', name: 'old' } })
    const rename = (name: string, ifMatch?: number) =>
      tenant.manager.send(updateItem, { params: { itemId: id }, ifMatch, body: { name } })
    expect((await rename('x')).problem.code).toBe('version_required')
    expect((await rename('new', 1)).body).toMatchObject({ name: 'new', version: 2 })
    expect((await rename('newer', 1)).problem).toMatchObject({
      status: 412,
      code: 'version_mismatch',
      currentVersion: 2,
    })
    expect((await tenant.manager.call(getItem, { params: { itemId: id } })).name).toBe('new')
  })

  test('Staff reads items and cannot change them', async () => {
    const { id } = await tenant.manager.call(createItem, { body: { sku: 'P-1', name: 'x' } })
    expect(
      (await tenant.staff.send(updateItem, { params: { itemId: id }, ifMatch: 1, body: { name: 'y' } })).problem.code,
    ).toBe('forbidden')
  })

  test.each([
    [{ sku: '', name: 'x' }, 'body.sku'],
    [{ sku: 'a\u0000b', name: 'x' }, 'body.sku'],
    [{ sku: 'N-1', name: 'x', price: '-1' }, 'body.price'],
    [{ sku: 'N-1', name: 'x', price: '1e5' }, 'body.price'],
    [{ sku: 'N-1', name: 'x', colour: 'red' }, 'body'],
  ])('%j is refused and the part is named', async (body, path) => {
    const reply = await tenant.manager.send(createItem, { body: body as never })
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.map((error) => error.path)).toContain(path)
  })
})

describe('custom fields', () => {
  test('values are held to their definitions and come back canonical', async () => {
    const own = await testApp.createTenant()
    const laptop = await own.admin.call(createItemType, { body: { name: 'Laptop' } })
    const field = (body: object) => own.admin.call(createField, { body: { itemTypeId: laptop.id, ...body } as never })
    await field({ name: 'Weight', kind: 'number', unit: 'kg', min: '0', max: '10' })
    await field({ name: 'Bought on', kind: 'date' })
    await field({ name: 'Touch screen', kind: 'boolean' })
    await field({
      name: 'Grade',
      kind: 'select',
      options: [
        { key: 'a', label: 'As new' },
        { key: 'b', label: 'Used' },
      ],
    })
    await field({ name: 'Serial', kind: 'text', required: true })
    const create = (attributes: object, itemTypeId: string | null = laptop.id) =>
      own.manager.send(createItem, {
        body: { sku: crypto.randomUUID(), name: 'L', itemTypeId, attributes: attributes as never },
      })
    const good = await create({
      weight: '01.50',
      bought_on: '2026-02-28',
      touch_screen: true,
      grade: 'As new',
      serial: ' X1 ',
    })
    expect(good.body.attributes).toEqual({
      weight: '1.5',
      bought_on: '2026-02-28',
      touch_screen: true,
      grade: 'a',
      serial: 'X1',
    })
    for (const [wrong, key] of [
      [{ serial: 's', weight: 'heavy' }, 'weight'],
      [{ serial: 's', weight: '11' }, 'weight'],
      [{ serial: 's', bought_on: '2026-02-30' }, 'bought_on'],
      [{ serial: 's', grade: 'z' }, 'grade'],
      [{ serial: 's', colour: 'red' }, 'colour'],
      [{}, 'serial'],
    ] as const) {
      const reply = await create(wrong)
      expect(reply.problem).toMatchObject({ code: 'invalid_attributes', errors: [{ path: `body.attributes.${key}` }] })
    }
    expect((await create({ serial: 'x' }, null)).problem.code).toBe('invalid_attributes')
  })

  test('an archived field keeps its values and takes no new ones', async () => {
    const own = await testApp.createTenant()
    const field = await own.admin.call(createField, { body: { name: 'Shelf note', kind: 'text' } })
    const item = await own.admin.call(createItem, { body: { sku: '1', name: 'x', attributes: { shelf_note: 'top' } } })
    await own.admin.call(updateField, { params: { fieldId: field.id }, ifMatch: 1, body: { archived: true } })
    const renamed = await own.admin.call(updateItem, { params: { itemId: item.id }, ifMatch: 1, body: { name: 'y' } })
    expect(renamed.attributes).toEqual({ shelf_note: 'top' })
    const change = await own.admin.send(updateItem, {
      params: { itemId: item.id },
      ifMatch: 2,
      body: { attributes: { shelf_note: 'low' } },
    })
    expect(change.problem.code).toBe('invalid_attributes')
  })
})

describe('listing items', () => {
  let own: TestTenant
  let place: string
  let attic: string

  beforeAll(async () => {
    own = await testApp.createTenant()
    await own.admin.call(createField, {
      body: {
        name: 'Colour',
        kind: 'select',
        options: [
          { key: 'red', label: 'Red' },
          { key: 'blue', label: 'Blue' },
        ],
      },
    })
    await own.admin.call(createField, { body: { name: 'Size', kind: 'number', unit: 'cm' } })
    await own.admin.call(createField, { body: { name: 'Best before', kind: 'date' } })
    place = (await own.admin.call(createLocation, { body: { code: 'HALL', name: 'Hall' } })).id
    attic = (await own.admin.call(createLocation, { body: { code: 'ATTIC', name: 'Attic', parentId: place } })).id
    for (let n = 1; n <= 20; n++) {
      const attributes = {
        colour: n % 2 ? 'red' : 'blue',
        size: String(n),
        ...(n % 5 ? {} : { best_before: `2026-01-${String(n).padStart(2, '0')}` }),
      }
      const item = await own.admin.call(createItem, {
        body: {
          sku: `I-${n}`,
          name: `Item ${String(n).padStart(2, '0')} ${n % 3 ? 'lamp' : 'lantern'}`,
          price: n === 7 ? undefined : String(n * 10),
          reorderPoint: '8',
          attributes,
        },
      })
      if (n > 5)
        await own.admin.call(recordMovement, {
          body: {
            kind: 'opening',
            lines: [{ itemId: item.id, toLocationId: n > 10 ? attic : place, quantity: String(n) }],
          },
        })
    }
  })

  const find = async (filter: Filter, more: object = {}) =>
    (await own.staff.call(listItems, { query: { filter: filter as never, limit: 100, ...more } })).data.map((item) =>
      Number(item.sku.slice(2)),
    )

  test.each<[string, () => Filter, number[]]>([
    [
      'select and range',
      () => ({
        and: [
          { field: 'attributes.colour', op: 'eq', value: 'red' },
          { field: 'attributes.size', op: 'gte', value: 15 },
        ],
      }),
      [15, 17, 19],
    ],
    [
      'either',
      () => ({
        or: [
          { field: 'attributes.size', op: 'lt', value: '2' },
          { field: 'sku', op: 'eq', value: 'i-20' },
        ],
      }),
      [1, 20],
    ],
    [
      'not, with missing values',
      () => ({ not: { field: 'attributes.best_before', op: 'lt', value: '2026-01-15' } }),
      [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    ],
    ['empty', () => ({ field: 'price', op: 'empty' }), [7]],
    ['list of values', () => ({ field: 'sku', op: 'in', value: ['I-3', 'I-4'] }), [3, 4]],
    [
      'contains, in any case',
      () => ({
        and: [
          { field: 'name', op: 'contains', value: 'LANTERN' },
          { field: 'price', op: 'lte', value: '60' },
        ],
      }),
      [3, 6],
    ],
    ['a percent sign is a percent sign', () => ({ field: 'name', op: 'contains', value: '%' }), []],
    ['stock everywhere', () => ({ field: 'stock.onHand', op: 'lt', value: 7 }), [1, 2, 3, 4, 5, 6]],
    [
      'stock in a place and below it',
      () => ({ field: 'stock.onHand', op: 'gte', value: 9, location: place }),
      [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    ],
    ['stock in a place below', () => ({ field: 'stock.onHand', op: 'gt', value: 18, location: attic }), [19, 20]],
    ['out of stock', () => ({ field: 'state', op: 'eq', value: 'outOfStock' }), [1, 2, 3, 4, 5]],
    [
      'below the reorder point',
      () => ({ field: 'state', op: 'eq', value: 'belowReorderPoint' }),
      [1, 2, 3, 4, 5, 6, 7],
    ],
    ['words', () => ({ text: 'lanterns' }), [3, 6, 9, 12, 15, 18]],
  ])('filter by %s', async (_, filter, expected) => {
    expect((await find(filter())).sort((a, b) => a - b)).toEqual(expected)
  })

  test.each([
    'sku',
    '-name',
    'price',
    '-price',
    'attributes.size',
    '-attributes.best_before',
    '-stock.onHand',
    'createdAt',
  ])('pages by %s have neither gaps nor repeats', async (sort) => {
    const whole = (await own.staff.call(listItems, { query: { sort, limit: 100 } })).data.map((item) => item.sku)
    expect(whole).toHaveLength(20)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await own.staff.call(listItems, { query: { sort, limit: 3, cursor } })
      paged.push(...page.data.map((item) => item.sku))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole)
  })

  test('free text ranks and pages; the total is exact', async () => {
    const first = await own.staff.call(listItems, { query: { text: 'lamp', limit: 5, total: 'true' } })
    expect(first.total).toBe(14)
    const second = await own.staff.call(listItems, {
      query: { text: 'lamp', limit: 50, cursor: first.nextCursor ?? '' },
    })
    expect(new Set([...first.data, ...second.data].map((item) => item.id)).size).toBe(14)
    expect((await own.staff.call(listItems, { query: { text: 'i-7' } })).data[0]?.sku).toBe('I-7')
  })

  test('numbers with a point and stems are found, and what would be query language is not', async () => {
    await own.admin.call(createItem, { body: { sku: 'TYRE-1', name: 'Tyre 27.5 inches' } })
    const skus = async (text: string) =>
      (await own.staff.call(listItems, { query: { text } })).data.map((item) => item.sku)
    expect(await skus('tyre 27.5')).toEqual(['TYRE-1'])
    expect(await skus('tyres')).toEqual(['TYRE-1'])
    expect(await skus('tyr')).toEqual(['TYRE-1'])
    for (const odd of ["'", '!tyre & (', 'a:* | b', '\\', '""', '...', '1.', ''])
      expect((await own.staff.send(listItems, { query: { text: odd } })).status, odd).toBe(200)
    await own.admin.call(updateItem, {
      params: { itemId: (await own.staff.call(listItems, { query: { text: 'TYRE-1' } })).data[0]?.id ?? '' },
      ifMatch: 1,
      body: { archived: true },
    })
  })

  test('whole words come before beginnings of words, on every page, and archived ones only where asked for', async () => {
    const names = ['Zeltplane blue', 'Zelt', 'Zeltplane zeltplanen', 'Red zelt']
    for (const [n, name] of names.entries()) await own.admin.call(createItem, { body: { sku: `ORD-${n}`, name } })
    const page = (query: object) => own.staff.call(listItems, { query: { text: 'zelt', limit: 1, ...query } })
    const found: string[] = []
    let cursor: string | undefined
    do {
      const { data, nextCursor } = await page({ cursor })
      found.push(...data.map((item) => item.name))
      cursor = nextCursor ?? undefined
    } while (cursor)
    expect(found.toSorted()).toEqual(names.toSorted())
    expect(found.slice(0, 2).toSorted()).toEqual(['Red zelt', 'Zelt'])
    const [last] = (await page({ text: 'red zelt' })).data
    await own.admin.call(updateItem, { params: { itemId: last?.id ?? '' }, ifMatch: 1, body: { archived: true } })
    expect((await page({ limit: 9 })).data).toHaveLength(3)
    expect((await page({ limit: 9, archived: 'include' })).data).toHaveLength(4)
    expect((await page({ limit: 9, archived: 'only' })).data.map((item) => item.name)).toEqual(['Red zelt'])
  })

  test('a row of a page says what the item alone says, whatever signs its texts hold', async () => {
    const description = 'quote " backslash \\ line\nbreak\ttab \u0001 \u2028 </script> ünï 🙂'
    const { body } = await own.admin.send(createItem, {
      body: { sku: 'SIGNS-1', name: '"\\"', description, price: '0.10' },
    })
    const { data } = await own.staff.call(listItems, { query: { text: 'SIGNS-1' } })
    expect(data).toEqual([{ ...body, description, onHand: '0', reserved: '0', available: '0' }])
  })

  test('rows carry their stock over real places', async () => {
    const { data } = await own.staff.call(listItems, { query: { text: 'I-12' } })
    expect(data[0]).toMatchObject({ sku: 'I-12', onHand: '12', reserved: '0' })
  })

  test.each<[Filter, string]>([
    [{ field: 'nonsense', op: 'eq', value: 1 }, 'no field'],
    [{ field: 'price', op: 'eq', value: 'cheap' }, 'takes a number'],
    [{ field: 'attributes.size', op: 'gt', value: 'tall' }, 'does not take'],
    [{ field: 'attributes.best_before', op: 'gt', value: '2026-13-01' }, 'does not take'],
    [{ field: 'itemType', op: 'gt', value: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' }, 'does not apply'],
    [{ field: "attributes.size'; drop table item; --", op: 'eq', value: 1 }, 'no field'],
  ])('the filter %j is refused with a reason', async (filter, reason) => {
    const reply = await own.staff.send(listItems, { query: { filter: filter as never } })
    expect(reply.problem.code).toBe('invalid_value')
    expect(reply.problem.detail).toContain(reason)
  })

  test('a tampered cursor is refused, not a fault', async () => {
    for (const cursor of [
      'x',
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[{},1]').toString('base64url'),
    ]) {
      const reply = await own.staff.send(listItems, { query: { cursor } })
      expect(reply.status, cursor).toBe(400)
    }
  })

  test('the plan of a mirrored filter under the application role uses its index', async () => {
    const { data } = await own.admin.call(listItems, { query: { limit: 1 } })
    expect(data).toHaveLength(1)
    // of a table nobody has looked at, all indexes cost the same
    await testApp.database.tenant(own.id, (tx) => refreshStatistics(tx, { items: 1_000, lines: 0 }))
    const plan = await testApp.database.tenantRead(own.id, async (tx) => {
      await tx.query({ text: 'set local enable_seqscan = off' })
      return tx.query<{ 'QUERY PLAN': string }>({
        text: `explain select id from item i where i.number_1 >= 3 and i.number_1 < 5`,
      })
    })
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*number_1 >=/)
  })
})
