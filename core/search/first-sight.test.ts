import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { readThesaurus } from './thesaurus.ts'
import { buildVocabulary } from './vocabulary.ts'

const ceramics = buildVocabulary({
  ...schema(
    {
      Vase: {
        Country: ['France', 'China'],
        Coinage: ['Franc', 'Yuan'],
        Year: ['number', '', 1720, 1888, 1954],
        Height: ['number', 'cm', 12, 40],
        'Hallmark no': 'text',
        Zoom: ['number', '', 5, 10],
        'Gift note': 'boolean',
        'Kiln weight': ['number', 'g', 1000, 250],
        'Glazed on': 'date',
      },
      Banknote: { Issued: 'date', Watermark: 'boolean' },
      Kiln: { Kind: ['Gas kiln', 'Wheel', 'Oven'], 'Test due': 'date', 'Rent fee': ['number', 'EUR'] },
      Laundry: {
        Washes: ['number', '', 12, 80],
        'Last washed': 'date',
        'Buttons missing': 'boolean',
        Embroidered: 'boolean',
        Colour: ['Blue', 'Grey'],
        Piece: ['Flat sheet', 'Fitted sheet'],
        Kind: ['Washer', 'Napkin'],
      },
      Game: {
        'Players from': ['number', '', 1, 2],
        'Players to': ['number', '', 4, 6],
        'Piece count': ['number', '', 500, 1000],
        Complete: 'boolean',
      },
      Stand: { Fits: ['Wheel', 'Oven'], Proofed: 'boolean' },
    },
    { V1: 'Van one', V2: 'Van two', SHOP: 'Shop' },
    [['Vase', 'Ming Xeno']],
    { State: ['Grey', 'Good'] },
  ),
  categories: [{ id: 'sections', name: 'Sections', parentId: null }],
})
const thesaurus = readThesaurus(readFileSync(new URL('./languages/en/wordnet.txt', import.meta.url), 'utf8'))

/** A question and what its chips say, in the order of the question; `?` begins what was not understood. */
test.each<[string, string]>([
  // a word that is none is a slip of another; a word is not
  ['remarks that mention cracks', '?remarks | ?mention cracks'],
  ['vases from Chna', 'Vase | Country: China'],
  // what a filter cannot say is named, whole
  ['price ending in 9', '?price ending in 9'],
  ['vases with a height ending in .5', 'Vase | ?height ending in | ?5'],
  ['not only vases', '?not only | Vase'],
  ['how many countries are there', '?how many countries'],
  ['12 inch tube', 'Height = 30.48 cm | ?tube'],
  // letters of texts
  ['hallmark numbers starting with AB-7', 'Hallmark no begins with “AB-7”'],
  ['SKUs not starting with AB', 'Not: SKU begins with “AB”'],
  ['hallmark no contains X2', 'Hallmark no contains “X2”'],
  ['called Xeno', '“Xeno”'],
  // places
  ['vases on both vans', 'Vase | In Van one and Van two'],
  ['vases on the vans', 'Vase | In Van one or Van two'],
  ['fewer than two on van one', 'On hand in Van one < 2'],
  // what a thing is goes before what it is for, France before Franc
  ['wheels', 'Kind: Wheel'],
  ['stands for wheels', 'Stand | Fits: Wheel'],
  ['either from France or from China', 'Country: France or China'],
  // years
  ['vases from the 1880s', 'Vase | Year ≥ 1880, ≤ 1889'],
  ['vases of the 19th century', 'Vase | Year ≥ 1801, ≤ 1900'],
  ['vases made before 1900', 'Vase | Year < 1900'],
  ['vases older than 50 years', 'Vase | Year < 1976'],
  ['vases between 1880 and 1900', 'Vase | Year ≥ 1880, ≤ 1900'],
  ['oldest vase', 'Year ↑ | Vase'],
  ['banknotes issued before 1914', 'Banknote | Issued ≤ 1913-12-31'],
  ['overdue vases', '?overdue | Vase'],
  ['overdue kilns', 'Test due ≤ 2026-11-29 | Kiln'],
  // fees, units, signs
  ['cheapest kiln to rent', 'Rent fee ↑ | Kiln'],
  ['kilns cheaper to rent than 15', 'Kiln | Rent fee < 15 EUR'],
  ['vases with 10x zoom', 'Vase | Zoom = 10'],
  ['kilo vases', 'Kiln weight = 1000 g | Vase'],
  // a plural of its noun affirms nothing
  ['notes with a watermark', 'Banknote | Watermark: yes'],
  // words that are of a field's name, and nouns of what is so
  ['laundry with missing buttons', 'Laundry | Buttons missing: yes'],
  ['laundry without missing buttons', 'Laundry | Buttons missing: no'],
  ['laundry without embroidery', 'Laundry | Embroidered: no'],
  ['laundry not washed since March 2026', 'Laundry | Last washed not ≥ 2026-03-01'],
  ['laundry washed more than 50 times', 'Laundry | Washes > 50'],
  ['washes 80 up', 'Washes ≥ 80'],
  ['laundry in blue or grey', 'Laundry | Colour: Blue or Grey'],
  ['washing machines', 'Kind: Washer'],
  ['serviettes', 'Kind: Napkin'],
  ['total sheets on both vans', 'Quantity | Piece: Flat sheet or Fitted sheet | In Van one or Van two'],
  ['games for 5 players', 'Game | Players from ≤ 5, Players to ≥ 5'],
  ['1000 piece games', 'Piece count = 1000 | Game'],
  ['games with 3 pieces left', 'Game | On hand = 3'],
  ['game with the most pieces', 'Game | Piece count ↓'],
  ['incomplete games', 'Complete: no | Game'],
  ['total quantity on both vans', 'Quantity | In Van one or Van two'],
])('“%s”', (text, said) => {
  const { chips, notUnderstood } = parseQuestion(text, ceramics, { today: '2026-11-30', timeZone: 'UTC', thesaurus })
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

test('a figure over two places counts at both, and one singular thing is asked for by “which”', () => {
  const asking = { today: '2026-11-30', timeZone: 'UTC', thesaurus }
  const { aggregate } = parseQuestion('how many vases are on van one or van two', ceramics, asking)
  expect(aggregate?.locations).toHaveLength(2)
  expect(parseQuestion('which vase has the least height', ceramics, asking).limit).toBe(1)
  expect(parseQuestion('which vases have the least height', ceramics, asking).limit).toBeNull()
})
