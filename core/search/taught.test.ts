import { expect, test } from 'vitest'
import type { SynonymMeaning } from '#contract/synonym.ts'
import { parseQuestion } from './parse-question.ts'
import { isTeachable, taughtWords, teachingKey } from './taught.ts'
import { buildVocabulary } from './vocabulary.ts'

const vocabulary = buildVocabulary({
  itemTypes: [{ id: 'umbrella', name: 'Umbrella' }],
  fields: [
    {
      key: 'colour',
      name: 'Colour',
      kind: 'select',
      itemTypeId: null,
      unit: null,
      options: [{ key: 'red', label: 'Red' }],
    },
  ],
  locations: [{ id: 'cellar', code: 'C1', name: 'Cellar', parentId: null }],
  items: [{ name: 'Storm King', description: 'windproof', itemTypeId: 'umbrella' }],
})
const ask = (text: string, taught: Record<string, string | SynonymMeaning> = {}) =>
  parseQuestion(text, vocabulary, {
    today: '2026-11-29',
    timeZone: 'UTC',
    taught: taughtWords(
      Object.entries(taught).map(([words, meaning]) => ({
        words,
        meaning: typeof meaning === 'string' ? { kind: 'words', words: meaning } : meaning,
      })),
    ),
  })
const named = (question: ReturnType<typeof ask>) => question.notUnderstood.map(({ words }) => words)
const few: SynonymMeaning = { kind: 'filter', filter: { field: 'stock.onHand', op: 'lt', value: 3 } }
const umbrella = { field: 'itemType', op: 'eq', value: 'umbrella' }

test('taught words are read as the words they mean, and their chip shows those that were typed', () => {
  expect(named(ask('red brollies'))).toEqual(['brollies'])
  const question = ask('Red brolly downstairs', { brollies: 'umbrella', downstairs: 'in the cellar' })
  expect(named(question)).toEqual([])
  expect(question.chips.map(({ words }) => words).toSorted()).toEqual(['Red', 'brolly', 'downstairs'])
  expect(question.filter).toMatchObject({ and: [{ value: 'red' }, umbrella, { location: 'cellar' }] })
})

test('a taught condition holds beside the others, and is denied by a word before it', () => {
  const { filter, chips } = ask('nearly kaput umbrellas', { 'nearly kaput': few })
  expect(filter).toEqual({ and: [few.filter, umbrella] })
  expect(chips[0]).toMatchObject({ kind: 'taught', words: 'nearly kaput' })
  expect(ask('umbrellas but not scarcish', { scarcish: few }).filter).toEqual({ and: [umbrella, { not: few.filter }] })
})

test('the longest taught words hold, and what they mean is not looked up again', () => {
  const taught = { dude: 'umbrella', 'dude ranch': 'red', red: 'dude' }
  expect(ask('dude ranch', { ...taught }).filter).toMatchObject({ value: 'red' })
})

test('a teaching takes no word from what is named: its own where the meaning is nothing, others always', () => {
  expect(named(ask('brollies', { brollies: 'the' }))).toEqual(['brollies'])
  expect(named(ask('brollies for glimber', { brollies: 'umbrella' }))).toEqual(['glimber'])
  expect(named(ask('brollies', { brollies: 'parasol' }))).toEqual(['brollies'])
})

test('words of items are looked for by what they mean', () => {
  expect(ask('gustproof', { gustproof: 'windproof' }).filter).toEqual({ text: 'windproof' })
})

test('words that hold questions together, in any language, are not taught', () => {
  for (const words of ['not', 'without', 'less than', 'ohne', 'moins', 'sin', '5 under', '', 'a b c d e f', 'x; drop'])
    expect([words, isTeachable(words)]).toEqual([words, false])
  for (const words of ['brollies', 'nearly kaput', 'Schirme'])
    expect([words, isTeachable(words)]).toEqual([words, true])
  expect(teachingKey('Brollies')).toBe(teachingKey('brolly'))
})
