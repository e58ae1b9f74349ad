import { expect, test } from 'vitest'
import { renderingsIn } from './languages/word-table.ts'
import { parseQuestion } from './parse-question.ts'
import { readThesaurus, type Thesaurus } from './thesaurus.ts'
import { buildVocabulary, type VocabularySource } from './vocabulary.ts'

const none: Thesaurus = readThesaurus('')
const options = (...labels: string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))

const field = (
  type: string | null,
  name: string,
  rest: Partial<VocabularySource['fields'][number]>,
): VocabularySource['fields'][number] => ({
  key: name.toLowerCase().replace(/\W/g, '_'),
  name,
  itemTypeId: type,
  unit: null,
  options: [],
  kind: 'number',
  ...rest,
})

const schema = (
  types: string[],
  fields: VocabularySource['fields'],
  places: string[],
  suppliers: string[] = [],
): VocabularySource => ({
  currency: 'EUR',
  itemTypes: types.map((name) => ({ id: name.toLowerCase(), name })),
  fields,
  locations: places.map((name, at) => ({ id: `p${at}`, code: `P${at}`, name, parentId: null })),
  categories: [],
  suppliers: suppliers.map((name) => ({ id: name.toLowerCase(), name })),
})

const german = buildVocabulary(
  schema(
    ['Mietzelt', 'Futtermittel', 'Chemikalie'],
    [
      field('mietzelt', 'Wassersäule', { unit: 'mm', numbers: [2000, 5000] }),
      field('mietzelt', 'Angeschafft am', { kind: 'date' }),
      field('mietzelt', 'Farbe', { kind: 'select', options: options('Rot', 'Blau') }),
      field('futtermittel', 'Mindestens haltbar bis', { kind: 'date' }),
      field('futtermittel', 'Proteingehalt', { unit: '%', numbers: [10, 40] }),
      field('chemikalie', 'Säurefrei', { kind: 'boolean' }),
    ],
    ['Halle', 'Lager'],
  ),
)
const french = buildVocabulary(
  schema(
    ['Pièce', 'Peinture'],
    [
      field('pièce', 'Famille', { kind: 'select', options: options('Plaquette de frein', 'Disque de frein') }),
      field('pièce', 'Essieu', { kind: 'select', options: options('Avant', 'Arrière') }),
      field('pièce', 'Prochain contrôle', { kind: 'date' }),
      field('peinture', 'Contenance', { unit: 'l', numbers: [0.5, 20] }),
      field('peinture', "Utilisable jusqu'au", { kind: 'date' }),
    ],
    ['Réserve', 'Marché'],
    ["L'Oréal"],
  ),
)
const spanish = buildVocabulary(
  schema(
    ['Balón', 'Herramienta', 'Líquido'],
    [
      field('balón', 'Elemento', { kind: 'select', options: options('Balón', 'Red') }),
      field('balón', 'Deporte', { kind: 'select', options: options('Fútbol', 'Voleibol') }),
      field('herramienta', 'Última revisión', { kind: 'date' }),
      field('herramienta', 'Largo', { unit: 'cm', numbers: [20, 90] }),
      field('líquido', 'Sin conservantes', { kind: 'boolean' }),
    ],
    ['Almacén'],
  ),
)
const english = buildVocabulary(
  schema(
    ['Rope', 'Paint'],
    [
      field('rope', 'Diameter', { unit: 'mm', numbers: [4, 24] }),
      field('rope', 'Length', { unit: 'm', numbers: [10, 100] }),
      field('rope', 'Colour', { kind: 'select', options: options('Red', 'Blue') }),
      field('rope', 'Size', { kind: 'select', options: options('S', 'L', 'XL') }),
      field('rope', 'Next service', { kind: 'date' }),
    ],
    ['Boat shed', 'Shop'],
  ),
)

const asked = (text: string, vocabulary: typeof german) => {
  const read = parseQuestion(text, vocabulary, { today: '2026-11-19', timeZone: 'UTC', thesaurus: none })
  return { ...read, filters: JSON.stringify(read.filter), named: read.notUnderstood.map(({ words }) => words) }
}

test.each([
  ['Zelte, die wir 2024 angeschafft haben', german, /angeschafft_am.*2024-01-01.*2024-12-31/],
  ['Futter, das vor dem 1. März 2027 abläuft', german, /haltbar.*"lt".*2027-03-01|haltbar.*"lte".*2027-02-28/],
  ['Futter, das bis spätestens 15.12. haltbar ist', german, /2026-12-15/],
  ['ueberfaelliges Futter', german, /haltbar/],
  ['säurefreie Chemikalien', german, /frei.*true/],
  ['Zelte, von denen in der Halle weniger als 5 da sind', german, /stock\.onHand.*"lt".*5/],
  ['pièces à contrôler avant Noël', french, /contr.*2026-12-24|contr.*"lt".*2026-12-25/],
  ['plaquettes de frein les moins chères', french, /plaquette de frein/],
  ['peintures de 5 à 20 litres', french, /gte.*5.*lte.*20/],
  [
    'peintures qui ne sont plus utilisables',
    french,
    /utilisable.*"daysFromToday"|utilisable.*2026-11-1[89]|utilisable.*fromToday/,
  ],
  ["que faut-il recommander chez L'Oréal ?", french, /l'oréal.*belowReorderPoint|belowReorderPoint.*l'oréal/],
  ['balones de fútbol', spanish, /balón.*fútbol/],
  ['herramientas que no se han revisado desde 2024', spanish, /"not".*revis/],
  ['herramientas más largas de 30 centímetros', spanish, /largo.*"gt".*30/],
  ['líquidos con conservantes', spanish, /conservantes.*false/],
  ['cuerdas rojas de más de 50 metros', english, /length.*"gt".*50/],
  ['Seile in Größe L', english, /size","op":"eq","value":"l"/],
  ['ropes ohne next service', english, /next_service.*"empty"/],
  ['cuerdas en el cobertizo de botes', english, /"location":"p0"/],
])('“%s” is understood in full', (text, vocabulary, filter) => {
  const { filters, named } = asked(text, vocabulary)
  expect(named).toEqual([])
  expect(filters.toLowerCase()).toMatch(new RegExp(filter.source, 'i'))
})

test.each([
  ['Wert zu Verkaufspreisen der Zelte', german, { of: 'value', basis: 'price' }],
  ['Was kosten alle Zelte zusammen?', german, { of: 'value', basis: 'cost' }],
  ['valeur de vente des peintures', french, { of: 'value', basis: 'price' }],
  ['contenance moyenne des peintures', french, { of: 'average', fields: ['attributes.contenance'] }],
  ['largo medio de las herramientas', spanish, { of: 'average', fields: ['attributes.largo'] }],
  ['Gesamtlänge der Seile', english, { of: 'sum', fields: ['attributes.length'] }],
])('“%s” is a figure', (text, vocabulary, figure) => {
  expect(asked(text, vocabulary).aggregate).toMatchObject(figure)
})

test('both kinds of brakes are not taken for the one that was named before a superlative', () => {
  expect(asked('plaquettes de frein les moins chères', french).filters).not.toContain('disque')
})

test.each([
  ['Bestand nach Lagerort', german, 'location'],
  ['Bestand pro Farbe', german, 'attributes.farbe'],
  ['valeur du stock par emplacement', french, 'location'],
  ['valor del inventario por ubicación', spanish, 'location'],
  ['Lagerbestand nach Typ', german, 'itemType'],
])('“%s” is a figure for each group', (text, vocabulary, by) => {
  expect(asked(text, vocabulary).aggregate?.by).toBe(by)
})

test.each([
  ['numbers starting with AB-7', english],
  ['cheese due for service', english],
])('“%s” is read as English, whatever other languages have such words', (text, vocabulary) => {
  const { named } = asked(text, vocabulary)
  expect(named.join(' ')).toMatch(/AB|due|numbers|cheese/)
})

test.each([
  ['rote Zelte mit Henkel', german, 'Henkel'],
  ['rote schöne Zelte', german, 'schöne'],
  ['peintures de 5 à 20 litres avec poignée', french, 'poignée'],
  ['balones de fútbol con asa', spanish, 'asa'],
  ['rote Seile, die Frau Becker bestellt hat', english, 'Becker'],
])('“%s” names what nothing here says', (text, vocabulary, word) => {
  expect(asked(text, vocabulary).named.join(' ')).toContain(word)
})

test('a language without a column in the shared tables is read by a table of its own', () => {
  expect([...renderingsIn('screw/bolt: vite/viti', 'italian')].map(([word, meant]) => `${word} ${meant}`)).toEqual([
    'vite screw',
    'vite bolt',
    'viti screw',
    'viti bolt',
  ])
})
