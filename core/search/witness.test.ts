import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import type { Reading } from './reading.ts'
import { noRoles, type Segment } from './segment.ts'
import { tokenise } from './tokens.ts'
import { buildVocabulary } from './vocabulary.ts'
import { withoutWitness } from './witness.ts'

const vocabulary = buildVocabulary({
  itemTypes: [{ id: 'rope', name: 'Rope' }],
  fields: [
    { key: 'length', name: 'Length', kind: 'number', itemTypeId: 'rope', unit: 'm', options: [], numbers: [50] },
    {
      key: 'hue',
      name: 'Hue',
      kind: 'select',
      itemTypeId: 'rope',
      unit: null,
      options: [{ key: 'red', label: 'Red' }],
    },
    { key: 'tested', name: 'Tested on', kind: 'date', itemTypeId: 'rope', unit: null, options: [] },
  ],
  locations: [{ id: 'loft', code: 'LOFT', name: 'Loft', parentId: null }],
})
const field = (key: string) => {
  const found = vocabulary.fields.find((one) => one.field === `attributes.${key}`)
  if (!found) throw new Error(`No field ${key}.`)
  return found
}
const metre = field('length').unit

/** What is lost of a question of one segment that some rule took, where the answer is this filter. */
function lostOf(
  text: string,
  segment: (at: { start: number; end: number }) => Segment,
  filter: Filter | null,
): boolean {
  const tokens = tokenise(text)
  const reading: Reading = {
    text,
    tokens,
    segments: [segment({ start: 0, end: tokens.length })],
    unread: new Set(),
    taken: [true],
    types: new Set(),
    vocabulary,
    today: '2027-01-01',
    timeZone: 'UTC',
    clauses: [],
    sort: [],
    archived: 'include',
  }
  return withoutWitness(reading, filter, []).has(0)
}

const roles = noRoles
const red: Filter = { field: 'attributes.hue', op: 'eq', value: 'red' }
const cases: [string, (at: { start: number; end: number }) => Segment, Filter][] = [
  ['rope', (at) => ({ ...at, roles, kind: 'type', ids: ['rope'] }), { field: 'itemType', op: 'eq', value: 'rope' }],
  [
    'red',
    (at) => ({
      ...at,
      roles,
      kind: 'value',
      meanings: [{ kind: 'option', field: field('hue'), value: 'red', label: 'Red', whole: true }],
    }),
    red,
  ],
  [
    'length',
    (at) => ({ ...at, roles, kind: 'field', fields: [field('length')], whole: true }),
    { field: 'attributes.length', op: 'gt', value: 5 },
  ],
  [
    'loft',
    (at) => ({ ...at, roles, kind: 'location', ids: ['loft'], names: ['Loft'] }),
    { field: 'stock.onHand', op: 'gt', value: 0, location: 'loft' },
  ],
  [
    '50 m',
    (at) => ({ ...at, roles, kind: 'amount', amount: { value: 50, units: metre ? [metre] : [] } }),
    { field: 'attributes.length', op: 'eq', value: 50 },
  ],
  [
    'may',
    (at) => ({ ...at, roles, kind: 'period', period: { kind: 'span', from: '2027-05-01', to: '2027-05-31' } }),
    { field: 'attributes.tested', op: 'gte', value: '2027-05-01' },
  ],
  [
    'not',
    (at) => ({ ...at, roles: new Set(['not']), kind: 'word' }),
    { field: 'attributes.hue', op: 'ne', value: 'red' },
  ],
]

test.each(cases)('“%s” that a rule took is lost where the answer says nothing of it', (text, segment, filter) => {
  expect(lostOf(text, segment, filter)).toBe(false)
  expect(lostOf(text, segment, { field: 'stock.onHand', op: 'gt', value: 7 })).toBe(text !== 'not')
  expect(lostOf(text, segment, text === 'red' || text === 'rope' ? null : red)).toBe(true)
})

test('a type is told by a condition on one of its own fields, and a number in another unit than it was asked in', () => {
  expect(lostOf('rope', (at) => ({ ...at, roles, kind: 'type', ids: ['rope'] }), red)).toBe(false)
  const [foot] = [{ dimension: 'length' as const, factor: 0.3048 }]
  const segment = (at: { start: number; end: number }): Segment => ({
    ...at,
    roles,
    kind: 'amount',
    amount: { value: 10, units: [foot] },
  })
  expect(lostOf('10 ft', segment, { field: 'attributes.length', op: 'lte', value: 3.048 })).toBe(false)
  expect(lostOf('10 ft', segment, { field: 'attributes.length', op: 'lte', value: 7 })).toBe(true)
})
