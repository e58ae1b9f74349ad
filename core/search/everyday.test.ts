import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { readThesaurus } from './thesaurus.ts'
import { buildVocabulary } from './vocabulary.ts'

const music = buildVocabulary({
  ...schema(
    {
      Guitar: {
        Body: ['Solid', 'Acoustic'],
        Strings: ['number', '', 6, 7, 12],
        Colour: ['Sunburst', 'Black', 'Natural'],
        'Left-handed': 'boolean',
        Weight: ['number', 'kg', 3.2, 4.1],
        'Max load': ['number', 'kg'],
        'Made in': ['Japan', 'Mexico'],
        Condition: ['New', 'Used'],
        For: ['Women', 'Kids'],
        Season: ['Summer', 'Winter'],
        'Delivered on': 'date',
        'Nickel based': 'boolean',
        'Warranty until': 'date',
      },
      Cable: { Length: ['number', 'm', 0.3, 3, 10], Shielded: 'boolean', Angled: 'boolean', Size: ['S', 'M', 'L'] },
      Score: { Published: ['number', '', 1987, 2004], Notes: 'text', Difficulty: ['Beginner', 'Advanced'] },
      Cheese: {
        Acidity: ['number', '%'],
        Density: ['number', 'g/ml'],
        Age: ['number', 'months', 2, 24],
        Sharp: 'boolean',
        Meat: ['Duck', 'Venison', 'Pork'],
        Hazard: ['Toxic', 'Flammable'],
        'Serviced on': 'date',
        'Price valid until': 'date',
      },
    },
    { SHOP: 'Shop floor', WALL: 'Guitar wall', R1: 'Rack 1', R2: 'Rack 2' },
    [['Guitar', 'Fender Stratocaster']],
  ),
  categories: [{ id: 'strings', name: 'Strings', parentId: null }],
})
const thesaurus = readThesaurus(readFileSync(new URL('./languages/en/wordnet.txt', import.meta.url), 'utf8'))

/** A question and what its chips say, in the order of the question; `?` begins what was not understood. */
test.each<[string, string]>([
  // numbers in words
  ['cables over two hundred and fifty in stock', 'Cable | On hand > 250'],
  ['more than 2 dozen cables', 'On hand > 24 | Cable'],
  ['cables of two and a half metres', 'Cable | Length = 2.5 m'],
  ['cables a metre and a half long', 'Cable | Length = 1.5 m'],
  ['cables of 3 1/2 m', 'Cable | Length = 3.5 m'],
  ['cables of ½ m', 'Cable | Length = 0.5 m'],
  ['three guitars', 'Guitar | ?three'],
  ['guitars with 1 or 2 left', 'Guitar | On hand: 1 or 2'],
  // a field before a category of the same name
  ['guitars with more than six strings', 'Guitar | Strings > 6'],
  ['guitars with the most strings', 'Guitar | Strings ↓'],
  // days
  ['cheese serviced since Easter', 'Cheese | Serviced on ≥ 2027-03-28'],
  ['cheese serviced the day before yesterday', 'Cheese | Serviced on = 2027-05-18'],
  ['cheese serviced in the last year and a half', 'Cheese | Serviced on ≥ 2025-11-20, ≤ 2027-05-20'],
  ['cheese serviced 2025', 'Cheese | Serviced on ≥ 2025-01-01, ≤ 2025-12-31'],
  ['cheese serviced 2024-2025', 'Cheese | Serviced on ≥ 2024-01-01, ≤ 2025-12-31'],
  ['cheese serviced during March', 'Cheese | Serviced on ≥ 2027-03-01, ≤ 2027-03-31'],
  ['cheese due for service', 'Cheese | ?due | ?service'],
  ['cheese whose price is no longer valid', 'Cheese | Price valid until ≤ 2027-05-19'],
  ['scores published before 1990', 'Score | Published < 1990'],
  ['scores from before 1990', 'Score | Published < 1990'],
  ['cheese older than 18 months', 'Cheese | Age > 18 months'],
  ['cheese aged over a year', 'Cheese | Age > 12 months'],
  // what says something is named
  ['short cables', 'Cable | ?short'],
  ['used cables', 'Cable | ?used'],
  ['cables in boxes', 'Cable | ?boxes'],
  ['tube guitars', 'Guitar | ?tube'],
  ['cables counted in May', 'Cable | Created ≥ 2027-05-01, ≤ 2027-05-31 | ?counted'],
  ['guitars on order', 'Guitar | On order > 0'],
  ['missing guitars', 'Guitar | ?missing'],
  ['how many guitars per colour', 'Quantity | Guitar | By Colour'],
  ['total of all guitars', 'Guitar | ?total of'],
  ['black guitars, cheapest first, max 5', 'Colour: Black | Guitar | Price ↑ | First 5'],
  ['guitars out of warranty since March', 'Guitar | Warranty until ≥ 2027-03-01, ≤ 2027-05-19'],
  ['guitars whose warranty expired last month', 'Guitar | Warranty until ≥ 2027-04-01, ≤ 2027-04-30'],
  // what is denied, and what is joined
  ['guitars stocked anywhere but the shop floor', 'Guitar | Not in Shop floor'],
  ["I can't find the black guitars", 'Colour: Black | Guitar'],
  ['cables either shielded and angled, or longer than 6 m', 'Cable | Shielded: yes, Angled: yes or Length > 6 m'],
  ['acoustic ones, either black or sunburst', 'Body: Acoustic | Colour: Black or Sunburst'],
  ['black guitars or acoustic ones', 'Colour: Black or Body: Acoustic | Guitar'],
  ['black & natural guitars', 'Colour: Black or Natural | Guitar'],
  ['scores not published in 1987', 'Score | Published ≠ 1987'],
  ['guitars for a beginner', 'Guitar | ?beginner'],
  // names with numbers
  ['guitars on rack 1 or 2', 'Guitar | In Rack 1 or In Rack 2'],
  ['guitars on rack two', 'Guitar | In Rack 2'],
  ['cables in size m or l', 'Cable | Size: M or L'],
  // what verbs measure
  ['guitars that can carry more than 2 kg', 'Guitar | Max load > 2 kg'],
  ['guitars weighing more than 2 kg', 'Guitar | Weight > 2 kg'],
  // one thing
  ['please show me heaviest guitar', 'Weight ↓ | Guitar'],
  ['everything on rack 1 except guitars', 'In Rack 1 | Not Guitar'],
  ['cables 3m-10m', 'Cable | Length ≥ 3 m, ≤ 10 m'],
  [
    'cheese serviced in 2025 or 2026',
    'Cheese | Serviced on ≥ 2025-01-01, ≤ 2025-12-31 or Serviced on ≥ 2026-01-01, ≤ 2026-12-31',
  ],
  ['cheese serviced in October', 'Cheese | Serviced on ≥ 2026-10-01, ≤ 2026-10-31'],
  ['guitars nobody has bought this year', 'Guitar | Last sale not ≥ 2027-01-01, ≤ 2027-12-31'],
  ['guitars since 2025 not delivered', 'Guitar | Delivered on not ≥ 2025-01-01'],
  ['Gitarren, die seit 2025 nicht geliefert wurden', 'Guitar | Delivered on not ≥ 2025-01-01'],
  // words put together and taken apart
  ['second-hand guitars for women', 'Condition: Used | Guitar | For: Women'],
  ['steel based guitars', 'Guitar | ?steel'],
  ['guitars delivered before summer', 'Guitar | Delivered on ≤ 2027-05-31'],
  ['guitars delivered from last week', 'Guitar | Delivered on ≥ 2027-05-10, ≤ 2027-05-16'],
  // relations between words
  ['denser than 1 g/ml', 'Density > 1 g/ml'],
  ['more acidic than 5 % cheese', 'Acidity > 5 % | Cheese'],
  ['cheese with more acidity than 5 %', 'Cheese | Acidity > 5 %'],
  ['blunt cheese', 'Sharp: no | Cheese'],
  ['right-handed guitars', 'Left-handed: no | Guitar'],
  ['poultry', 'Meat: Duck'],
  ['game or poultry', 'Meat: Venison or Duck'],
  ['poisonous cheese', 'Hazard: Toxic | Cheese'],
])('“%s” is read as %s', (text, expected) => {
  const { chips, notUnderstood } = parseQuestion(text, music, { today: '2027-05-20', timeZone: 'UTC', thesaurus })
  const said = [...chips.map(({ label }) => say(label, 'en')), ...notUnderstood.map(({ words }) => `?${words}`)]
  expect(said.join(' | ')).toBe(expected)
})

test('two types, each with what is said behind it, are two alternatives', () => {
  const { filter } = parseQuestion('guitars on the shop floor and cables on rack 1', music, {
    today: '2027-05-20',
    timeZone: 'UTC',
  })
  expect(filter).toMatchObject({
    or: [
      { and: [{ field: 'itemType', value: 'guitar' }, { field: 'stock.onHand' }] },
      { and: [{ field: 'itemType', value: 'cable' }, { field: 'stock.onHand' }] },
    ],
  })
})

test.each([
  [`please show me heaviest guitar`, 1],
  ['show me all the heaviest guitars', null],
  ['any heaviest guitar', null],
])('“%s” asks for at most %s', (text, limit) => {
  expect(parseQuestion(text, music, { today: '2027-05-20', timeZone: 'UTC' }).limit).toBe(limit)
})
