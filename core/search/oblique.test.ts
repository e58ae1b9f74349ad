import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { readThesaurus } from './thesaurus.ts'
import { buildVocabulary } from './vocabulary.ts'

const stall = buildVocabulary({
  ...schema(
    {
      'Fresh Fish': { Species: ['Cod', 'Eel'], Area: ['Baltic', 'North Sea'], 'Landed on': 'date' },
      'Tinned Fish': { Species: ['Tuna', 'Mackerel'], 'Net content': ['number', 'g', 125], Boneless: 'boolean' },
      'Bulk Grain': {
        Cereal: ['Rye', 'Spelt'],
        'Harvest year': ['number', '', 2024, 2025],
        Sack: ['number', 'kg', 25],
      },
      Seed: { Grains: ['number', '', 20, 500], 'Use before': 'date', Hazard: ['Heavy', 'None'] },
      Paper: { Grammage: ['number', 'g/m²', 80, 300], Width: ['number', 'mm', 297], Thickness: ['number', 'µm', 90] },
      Tyre: { Tubeless: 'boolean', Edition: ['number', '', 1, 3], Scale: ['1:25000', '1:50000'] },
      'Brake Part': { Code: ['A', 'B'], 'Has answers': 'boolean' },
      'Engine Part': { Piece: ['Bolt', 'Oak barrel'], Alcohol: ['number', '%', 0, 12] },
      Glass: {
        'Bottle shape': ['Schlegel', 'Bordeaux'],
        'Empty weight': ['number', 'g', 360],
        Plate: ['Seedpod', 'Gold mount'],
      },
    },
    { S1: 'Silo 1', S2: 'Silo 2', YARD: 'Silo Yard', HALL: 'Bottling Hall', SHOP: 'Shop' },
    [['Tyre', 'Tuna Runner']],
    { Lender: ['City archive', 'Private'] },
  ),
})
const thesaurus = readThesaurus(readFileSync(new URL('./languages/en/wordnet.txt', import.meta.url), 'utf8'))

/** A question and what its chips say, in the order of the question; `?` begins what was not understood. */
test.each<[string, string]>([
  // a word of several types means those that can meet what is asked
  ['fish from the Baltic', 'Fresh Fish | Area: Baltic'],
  ['parts under ten euros', 'Price < 10 EUR'],
  // a number without a value beside it is no field where its word names a type
  ['grain in silo 1', 'Bulk Grain | In Silo 1'],
  ['tinned mackerel', 'Tinned Fish | Species: Mackerel'],
  ['grain harvested last year', 'Bulk Grain | Harvest year = 2025'],
  ['bottles: more than 100 in the bottling hall', 'Glass | On hand in Bottling Hall > 100'],
  ['crates: more than 100 in the shop', '?crates | On hand in Shop > 100'],
  ['bottles for which no weight was recorded', 'Glass | Empty weight is empty'],
  ['grain with less than 4 sacks in silo 2', 'Bulk Grain | On hand in Silo 2 < 4'],
  // places in lists
  ['tyres in both silos', 'Tyre | In Silo 1 and Silo 2'],
  ['seeds of which silo 1 or silo 2 has more than 15', 'Seed | On hand in Silo 1 or Silo 2 > 15'],
  ['tyres only in silo 1 and silo 2', 'Tyre | ?only | In Silo 1 | In Silo 2'],
  // measures
  ['paper from 120 to 200 grams', 'Paper | Grammage ≥ 120 g/m², ≤ 200 g/m²'],
  ['paper thicker than 1 mm', 'Paper | Thickness > 1000 µm'],
  ['tins from 250 g to 1 kg', 'Tinned Fish | Net content ≥ 250 g, ≤ 1000 g'],
  ['fish under a tenner', 'Fresh Fish or Tinned Fish | Price < 10 EUR'],
  ['seeds below 50 cents', 'Seed | Price < 0.5 EUR'],
  ['tyres scale 1:25000', 'Tyre | Scale: 1:25000'],
  ['third edition tyres', 'Edition = 3 | Tyre'],
  // what is denied, and what things have
  ['tyres with a tube', 'Tyre | Tubeless: no'],
  ['tyres without a tube', 'Tyre | Tubeless: yes'],
  ['tinned fish with bones', 'Tinned Fish | Boneless: no'],
  ['brake parts with no answers', 'Brake Part | Has answers: no'],
  ['engine parts free of alcohol', 'Engine Part | Alcohol: 0'],
  ['A or B brake parts', 'Code: A or B | Brake Part'],
  // times
  ['seeds to be used before June', 'Seed | Use before ≤ 2027-05-31'],
  ['tyres entered over the summer', 'Tyre | Created ≥ 2026-06-01, ≤ 2026-08-31'],
  ['fish by landing date, newest first', 'Fresh Fish | Landed on ↓'],
  ['tyres for next year', 'Tyre | ?next year'],
  // of whom, and names
  ['tyres on loan from the city archive', 'Tyre | Lender: City archive'],
  ['tuna tyres', '“tuna” | Tyre'],
  // figures of fields and of groups
  ['average empty weight of glasses', 'Average of Empty weight | Glass'],
  ['total net content of tinned fish', 'Net content of all pieces, added up | Tinned Fish'],
  ['stock per lender', 'Quantity | By Lender'],
  ['how many tyres by location', 'Quantity | Tyre | By location'],
  ['tyres per metre', 'Tyre | ?per metre'],
  // a part of one value beside another in full
  ['schlegel bordeaux', 'Bottle shape: Schlegel or Bordeaux'],
  ['seedpod mounts', 'Plate: Seedpod'],
  // slips beside the rest of a name
  ['oak barells', 'Piece: Oak barrel'],
  ['blots', 'Piece: Bolt'],
])('“%s” is read as %s', (text, chips) => {
  const { chips: read, notUnderstood } = parseQuestion(text, stall, {
    today: '2026-11-30',
    timeZone: 'Europe/Berlin',
    thesaurus,
  })
  const parts = [
    ...read.map(({ label, start }) => ({ start, says: say(label, 'en') })),
    ...notUnderstood.map(({ words, start }) => ({ start, says: `?${words}` })),
  ].sort((a, b) => a.start - b.start)
  expect(parts.map(({ says }) => says).join(' | ')).toBe(chips)
})
