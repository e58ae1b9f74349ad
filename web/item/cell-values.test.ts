import { expect, test } from 'vitest'
import { makeField } from '#core/attribute/field-fixture.ts'
import {
  type CellContext,
  canEditCell,
  cellText,
  inverseOf,
  mergeChanges,
  readCell,
  withChange,
} from '#web/item/cell-values.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'

const options = [
  { key: 'red', label: 'Bright red' },
  { key: 'blue', label: 'Blue' },
]
const fields = [
  makeField({ key: 'colour', kind: 'select', options }),
  makeField({ key: 'tags', kind: 'multiSelect', options }),
  makeField({ key: 'weight', kind: 'number', unit: 'kg' }),
  makeField({ key: 'checked', kind: 'boolean' }),
  makeField({ key: 'day', kind: 'date' }),
  makeField({ key: 'moment', kind: 'dateTime' }),
  makeField({ key: 'place', kind: 'reference', referenceTo: 'location' }),
  makeField({ key: 'maker', kind: 'reference', referenceTo: 'supplier' }),
  makeField({ key: 'sellers', kind: 'reference', referenceTo: 'supplier', multiple: true }),
  makeField({ key: 'sum', kind: 'formula' }),
  makeField({ key: 'note', kind: 'text' }),
  makeField({ key: 'cpu', kind: 'text', scope: { itemTypeIds: ['t1'], categoryIds: [] } }),
  makeField({ key: 'secret', kind: 'text', editableBy: ['manager'] }),
]
const context: CellContext = {
  fields: new Map(fields.map((field) => [field.key, field])),
  types: new Map([['t1', { id: 't1', name: 'Laptop' }]]),
  categories: new Map([['c1', { id: 'c1', name: 'Tools', parentId: null }]]),
  locations: new Map([['l1', { id: 'l1', name: 'Main warehouse', code: 'MAIN' }]]),
  references: {
    nameOf: (_, id) => ({ s1: 'ACME, Ltd', s2: 'BOLT' })[id],
    idOf: (_, text) => ({ 'ACME, Ltd': 's1', BOLT: 's2' })[text],
  },
  role: 'staff',
  mayWrite: true,
  timeZone: 'Europe/Vienna',
  dateOrder: 'dmy',
  yes: 'Yes',
  no: 'No',
}
const item = {
  id: 'i1',
  sku: 'A-1',
  name: 'Thing',
  description: '',
  barcode: null,
  itemTypeId: 't1',
  categoryId: null,
  parentId: null,
  unit: 'pcs',
  price: '1.50',
  cost: null,
  reorderPoint: null,
  onHand: '3',
  reserved: '0',
  archivedAt: null,
  attributes: {
    colour: 'red',
    tags: ['red', 'blue'],
    weight: '2.5',
    checked: false,
    day: '2026-11-23',
    moment: '2026-11-23T08:30:00.000Z',
    place: 'l1',
    maker: 's1',
    sellers: ['s2', 's1'],
    note: 'two "words"',
  },
} as unknown as ItemRow

test('every value that a cell shows as text comes back from that text', () => {
  for (const key of ['colour', 'tags', 'weight', 'checked', 'day', 'moment', 'place', 'maker', 'sellers', 'note']) {
    const text = cellText(item, `attributes.${key}`, context)
    expect(readCell(`attributes.${key}`, text, context)).toEqual({
      change: { attributes: { [key]: item.attributes[key] } },
    })
  }
  expect(readCell('price', cellText(item, 'price', context), context)).toEqual({ change: { price: '1.50' } })
  expect(readCell('type', cellText(item, 'type', context), context)).toEqual({ change: { itemTypeId: 't1' } })
})

test.each([
  ['attributes.colour', 'bright RED', { attributes: { colour: 'red' } }],
  ['attributes.colour', 'mauve', { attributes: { colour: 'mauve' } }],
  ['attributes.colour', ' ', { attributes: { colour: null } }],
  ['attributes.tags', 'Blue; red', { attributes: { tags: ['blue', 'red'] } }],
  ['attributes.weight', '1,5', { attributes: { weight: '1.5' } }],
  ['attributes.weight', '500 g', { attributes: { weight: '500 g' } }],
  ['attributes.checked', 'YES', { attributes: { checked: true } }],
  ['attributes.day', '3.4.2026', { attributes: { day: '2026-04-03' } }],
  ['attributes.moment', '2026-07-01 10:00', { attributes: { moment: '2026-07-01T08:00:00.000Z' } }],
  ['attributes.place', 'main WAREHOUSE', { attributes: { place: 'l1' } }],
  ['price', '1,234.50', { price: '1234.50' }],
  ['price', '', { price: null }],
  ['barcode', '', { barcode: null }],
  ['name', 'two\nlines', { name: 'two lines' }],
  ['category', 'tools', { categoryId: 'c1' }],
  ['type', '', { itemTypeId: null }],
])('%s reads %j', (column, text, change) => {
  expect(readCell(column, text, context)).toEqual({ change })
})

test.each([
  ['price', 'cheap', 'notANumber'],
  ['price', '-1', 'belowZero'],
  ['name', ' ', 'needed'],
  ['sku', 'x'.repeat(81), 'tooLong'],
  ['type', 'Spaceship', 'noType'],
  ['onHand', '5', 'readOnly'],
])('%s refuses %j', (column, text, problem) => {
  expect(readCell(column, text, context)).toEqual({ problem })
})

test('a cell is written where its value is the person’s to give', () => {
  const may = (column: string, row = item, more: Partial<CellContext> = {}) =>
    canEditCell(row, column, { ...context, ...more })
  expect([may('name'), may('attributes.note'), may('attributes.cpu')]).toEqual([true, true, true])
  expect([may('onHand'), may('attributes.sum'), may('attributes.secret'), may('attributes.gone')]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(may('attributes.cpu', { ...item, itemTypeId: null })).toBe(false)
  expect(may('attributes.secret', item, { role: 'manager' })).toBe(true)
  expect(may('name', item, { mayWrite: false })).toBe(false)
})

test('a change shown ahead is taken back by its inverse', () => {
  const change = mergeChanges([
    { price: '9' },
    { attributes: { colour: null } },
    { attributes: { note: 'x', sum2: 'new' }, archived: true },
  ])
  const next = withChange(item, change)
  expect(next).toMatchObject({ price: '9', attributes: { note: 'x', sum2: 'new' } })
  expect(next.attributes).not.toHaveProperty('colour')
  expect(withChange(next, inverseOf(item, change))).toEqual(item)
})

test('a comma in a pasted cell is part of a name or choice that there is, and else parts them', () => {
  const labelled = makeField({
    key: 'labels',
    kind: 'multiSelect',
    options: [
      { key: 'acme', label: 'ACME' },
      { key: 'dark', label: 'Dark, red' },
      { key: 'red', label: 'Red' },
    ],
  })
  const known = { ...context, fields: new Map([...context.fields, ['labels', labelled]]) }
  const read = (column: string, text: string) => readCell(`attributes.${column}`, text, known)
  expect(read('sellers', 'ACME, Ltd')).toEqual({ change: { attributes: { sellers: ['s1'] } } })
  expect(read('sellers', 'BOLT, BOLT; ACME, Ltd')).toEqual({
    change: { attributes: { sellers: ['BOLT, BOLT', 's1'] } },
  })
  expect(read('sellers', 'BOLT , bolt2')).toEqual({ change: { attributes: { sellers: ['BOLT , bolt2'] } } })
  const two = {
    ...known,
    references: { ...known.references, idOf: (_: unknown, text: string) => ({ ACME: 's1', BOLT: 's2' })[text] },
  }
  expect(readCell('attributes.sellers', 'ACME, BOLT', two)).toEqual({
    change: { attributes: { sellers: ['s1', 's2'] } },
  })
  expect(readCell('attributes.maker', 'ACME, BOLT', two)).toEqual({ change: { attributes: { maker: 'ACME, BOLT' } } })
  expect(read('labels', 'Dark, red, ACME')).toEqual({ change: { attributes: { labels: ['dark', 'acme'] } } })
  expect(read('labels', 'acme; red|Dark, red')).toEqual({ change: { attributes: { labels: ['acme', 'red', 'dark'] } } })
  expect(read('labels', 'Blue, ACME')).toEqual({ change: { attributes: { labels: ['Blue', 'acme'] } } })
})
