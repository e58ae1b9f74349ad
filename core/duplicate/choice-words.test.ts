import { expect, test } from 'vitest'
import { toEnd } from '#core/search/steps.ts'
import { differByChoice, learnChoices } from './choice-words.ts'
import { describeRecord } from './describe-record.ts'

const described = (name: string) => describeRecord({ name })
const lamps = [
  'Desk lamp, black',
  'Desk lamp, white',
  'Floor lamp, black',
  'Floor lamp, oak',
  'Clip lamp, black',
  'Clip lamp, red',
  'Hex bolt M3 zinc',
  'Hex bolt M4 zinc',
  'Hex bolt M3 brass',
  'Hex bolt M4 brass',
  'Garden hose 20 m',
  'Garden hsoe 20 m',
  'Work glove leather',
  'Work glove leather lined',
]
const choicesOf = (names: readonly string[]) => toEnd(learnChoices(names.map((name) => ({ name }))))
const choices = choicesOf(lamps)

test.each([
  ['Clip lamp, red', 'Clip lamp, black', true],
  ['Floor lamp, oak', 'Floor lamp, black', true],
  ['Hex bolt M3 zinc', 'Hex bolt M4 brass', true],
  // of one word nobody has seen another stand for it
  ['Work glove leather', 'Work glove cotton', false],
  // a slip, a word more, the other way round, the same
  ['Garden hose 20 m', 'Garden hsoe 20 m', false],
  ['Work glove leather', 'Work glove leather lined', false],
  ['Desk lamp black', 'lamp desk, black', false],
  ['Desk lamp, black', 'Desk lamp, blakc', false],
  // too much else differs for the colour to tell
  ['Desk lamp, black', 'Wooden writing table light', false],
])('%s and %s differ by a choice: %s', (one, other, expected) => {
  expect(differByChoice(described(one), described(other), choices)).toBe(expected)
  expect(differByChoice(described(other), described(one), choices)).toBe(expected)
})

test('a catalogue of things without kinds has no choices', () => {
  expect([...choicesOf(['Desk lamp', 'Garden hose', 'Oil can', 'Desk lmap'])]).toEqual([])
})
