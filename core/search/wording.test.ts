import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { bakery, cellar, lab, pharmacy, school } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const at = {
  cellar: buildVocabulary(cellar),
  bakery: buildVocabulary(bakery),
  lab: buildVocabulary(lab),
  pharmacy: buildVocabulary(pharmacy),
  school: buildVocabulary(school),
  shops: buildVocabulary({
    ...cellar,
    locations: [1, 2, 3].map((n) => ({ id: `store-${n}`, code: `S${n}`, name: `Store ${n}`, parentId: null })),
  }),
}

/** A question and what its chips say, in the order of the question; `?` begins what was not understood. */
test.each<[keyof typeof at, string, string]>([
  ['cellar', 'riesling vintage 2018 or older', 'Grape: Riesling | Vintage ≤ 2018'],
  ['cellar', 'wines older than 2018', 'Wine | Vintage < 2018'],
  ['cellar', 'wines with fewer than 6 bottles left on rack a', 'Wine | On hand in Rack A < 6'],
  ['cellar', 'wine that has to be drunk this year', 'Wine | Drink by ≥ 2026-01-01, ≤ 2026-12-31'],
  ['cellar', 'French merlot', 'Country: France | Grape: Merlot'],
  ['cellar', 'South African wines except Chardonnay', 'Country: South Africa | Wine | Grape ≠ Chardonnay'],
  ['cellar', 'spirits not cask aged', 'Spirit | Cask aged: no'],
  ['cellar', 'strongest spirits', 'Proof ↓ | Spirit'],
  ['cellar', 'delete all wines', 'Wine | ?delete'],
  ['cellar', 'tents for two people', 'Tent | Sleeps = 2 persons'],
  ['cellar', 'tents for 3 persons or more', 'Tent | Sleeps ≥ 3 persons'],
  ['cellar', 'tents neither at the outlet nor in the main store', 'Tent | Not in Outlet | Not in Main Store'],
  ['cellar', 'down sleeping bags for below -10 °C', 'Filling: Down | Sleeping Bag | Comfort temperature < -10 °C'],
  ['cellar', 'ropes to be retired within 90 days', 'Rope | Retire by ≥ 2026-11-16, ≤ 2027-02-14'],
  ['cellar', 'ropes nowhere in stock', 'Rope | Out of stock'],
  [
    'bakery',
    'chocolate cakes bigger than 26 cm without gluten',
    'Flavour: Chocolate | Cake | Diameter > 26 cm | Gluten free: yes',
  ],
  ['shops', 'tents in store 2', 'Tent | In Store 2'],
  ['shops', 'ropes with fewer than 4 left in store 1', 'Rope | On hand in Store 1 < 4'],
  ['shops', 'ropes not in store 3', 'Rope | Not in Store 3'],
  ['shops', 'tents with 2 in store', 'Tent | On hand = 2'],
  ['bakery', 'cakes for more than eight people', 'Cake | Servings > 8'],
  ['bakery', 'bread going stale before Friday', 'Bread | Best before ≤ 2026-11-19'],
  ['lab', '0047', '?0047'],
  ['lab', 'resistors RS-00010', 'Resistor | ?RS-00010'],
  ['lab', '10k resistors', 'Resistance = 10000 ohm | Resistor'],
  ['lab', 'NVMe drives of half a terabyte up to 2 TB', 'Interface: NVMe | Hard Drive | Capacity ≥ 500 GB, ≤ 2000 GB'],
  ['lab', 'which three power supplies deliver the most power', 'First 3 | Power Supply | Output power ↓'],
  ['lab', '3.5 inch drives', 'Form factor: 3.5 inch | Hard Drive'],
  ['pharmacy', 'ointments past their expiry', 'Dosage form: Ointment | Expiry date ≤ 2026-11-15'],
  ['pharmacy', 'devices with no calibration date on file', 'Medical Device | Last calibrated is empty'],
  ['pharmacy', 'medicines whose shelf life ends before the end of January', 'Medicine | Expiry date ≤ 2027-01-31'],
  ['school', 'biology books for grade 7 or 8', 'Subject: Biology | Book | Grade level: 7 or 8'],
  [
    'school',
    'string instruments worth more than 2000 euros',
    'Family: Strings | Musical Instrument | Price > 2000 EUR',
  ],
  ['school', 'books added between 1 March and 15 April 2026', 'Book | Created ≥ 2026-03-01, ≤ 2026-04-15'],
  ['lab', 'Laptops von Dell mit weniger als 5 Stück im Lager', 'Laptop | Brand: Dell | On hand in Main Warehouse < 5'],
  ['lab', 'Widerstände ohne Barcode', 'Resistor | Barcode is empty'],
  ['pharmacy', 'comprimés de paracétamol', 'Dosage form: Tablet | Active ingredient: Paracetamol'],
  ['bakery', 'gâteaux au chocolat', 'Cake | Flavour: Chocolate'],
  ['bakery', 'tartas de chocolate sin gluten', 'Cake | Flavour: Chocolate | Gluten free: yes'],
  ['school', 'rote Stühle im Keller', 'Colour: Red | Chair | In Cellar'],
  ['school', 'sillas rojas', 'Chair | Colour: Red'],
])('%s: %s', (place, text, said) => {
  const { chips, notUnderstood } = parseQuestion(text, at[place], { today: '2026-11-16', timeZone: 'UTC' })
  expect(
    [...chips.map((chip) => say(chip.label, 'en')), ...notUnderstood.map((part) => `?${part.words}`)].join(' | '),
  ).toBe(said)
})
