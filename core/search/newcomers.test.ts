import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { readThesaurus } from './thesaurus.ts'
import { buildVocabulary } from './vocabulary.ts'

/** What questions of organisations nobody had seen showed of the rules for all of them. */
const hire = buildVocabulary({
  ...schema(
    {
      Garment: {
        Kind: ['Cap', 'Gown', 'Boots'],
        Period: ['Roman', 'Tudor'],
        Cloth: ['Silk', 'Felt'],
        Hair: ['Yak', 'Horse'],
        'Strand length': ['number', 'cm', 30],
        'EU size': ['number', '', 38, 42],
        'Weekly fee': ['number', 'EUR', 20, 40],
        'Pull-out hood': 'boolean',
        'Last worn': 'date',
      },
      'Stage Lamp': {
        Piece: ['Telephone', 'Lantern'],
        Fabric: ['Silk', 'Felt'],
        Fireproof: 'boolean',
        Flow: ['number', 'l/min', 5, 9],
        Drying: ['number', 'h', 1, 24],
        Certified: 'date',
        Height: ['number', 'cm', 60],
        Width: ['number', 'cm', 40],
        Panels: ['number', '', 1, 2],
        'Insured for': ['number', 'EUR', 100],
      },
      Disc: { Diameter: ['number', 'cm', 30] },
    },
    { V1: 'Van one', V2: 'Van two', SHOP: 'Shop', CELLAR: 'Cellar', S1: 'Shelf 1' },
    [['Garment', 'Merlin']],
  ),
  categories: [
    { id: 'lamping', name: 'Lamping', parentId: null },
    { id: 'cellar', name: 'Cellar', parentId: null },
  ],
})
const thesaurus = readThesaurus(readFileSync(new URL('./languages/en/wordnet.txt', import.meta.url), 'utf8'))

test.each<[string, string]>([
  // what is sold, on order, out and only there
  ['gowns sold in May 2026', 'Kind: Gown | Sold ≥ 2026-05-01, ≤ 2026-05-31'],
  ['gowns last sold in May 2026', 'Kind: Gown | Last sale ≥ 2026-05-01, ≤ 2026-05-31'],
  ['gowns sold since May 2026', 'Kind: Gown | Last sale ≥ 2026-05-01'],
  ['gowns not sold in May 2026', 'Kind: Gown | Sold not ≥ 2026-05-01, ≤ 2026-05-31'],
  ['how many gowns did we sell in May 2026', '?how many | Kind: Gown | Sold ≥ 2026-05-01, ≤ 2026-05-31'],
  ['gowns on order', 'Kind: Gown | On order > 0'],
  ['gowns with more than 5 on order', 'Kind: Gown | On order > 5'],
  ['gowns with more on order than on hand', 'Kind: Gown | On order > On hand'],
  ['lamps that are checked out', 'Stage Lamp | Checked out > 0'],
  ['gowns only in the shop', 'Kind: Gown | Only in Shop'],
  ['gowns in the shop only', 'Kind: Gown | Only in Shop'],
  ['gowns not only in the shop', 'Kind: Gown | ?not only | In Shop'],
  ['gowns available only in the shop', 'Kind: Gown | Only in Shop'],
  ['gowns only on the vans', 'Kind: Gown | ?only | In Van one or Van two'],
  // a type goes before another form of a category's word, a place before a category of its name
  ['lamps', 'Stage Lamp'],
  ['gowns in the cellar', 'Kind: Gown | In Cellar'],
  // short words are told apart
  ['capes', '?capes'],
  // what the thing is called tells the type
  ['Roman telephones', '?Roman | Piece: Telephone'],
  ['silk, fireproof', 'Fabric: Silk | Fireproof: yes'],
  ['cloth wider than 2 m', 'Garment | ?wider | ?2 m'],
  // amounts
  ['gowns with at most half a dozen left', 'Kind: Gown | On hand ≤ 6'],
  ['gowns hired out at up to 40 a week', 'Kind: Gown | Weekly fee ≤ 40 EUR'],
  ['gowns costing less than 40 a week', 'Kind: Gown | Weekly fee < 40 EUR'],
  ['lamps passing less than 8 litres a minute', 'Stage Lamp | Flow < 8 l/min'],
  ['lamps which dry within a day', 'Stage Lamp | Drying ≤ 24 h'],
  ['boots bigger than 42', 'Kind: Boots | EU size > 42'],
  ['garments with hair at least 1 ft long', 'Garment | Strand length ≥ 30.48 cm'],
  ['double panel lamps', 'Panels = 2 | Stage Lamp'],
  ['discs lower than 20 cm', 'Disc | ?lower | ?20 cm'],
  ['lamps of 40 x 60 cm', 'Stage Lamp | Height = 40 cm, Width = 60 cm or Height = 60 cm, Width = 40 cm'],
  ['60x40 cm lamps', 'Height = 60 cm, Width = 40 cm or Height = 40 cm, Width = 60 cm | Stage Lamp'],
  ['lamps certified in the past year', 'Stage Lamp | Certified ≥ 2025-11-30, ≤ 2026-11-30'],
  ['lamps certified last year', 'Stage Lamp | Certified ≥ 2025-01-01, ≤ 2025-12-31'],
  // words of one field said twice, a measure against another, the most of all
  ['garments without a hood you can pull out', 'Garment | Pull-out hood: no'],
  ['lamps higher than wide', 'Stage Lamp | Height > Width'],
  ['most valuable lamp', 'Insured for ↓ | Stage Lamp'],
  ['lamps lacking an insured value', 'Stage Lamp | Insured for is empty'],
  ['lamps without certification', 'Stage Lamp | Certified is empty'],
  ['what does a gown cost on average', 'Kind: Gown | Average price'],
  ['lamps that cost us more than we sell them for', 'Stage Lamp | Cost > Price'],
  ['anything from the shop that isn’t a lamp', 'In Shop | Not Stage Lamp'],
  // what is done to a thing is no other thing, and what one field says is said once
  ['garments lamped in May 2026', 'Garment | ?lamped | Last worn ≥ 2026-05-01, ≤ 2026-05-31'],
  ['garments whose hood is not pulled out', 'Garment | Pull-out hood: no'],
  ['cheapest gown per week', 'Weekly fee ↑ | Kind: Gown'],
  ['shortest width among the lamps', 'Width ↑ | Stage Lamp'],
  ['lamps on shelf 1 and not in the shop', 'Stage Lamp | In Shelf 1 | Not in Shop'],
  ['lamps that are out right now', 'Stage Lamp | Checked out > 0'],
  ['names starting with A', 'Name begins with “A”'],
  // days
  ['garments older than 3 years', 'Garment | Created ≤ 2023-11-29'],
])('“%s”', (text, said) => {
  const { chips, notUnderstood } = parseQuestion(text, hire, { today: '2026-11-30', timeZone: 'UTC', thesaurus })
  const parts = [
    ...chips.map(({ start, label }) => ({ start, text: say(label, 'en') })),
    ...notUnderstood.map(({ start, words }) => ({ start, text: `?${words}` })),
  ]
  expect(
    parts
      .sort((one, other) => one.start - other.start)
      .map((one) => one.text)
      .join(' | '),
  ).toBe(said)
})

test('of several things a foreign word may mean, the organisation’s own words tell which', () => {
  const read = (text: string, type: string) =>
    parseQuestion(text, buildVocabulary(schema({ [type]: { Colour: ['Blanco', 'Rojo'] } }, {}, [])), {
      today: '2026-11-30',
      timeZone: 'UTC',
      thesaurus,
    })
  for (const type of ['Pipe', 'Hose']) {
    const { chips, notUnderstood } = read('les tuyaux sans prix', type)
    expect([chips.map(({ label }) => say(label, 'en')), notUnderstood]).toEqual([[type, 'Price is empty'], []])
  }
  // its own words in the forms of its language
  const { chips } = read('pipas blancas con precio', 'Pipa')
  expect(chips.map(({ label }) => say(label, 'en'))).toContain('Colour: Blanco')
})
