import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createBulkEdit, getBulkEdit, listBulkEditRows, listBulkEdits, undoBulkEdit } from '#contract/bulk-edit.ts'
import { createField, type NewField } from '#contract/field.ts'
import { createItem, getItem, type Item, listItems, updateItem } from '#contract/item.ts'
import { createItemType } from '#contract/item-type.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

const options = ['red', 'green', 'blue'].map((key) => ({ key, label: key }))

async function shop(...fields: NewField[]): Promise<TestTenant> {
  const tenant = await testApp.createTenant()
  for (const body of fields) await tenant.admin.call(createField, { body })
  return tenant
}

function makeItem(tenant: TestTenant, sku: string, more: object = {}): Promise<Item> {
  return tenant.manager.call(createItem, { body: { sku, name: `Item ${sku}`, ...more } })
}

const read = (tenant: TestTenant, { id }: Item) => tenant.admin.call(getItem, { params: { itemId: id } })

describe('one change for many', () => {
  test('is applied to each item by the one validator, with formulas, lists and the audit record', async () => {
    const tenant = await shop(
      { name: 'Colour', kind: 'select', options },
      { name: 'Tags', kind: 'multiSelect', options },
      { name: 'Double', kind: 'formula', formula: '{Price} * 2' },
    )
    const one = await makeItem(tenant, 'A', { price: '1', attributes: { colour: 'red', tags: ['red', 'green'] } })
    const two = await makeItem(tenant, 'B', { price: '2' })
    const already = await makeItem(tenant, 'C', { price: '7.50', attributes: { colour: 'blue', tags: ['blue'] } })
    const { bulkEdit, problems, task } = await tenant.manager.call(createBulkEdit, {
      body: {
        selection: { ids: [one.id, two.id, already.id] },
        change: {
          price: '7.5',
          attributes: { colour: 'blue' },
          addEntries: { tags: ['blue'] },
          removeEntries: { tags: ['red'] },
        },
      },
    })
    expect(task).toBeNull()
    expect(problems).toEqual([])
    expect(bulkEdit).toMatchObject({
      state: 'done',
      counts: { selected: 3, changed: 2, unchanged: 1, refused: 0 },
      undoable: true,
    })
    expect(await read(tenant, one)).toMatchObject({
      price: '7.5',
      attributes: { colour: 'blue', tags: ['green', 'blue'], double: '15' },
      version: 2,
    })
    expect(await read(tenant, two)).toMatchObject({ attributes: { colour: 'blue', tags: ['blue'] } })
    expect(await read(tenant, already)).toEqual(already)
    const { data } = await tenant.admin.call(listAudit, { query: { entity: 'item', entityId: one.id } })
    expect(data[0]).toMatchObject({ action: 'update', before: { price: '1' }, after: { price: '7.5', version: 2 } })
    const found = await tenant.admin.call(listItems, {
      query: { filter: JSON.stringify({ field: 'attributes.colour', op: 'eq', value: 'blue' }) as never },
    })
    expect(found.data.map(({ sku }) => sku).toSorted()).toEqual(['A', 'B', 'C'])
  })

  test('may be one for all that a list shows, but for some', async () => {
    const tenant = await shop()
    const [cheap, dear, spared] = await Promise.all([
      makeItem(tenant, 'X1', { price: '1' }),
      makeItem(tenant, 'X2', { price: '10' }),
      makeItem(tenant, 'X3', { price: '20' }),
    ])
    const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
      body: {
        selection: { filter: { field: 'price', op: 'gte', value: '10' }, except: [spared.id] },
        change: { archived: true },
      },
    })
    expect(bulkEdit.counts).toMatchObject({ selected: 1, changed: 1 })
    expect((await read(tenant, dear)).archivedAt).not.toBeNull()
    expect((await read(tenant, cheap)).archivedAt).toBeNull()
    expect((await read(tenant, spared)).archivedAt).toBeNull()
    await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
    expect((await read(tenant, dear)).archivedAt).toBeNull()
  })

  test('takes values of fields that a new item type does not have, and undoing brings type and values back', async () => {
    const tenant = await testApp.createTenant()
    const { id: laptop } = await tenant.admin.call(createItemType, { body: { name: 'Laptop' } })
    await tenant.admin.call(createField, { body: { name: 'Memory', kind: 'integer', itemTypeId: laptop } })
    const item = await makeItem(tenant, 'L', { itemTypeId: laptop, attributes: { memory: '16' } })
    const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
      body: { selection: { ids: [item.id] }, change: { itemTypeId: null } },
    })
    expect(await read(tenant, item)).toMatchObject({ itemTypeId: null, attributes: {} })
    await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
    expect(await read(tenant, item)).toMatchObject({ itemTypeId: laptop, attributes: { memory: '16' } })
  })
})

describe('a change for each', () => {
  test('refuses what does not fit, says why, and applies the others', async () => {
    const tenant = await shop(
      { name: 'Serial', kind: 'text', unique: true },
      { name: 'Weight', kind: 'number', min: '0' },
    )
    // in this order: of two that want one value the older item has it
    const [a, b] = [await makeItem(tenant, 'A'), await makeItem(tenant, 'B')]
    const [c, d, e] = [await makeItem(tenant, 'C'), await makeItem(tenant, 'D'), await makeItem(tenant, 'E')]
    await tenant.manager.call(updateItem, { params: { itemId: e.id }, ifMatch: 1, body: { name: 'Changed meanwhile' } })
    const { bulkEdit, problems } = await tenant.manager.call(createBulkEdit, {
      body: {
        rows: [
          { id: a.id, change: { attributes: { serial: 'S-1', weight: '1.50' } } },
          { id: b.id, change: { attributes: { serial: 's-1' } } },
          { id: c.id, change: { attributes: { weight: '-1' } } },
          { id: d.id, change: { sku: 'a' } },
          { id: e.id, version: 1, change: { name: 'Mine' } },
        ],
      },
    })
    expect(bulkEdit.counts).toEqual({ selected: 5, changed: 1, unchanged: 0, refused: 4 })
    expect(Object.fromEntries(problems.map(({ sku, problem }) => [sku, [problem?.part, problem?.code]]))).toEqual({
      B: ['attributes.serial', 'not_unique'],
      C: ['attributes.weight', 'too_small'],
      D: ['sku', 'sku_taken'],
      E: ['item', 'version_mismatch'],
    })
    for (const { problem } of problems) expect(problem?.message).toMatch(/\w+ \w+/)
    expect((await read(tenant, a)).attributes).toEqual({ serial: 'S-1', weight: '1.5' })
    expect((await read(tenant, e)).name).toBe('Changed meanwhile')
  })

  test('atomic: one refused item leaves all as they are, and takes no unique value', async () => {
    const tenant = await shop({ name: 'Serial', kind: 'text', unique: true })
    const [a, b] = await Promise.all([makeItem(tenant, 'A'), makeItem(tenant, 'B')])
    const change = (key: string, value: string) => ({ attributes: { [key]: value } })
    const rows = [
      { id: a.id, change: change('serial', 'S-1') },
      { id: b.id, change: change('nothing', 'x') },
    ]
    const { bulkEdit, problems } = await tenant.manager.call(createBulkEdit, { body: { rows, atomic: true } })
    expect(bulkEdit).toMatchObject({ state: 'refused', counts: { changed: 0, refused: 1 }, undoable: false })
    expect(problems).toMatchObject([{ sku: 'B', problem: { code: 'unknown_field' } }])
    expect(await read(tenant, a)).toEqual(a)
    const later = await tenant.manager.call(createBulkEdit, { body: { rows: rows.slice(0, 1) } })
    expect(later.bulkEdit.counts.changed).toBe(1)
  })

  test('an item that is not there, or is named twice, refuses the request', async () => {
    const tenant = await shop()
    const item = await makeItem(tenant, 'A')
    const send = (ids: string[]) =>
      tenant.manager.send(createBulkEdit, { body: { selection: { ids }, change: { name: 'x' } } })
    expect((await send([item.id, item.id])).problem.code).toBe('invalid_value')
    expect((await send([item.id, '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'])).problem.code).toBe('invalid_value')
    expect(
      (await tenant.staff.send(createBulkEdit, { body: { selection: { ids: [item.id] }, change: { name: 'x' } } }))
        .status,
    ).toBe(403)
    expect(await read(tenant, item)).toEqual(item)
  })
})

describe('undoing', () => {
  test('puts back what still holds what was written, and lists and keeps what was edited later', async () => {
    const tenant = await shop({ name: 'Colour', kind: 'select', options })
    const items = await Promise.all(
      ['A', 'B', 'C'].map((sku) => makeItem(tenant, sku, { price: '1', attributes: { colour: 'red' } })),
    )
    const [untouched, edited, partly] = items as [Item, Item, Item]
    const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
      body: { selection: { ids: items.map(({ id }) => id) }, change: { price: '2', attributes: { colour: null } } },
    })
    const change = (item: Item, body: object) =>
      tenant.manager.call(updateItem, { params: { itemId: item.id }, ifMatch: 2, body })
    await change(edited, { price: '3', attributes: { colour: 'blue' } })
    await change(partly, { price: '9', name: 'Renamed later' })
    const undo = await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
    expect(undo.bulkEdit).toMatchObject({ state: 'undone', undone: { restored: 1, protected: 2 }, undoable: false })
    expect(undo.problems.map(({ sku, problem }) => [sku, problem?.code]).toSorted()).toEqual([
      ['B', 'edited'],
      ['C', 'edited'],
    ])
    expect(await read(tenant, untouched)).toMatchObject({ price: '1', attributes: { colour: 'red' } })
    expect(await read(tenant, edited)).toMatchObject({ price: '3', attributes: { colour: 'blue' } })
    expect(await read(tenant, partly)).toMatchObject({
      price: '9',
      name: 'Renamed later',
      attributes: { colour: 'red' },
    })
    const again = await tenant.manager.send(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
    expect(again.problem.code).toBe('change_not_undoable')
  })

  test('a unique value that another item took since stays with that one', async () => {
    const tenant = await shop({ name: 'Serial', kind: 'text', unique: true })
    const [a, b] = await Promise.all([makeItem(tenant, 'A'), makeItem(tenant, 'B')])
    const write = (item: Item, serial: string | null) =>
      tenant.manager.call(createBulkEdit, { body: { rows: [{ id: item.id, change: { attributes: { serial } } }] } })
    await write(a, 'S-1')
    const { bulkEdit } = await write(a, null)
    expect((await write(b, 'S-1')).bulkEdit.counts.changed).toBe(1)
    const undo = await tenant.manager.call(undoBulkEdit, { params: { bulkEditId: bulkEdit.id } })
    expect(undo.problems).toMatchObject([{ sku: 'A', state: 'protected', problem: { code: 'not_unique' } }])
    expect((await read(tenant, a)).attributes).toEqual({})
    expect((await read(tenant, b)).attributes).toEqual({ serial: 'S-1' })
  })

  test('two at once of one edit: it is taken back once', async () => {
    const tenant = await shop()
    const item = await makeItem(tenant, 'A', { price: '1' })
    const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
      body: { selection: { ids: [item.id] }, change: { price: '2' } },
    })
    const params = { bulkEditId: bulkEdit.id }
    const replies = await Promise.all([1, 2, 3].map(() => tenant.manager.send(undoBulkEdit, { params })))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409])
    expect(await read(tenant, item)).toMatchObject({ price: '1', version: 3 })
  })
})

test('edits of the same items at once wait for each other, and each item ends as one of them left it', async () => {
  const tenant = await shop()
  const items = await Promise.all(Array.from({ length: 20 }, (_, n) => makeItem(tenant, `S${n}`)))
  const ids = items.map(({ id }) => id)
  const replies = await Promise.all(
    ['1', '2', '3', '4'].map((price, n) =>
      tenant.manager.call(createBulkEdit, {
        body: { selection: { ids: n % 2 ? ids : ids.toReversed() }, change: { price, cost: price } },
      }),
    ),
  )
  for (const { bulkEdit } of replies)
    expect(bulkEdit).toMatchObject({ state: 'done', counts: { changed: 20, refused: 0 } })
  for (const item of items) {
    const { price, cost, version } = await read(tenant, item)
    expect(price).toBe(cost)
    expect(version).toBe(5)
  }
})

test('edits are listed newest first, with what became of each item; a role sees no value of a field hidden from it', async () => {
  const tenant = await shop({ name: 'Margin', kind: 'text', visibleTo: ['manager'] }, { name: 'Note', kind: 'text' })
  const item = await makeItem(tenant, 'A')
  const made = []
  for (const n of ['1', '2', '3']) {
    const { bulkEdit } = await tenant.manager.call(createBulkEdit, {
      body: { selection: { ids: [item.id] }, change: { attributes: { margin: n, note: n } } },
    })
    made.unshift(bulkEdit)
  }
  const first = await tenant.manager.call(listBulkEdits, { query: { limit: 2 } })
  const rest = await tenant.manager.call(listBulkEdits, { query: { limit: 2, cursor: first.nextCursor ?? '' } })
  expect([...first.data, ...rest.data]).toEqual(made)
  expect(rest.nextCursor).toBeNull()
  const params = { bulkEditId: made[0]?.id ?? '' }
  const rows = await tenant.manager.call(listBulkEditRows, { params, query: { state: 'changed' } })
  expect(rows.data).toMatchObject([
    { sku: 'A', before: { attributes: { margin: '2', note: '2' } }, after: { attributes: { margin: '3', note: '3' } } },
  ])
  expect(JSON.stringify(await tenant.staff.call(getBulkEdit, { params }))).not.toContain('margin')
  const seen = await tenant.staff.call(listBulkEditRows, { params, query: {} })
  expect(seen.data[0]?.after).toEqual({ attributes: { note: '3' } })
})
