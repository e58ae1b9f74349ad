import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { buildVocabulary, type VocabularySource } from './vocabulary.ts'

const options = (...labels: string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))
const field = (
  name: string,
  kind: VocabularySource['fields'][number]['kind'],
  rest: Partial<VocabularySource['fields'][number]> = {},
): VocabularySource['fields'][number] => ({
  key: name.toLowerCase().replace(/\W/g, '_'),
  name,
  itemTypeId: null,
  unit: null,
  options: [],
  kind,
  ...rest,
})
const of = (fields: VocabularySource['fields']) =>
  buildVocabulary({ itemTypes: [], locations: [], currency: 'EUR', fields })

const vocabulary = {
  ...buildVocabulary({
    currency: 'EUR',
    itemTypes: [
      { id: 'food', name: 'Food' },
      { id: 'tool', name: 'Tool' },
    ],
    fields: [
      field('Colour', 'select', { options: options('Red', 'Blue') }),
      field('Weight', 'number', { unit: 'kg' }),
      field('Grade', 'number'),
    ],
    locations: [
      { id: 'hall', code: 'HALL', name: 'Hall', parentId: null },
      { id: 'chill', code: 'C1', name: 'Cold room', parentId: null },
    ],
    suppliers: [{ id: 'bosch', name: 'Bosch' }],
    items: [{ id: '1', name: 'Frozen peas', description: '', itemTypeId: 'food' }],
  }),
  beside: [
    {
      beside: 'supplier' as const,
      vocabulary: of([
        field('Rating', 'number'),
        field('Country', 'text', { values: ['Germany', 'France'] }),
        field('Preferred', 'boolean'),
        field('Certificate', 'text', { values: ['ISO 9001'] }),
        field('Audited on', 'date'),
        field('Minimum order', 'number', { unit: 'EUR' }),
      ]),
    },
    {
      beside: 'location' as const,
      vocabulary: of([
        field('Storage', 'select', { options: options('Cold', 'Dry', 'Refrigerated') }),
        field('Temperature', 'number', { unit: '°C' }),
        field('Area', 'number', { unit: 'm²' }),
      ]),
    },
    {
      beside: 'line' as const,
      vocabulary: of([
        field('Carrier', 'text', { values: ['DHL', 'UPS'] }),
        field('Seal intact', 'boolean'),
        field('Boxes', 'number'),
      ]),
    },
  ],
}

const read = (text: string) => parseQuestion(text, vocabulary, { today: '2026-06-15', timeZone: 'Europe/Berlin' })
const told = (text: string) => {
  const { chips, notUnderstood } = read(text)
  return [
    ...chips.map(({ label, words }) => `${say(label, 'en')} [${words}]`),
    ...notUnderstood.map(({ words }) => `? ${words}`),
  ].join(' | ')
}

test.each<[string, string]>([
  ['items in cold storage places', 'Place: Storage: Cold [cold storage places]'],
  ['what is stored in places with storage cold', 'Place: Storage: Cold [stored in places with storage cold]'],
  ['items stored below 5 °C', 'Place: Temperature < 5 °C [stored below 5 °C]'],
  [
    'items in dry places with an area over 20 m2',
    'Place: Storage: Dry, Area > 20 m² [dry places with an area over 20 m2]',
  ],
  ['items with storage cold', 'Place: Storage: Cold [storage cold]'],
  ['refrigerated food', 'Place: Storage: Refrigerated [refrigerated] | Food [food]'],
  ['items from suppliers with rating over 4', 'Supplier: Rating > 4 [suppliers with rating over 4]'],
  ['items from suppliers without certificate', 'Supplier: Certificate is empty [suppliers without certificate]'],
  ['food from preferred suppliers', 'Food [food] | Supplier: Preferred: yes [preferred suppliers]'],
  [
    'items from suppliers audited last month',
    'Supplier: Audited on ≥ 2026-05-01, ≤ 2026-05-31 [suppliers audited last month]',
  ],
  ['items with a minimum order over 100 euro', 'Supplier: Minimum order > 100 EUR [minimum order over 100 euro]'],
  ['items received with carrier DHL', 'Movement: Carrier: DHL, receipt [received with carrier DHL]'],
  [
    'items delivered by UPS with seal intact',
    'Movement: Carrier: UPS, Seal intact: yes [delivered by UPS with seal intact]',
  ],
  ['DHL items', 'Movement: Carrier: DHL [DHL]'],
])('words on what stands beside an item are one chip: %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test.each<[string, string]>([
  [
    'red food from suppliers with rating over 4 below 10 euro',
    'Colour: Red [red] | Food [food] | Supplier: Rating > 4 [suppliers with rating over 4] | Price < 10 EUR [below 10 euro]',
  ],
  [
    'items in cold places or from suppliers with rating over 4',
    'Place: Storage: Cold or Supplier: Rating > 4 [cold places or from suppliers with rating over 4]',
  ],
  ['food not from preferred suppliers', 'Food [food] | Not: Supplier: Preferred: yes [not from preferred suppliers]'],
  ['frozen peas in cold places', '“frozen peas” [frozen peas] | Place: Storage: Cold [cold places]'],
])('beside what is said of the items: %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test.each<[string, string]>([
  ['items in the cold room', 'In Cold room [cold room]'],
  ['food in the hall', 'Food [food] | In Hall [hall]'],
  ['grade over 3', 'Grade > 3 [grade over 3]'],
  ['tools from Bosch', 'Tool [tools] | Supplier: Bosch [Bosch]'],
])('what is said of items stays so: %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test.each<[string, string]>([
  ['items from suppliers in Spain', '? suppliers | ? Spain'],
  ['items with carrier Hermes', '? carrier Hermes'],
  ['items from the supplier with the highest rating', '? supplier | ? the highest rating'],
])('what no filter says is named: %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})

test.each([
  'Artikel von Lieferanten mit Rating über 4',
  'articles de fournisseurs avec rating supérieur à 4',
  'artículos de proveedores con rating mayor de 4',
])('in another language: %s', (text) => {
  expect(read(text).filter).toEqual({ field: 'supplier.attributes.rating', op: 'gt', value: 4 })
  expect(read(text).notUnderstood).toEqual([])
})

test('several conditions of one clause speak of one supplier', () => {
  expect(read('items from suppliers in Germany with a rating between 3 and 5').filter).toEqual({
    and: [
      { field: 'supplier.attributes.country', op: 'eq', value: 'Germany' },
      { field: 'supplier.attributes.rating', op: 'gte', value: 3 },
      { field: 'supplier.attributes.rating', op: 'lte', value: 5 },
    ],
  })
})
