import { describe, expect, test } from 'vitest'
import { makeField } from '#core/attribute/field-fixture.ts'
import { readFormula, wordAt, writtenName } from '#web/schema/draft-formula.ts'

const dose = makeField({ id: '1', key: 'dose_mg', name: 'Dose in mg', kind: 'number' })
const note = makeField({ id: '2', key: 'note', name: 'Note', kind: 'text' })
const twice = makeField({
  id: '3',
  key: 'twice',
  name: 'Twice',
  kind: 'formula',
  formula: 'dose_mg * 2',
  resultKind: 'number',
})
const fields = [dose, note, twice]

describe('a formula that is typed', () => {
  test('is stored by keys and knows what it gives', () => {
    const read = readFormula('{Dose in mg} * {Price}', 'item', undefined, fields)
    expect(read).toMatchObject({ stored: 'dose_mg * price', errors: [], cycle: undefined })
    expect(read.formulas?.at(-1)?.formula.type).toBe('number')
  })
  test('has its errors where they stand in the text as typed', () => {
    const text = '{Dose in mg} + {Note}'
    const [error] = readFormula(text, 'item', undefined, fields).errors
    expect(error && text.slice(error.at)).toBe('{Note}')
    expect(readFormula('{Dose in mg} + {Nothing}', 'item', undefined, fields).errors[0]).toMatchObject({
      code: 'unknown_reference',
      at: 15,
    })
  })
  test('that reads itself through another one tells the circle', () => {
    const other = makeField({ ...twice, id: '4', key: 'thrice', name: 'Thrice', formula: 'twice + 1' })
    const read = readFormula('{Thrice} * 2', 'item', twice, [...fields, other])
    expect(read.cycle?.toSorted()).toEqual(['thrice', 'twice'])
  })
})

test.each([
  ['{Dose', 5, { at: 0, word: 'Dose' }],
  ['1 + pri', 7, { at: 4, word: 'pri' }],
  ['{Dose in mg} + ', 15, undefined],
  ["'some tex", 9, undefined],
  ['{Do} + x', 3, { at: 0, word: 'Do' }],
])('in %j at %i one types %j', (text, caret, expected) => {
  expect(wordAt(text, caret)).toEqual(expected)
})

test('a name that two fields have is written by its key', () => {
  const names = [
    { key: 'a', name: 'Size' },
    { key: 'b', name: 'size' },
    { key: 'c', name: 'Colour' },
  ]
  expect(names.map((name) => writtenName(name, names))).toEqual(['{a}', '{b}', '{Colour}'])
})
