import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const source = {
  ...schema(
    {
      Laptop: { Memory: ['number', 'GB', 8, 16] },
      Coffee: { 'Best before': 'date' },
      Hoist: { 'Inspection due': 'date' },
    },
    { SHOP: 'Shop' },
    [
      ['Laptop', 'Ballpoint pen, blue', ''],
      ['Laptop', 'Ballpoint pen, black', ''],
    ],
  ),
  currency: 'GBP',
}
const withLots = buildVocabulary({ ...source, lotsExpire: true })
const without = buildVocabulary(source)

function told(text: string, vocabulary = withLots): string {
  const { chips, notUnderstood } = parseQuestion(text, vocabulary, {
    today: '2026-11-30',
    timeZone: 'UTC',
    codes: new Map(),
  })
  return [...chips.map(({ label }) => say(label, 'en')), ...notUnderstood.map(({ words }) => `?${words}`)].join(' | ')
}

test.each<[string, string, string]>([
  // a field of one type tells nothing of the lots of others
  [
    'what is expiring in the next two weeks',
    'Best before or Lot expires ≥ 2026-11-30, ≤ 2026-12-14',
    'Best before ≥ 2026-11-30, ≤ 2026-12-14',
  ],
  ['expired coffee', 'Best before or Lot expires ≤ 2026-11-29 | Coffee', 'Best before ≤ 2026-11-29 | Coffee'],
])('%s: “%s” where lots have a day as well, else “%s”', (text, both, own) => {
  expect(told(text)).toBe(both)
  expect(told(text, without)).toBe(own)
})

test('either tells it, a field or a lot', () => {
  const { filter } = parseQuestion('expiring this week', withLots, {
    today: '2026-11-30',
    timeZone: 'UTC',
    codes: new Map(),
  })
  expect(filter).toMatchObject({
    or: [
      { and: [{ field: 'attributes.coffee_best_before' }, { field: 'attributes.coffee_best_before' }] },
      { and: [{ field: 'lot.expiresOn' }, { field: 'lot.expiresOn' }] },
    ],
  })
})

test.each<[string, string]>([
  // what is overdue is an appointment
  ['overdue', 'Inspection due ≤ 2026-11-29'],
  ['pens except blue ones', '“pens” | Not “blue”'],
  ['pens but not blue', '“pens” | Not “blue”'],
  ['blue pens', '“blue” | “pens”'],
  ['pens except green ones', '“pens” | ?except green'],
  // stock tells what there is, not what was sold
  ['what do we have the most of', 'On hand ↓'],
  ['what did we sell the most of', '?the most of'],
])('%s', (text, expected) => {
  expect(told(text)).toBe(expected)
})
