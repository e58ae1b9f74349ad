import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const vocabulary = buildVocabulary(
  schema(
    {
      IC: { Function: ['Op-amp', 'ADC'], 'Bake by': 'date' },
      Resistor: { 'R value': ['number', 'Ohm'], Drift: ['number', 'ppm/K'] },
      Inductor: { DCR: ['number', 'mOhm'], Inductance: ['number', 'µH'] },
      Gear: { What: ['Tweezers', 'Scope'], 'Last calibrated': 'date', 'Cal due': 'date' },
      Solution: { Strength: ['number', 'mg/ml'], 'Reading time': ['number', 'min'] },
    },
    { DRY: 'Dry Cabinet', BENCH: 'Rework Bench' },
    [],
  ),
)

/** A question and what its chips say; `?` begins what was not understood. */
test.each([
  ['ICs other than op-amps', 'IC | Function ≠ Op-amp'],
  ['ICs to bake by 15 December at the latest', 'IC | Bake by ≤ 2026-12-15'],
  ['ICs in the dry cabinet or at the rework bench', 'IC | In Dry Cabinet or In Rework Bench'],
  ['resistor 4k7', 'Resistor | R value = 4700 Ohm'],
  ['resistors over ten ohms and under five ohms', 'Resistor | R value > 10 Ohm | R value < 5 Ohm'],
  ['resistors with a drift of 50 ppm/K at most', 'Resistor | Drift ≤ 50 ppm/K'],
  ['inductors with DCR below 0.05 ohm', 'Inductor | DCR < 50 mOhm'],
  ['inductor 2u2', 'Inductor | Inductance = 2.2 µH'],
  ['solutions stronger than 500 µg/ml', 'Solution | Strength > 0.5 mg/ml'],
  ['fastest solution by reading time', 'Reading time ↑ | Solution'],
  ['what gear do we have in the dry cabinet', 'Gear | In Dry Cabinet'],
  ['gear whose calibration falls due in the coming 60 days', 'Gear | Cal due ≥ 2026-11-16, ≤ 2027-01-15'],
  ['gear where cal due is earlier than last calibrated', 'Gear | Cal due < Last calibrated'],
  ['gear where somebody forgot to fill in cal due', 'Gear | Cal due is empty'],
  ['gear with a stock of more than three times its reorder point', 'Gear | On hand > 3 × Reorder point'],
  ['value at selling price of all resistors', 'Value | Resistor'],
  ['<<< GEAR >>> ;;;', 'Gear'],
  ['May I ask how many tweezers we have? Kind regards', 'Quantity | What: Tweezers'],
])('%s', (text, expected) => {
  const { chips, notUnderstood } = parseQuestion(text, vocabulary, {
    today: '2026-11-16',
    timeZone: 'UTC',
    codes: new Map(),
  })
  const said = [...chips.map(({ label }) => say(label, 'en')), ...notUnderstood.map(({ words }) => `?${words}`)]
  expect(said.join(' | ')).toBe(expected)
})
