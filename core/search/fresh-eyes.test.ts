import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { parseQuestion } from './parse-question.ts'
import { buildVocabulary } from './vocabulary.ts'

const choice = (key: string, name: string, itemTypeId: string, labels: readonly string[]) => ({
  key,
  name,
  itemTypeId,
  kind: 'select' as const,
  unit: null,
  options: labels.map((label) => ({ key: label.toLowerCase(), label })),
})
const plain = (key: string, name: string, itemTypeId: string, kind: 'date' | 'boolean' | 'text') => ({
  key,
  name,
  itemTypeId,
  kind,
  unit: null,
  options: [],
})
const number = (key: string, name: string, itemTypeId: string, unit: string | null) => ({
  ...plain(key, name, itemTypeId, 'text'),
  kind: 'number' as const,
  unit,
})

const vocabulary = buildVocabulary({
  itemTypes: [
    { id: 'clay', name: 'Clay Body' },
    { id: 'wheel', name: 'Wheel' },
    { id: 'pad', name: 'Pad' },
    { id: 'produce', name: 'Fresh Produce' },
    { id: 'trolley', name: 'Trolley' },
    { id: 'tea', name: 'Loose Tea' },
    { id: 'door', name: 'Door Part' },
  ],
  fields: [
    choice('grog', 'Grog', 'clay', ['None', 'Fine']),
    number('shrinkage', 'Shrinkage', 'clay', '%'),
    plain('use_within', 'Use within', 'clay', 'date'),
    plain('serviced', 'Last serviced', 'wheel', 'date'),
    plain('assigned', 'Assigned student', 'wheel', 'text'),
    number('per_pack', 'Count per pack', 'pad', null),
    choice('produce', 'Produce', 'produce', ['Bread', 'Apples']),
    plain('arrived', 'Arrived', 'produce', 'date'),
    choice('family', 'Family', 'tea', ['Green', 'White']),
    plain('good', 'Shelf life ends', 'tea', 'date'),
    choice('tool', 'Sort', 'trolley', ['Spanner', 'Torque wrench']),
    plain('holder', 'Holder', 'wheel', 'text'),
    plain('loan', 'On loan to', 'clay', 'text'),
    plain('working', 'Working', 'trolley', 'boolean'),
    plain('passed', 'Inspection passed', 'trolley', 'boolean'),
  ],
  categories: [
    { id: 'boats', name: 'Boat', parentId: null },
    { id: 'teas', name: 'Tea', parentId: null },
    { id: 'suspension', name: 'Suspension', parentId: null },
  ],
  suppliers: [{ id: 'faunafood', name: 'Kasper Faunafood' }],
  locations: [
    { id: 'depot', code: 'HOU', name: 'Houston Depot', parentId: null },
    { id: 'loft', code: 'LOFT', name: 'Houston Loft', parentId: 'depot' },
    { id: 'boat1', code: 'B1', name: 'Boat 1', parentId: null },
    { id: 'boat2', code: 'B2', name: 'Boat 2', parentId: null },
  ],
})
const read = (text: string) => parseQuestion(text, vocabulary, { today: '2027-04-14', timeZone: 'UTC' })
const and = (...list: Filter[]): Filter => ({ and: list })
const is = (field: string, value: string | boolean): Filter => ({ field, op: 'eq', value })
const type = (id: string) => is('itemType', id)

test.each<[text: string, filter: Filter]>([
  // a place and one in it, both called so, are the outer one
  ['wheels in Houston', and(type('wheel'), { field: 'stock.onHand', op: 'gt', value: 0, location: 'depot' })],
  ['clay without grog', and(type('clay'), is('attributes.grog', 'none'))],
  ['clay that has run out', and(type('clay'), is('state', 'outOfStock'))],
  ['too much clay', and(is('state', 'overstocked'), type('clay'))],
  ['broken trolleys', and(is('attributes.working', false), type('trolley'))],
  ['trolleys that failed their inspection', and(type('trolley'), is('attributes.passed', false))],
  ['wheels nobody is assigned to', and(type('wheel'), { field: 'attributes.assigned', op: 'empty' })],
  ['pads with 40 or more to the pack', and(type('pad'), { field: 'attributes.per_pack', op: 'gte', value: 40 })],
  // what else is said is of things of the type that is called so as well
  ['green or white tea', and({ field: 'attributes.family', op: 'in', value: ['green', 'white'] }, type('tea'))],
  ['tea below its reorder point', and(is('category', 'teas'), is('state', 'belowReorderPoint'))],
  ['which tea should I reorder', and(is('category', 'teas'), is('state', 'belowReorderPoint'))],
  ['what tea do I need to restock', and(is('category', 'teas'), is('state', 'belowReorderPoint'))],
  ['suspension parts running low', and(is('category', 'suspension'), is('state', 'belowReorderPoint'))],
  ['wrenches', is('attributes.tool', 'torque wrench')],
  ['wheels nobody holds', and(type('wheel'), { field: 'attributes.holder', op: 'empty' })],
  ["clays that aren't lent to anyone", and(type('clay'), { field: 'attributes.loan', op: 'empty' })],
  [
    'green tea good until at least 2029',
    and(is('attributes.family', 'green'), type('tea'), { field: 'attributes.good', op: 'gte', value: '2029-01-01' }),
  ],
  [
    'trolleys not on either boat',
    and(type('trolley'), {
      and: [
        { field: 'stock.onHand', op: 'lte', value: 0, location: 'boat1' },
        { field: 'stock.onHand', op: 'lte', value: 0, location: 'boat2' },
      ],
    }),
  ],
])('%s', (text, filter) => {
  const { filter: got, notUnderstood } = read(text)
  expect(notUnderstood).toEqual([])
  expect(got).toEqual(filter)
})

test.each([
  ['clay that shrinks least', 'attributes.shrinkage', false, 1],
  ['which wheel has gone longest without a service', 'attributes.serviced', false, 1],
  ['wheel not serviced for the longest time', 'attributes.serviced', false, 1],
  ['clays that expire soonest', 'attributes.use_within', false, null],
  ['clays that expire last', 'attributes.use_within', true, null],
])('%s', (text, field, descending, limit) => {
  const { sort, limit: most, notUnderstood } = read(text)
  expect(notUnderstood).toEqual([])
  expect(sort).toEqual([{ field, descending }])
  expect(most).toBe(limit)
})

test('the end of a word is no supplier', () => {
  expect(read('food for wheels').notUnderstood.map(({ words }) => words)).toEqual(['food'])
})

test('what came in is what arrived, where a day is called so', () => {
  expect(JSON.stringify(read('bread that came in today').filter)).toContain('attributes.arrived')
})

test('taking back what was said asks for no average', () => {
  const { aggregate, notUnderstood } = read('pads, I mean fewer than 20 pads')
  expect(aggregate).toBeUndefined()
  expect(notUnderstood.map(({ words }) => words)).toEqual(['mean'])
})
