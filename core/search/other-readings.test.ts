import { describe, expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { placeId } from './test-schemas.ts'
import { buildVocabulary, type VocabularySource } from './vocabulary.ts'

const choice = (key: string, name: string, ...labels: string[]): VocabularySource['fields'][number] => ({
  key,
  name,
  kind: 'select',
  itemTypeId: null,
  unit: null,
  options: labels.map((label) => ({ key: label.toLowerCase(), label })),
})
/** Words that are two things: velvet, Workshop, coffee. */
const tailor = buildVocabulary({
  currency: 'EUR',
  itemTypes: [
    { id: 'gown', name: 'Gown' },
    { id: 'green', name: 'Green coffee' },
    { id: 'roast', name: 'Roasted coffee' },
  ],
  fields: [
    choice('fabric', 'Fabric', 'Velvet', 'Silk'),
    choice('ribbon', 'Ribbon', 'Velvet', 'Satin'),
    { key: 'buttons', name: 'Buttons', kind: 'number', itemTypeId: 'gown', unit: null, options: [], numbers: [4, 30] },
    { key: 'seams', name: 'Seams', kind: 'number', itemTypeId: 'gown', unit: null, options: [], numbers: [200, 900] },
  ],
  categories: [
    { id: '1', name: 'Workshop', parentId: null },
    { id: '2', name: 'Coffee', parentId: null },
  ],
  locations: [{ id: placeId('WS'), code: 'WS', name: 'Workshop', parentId: null }],
})

const ask = (text: string) => parseQuestion(text, tailor, { today: '2026-12-01', timeZone: 'UTC' })
const said = (text: string) => (ask(text).others ?? []).map(({ words, label }) => [words, say(label, 'en')])

describe('what may mean several things is asked about', () => {
  test.each([
    [
      'velvet',
      [
        ['velvet', 'Fabric: Velvet'],
        ['velvet', 'Ribbon: Velvet'],
      ],
    ],
    ['workshop things', [['workshop', 'In Workshop']]],
    ['coffee', [['coffee', 'Green coffee or Roasted coffee']]],
    [
      'gowns over 20',
      [
        ['over 20', 'Price > 20 EUR'],
        ['over 20', 'Buttons > 20'],
      ],
    ],
  ])('%s', (text, expected) => {
    const { notUnderstood } = ask(text)
    expect(notUnderstood).toEqual([])
    expect(said(text)).toEqual(expected)
  })

  test('one that the rest of the question speaks for is taken, and the other told', () => {
    expect(said('silk gowns with velvet')).toEqual([['velvet', 'Ribbon: Velvet']])
  })

  test('with the conditions the question has then, the others as they were', () => {
    const others = ask('silk gowns over 20').others ?? []
    const price = others.find(({ label }) => say(label, 'en').startsWith('Price'))
    expect(JSON.stringify(price?.filter)).toContain('"field":"price","op":"gt"')
    expect(JSON.stringify(price?.filter)).toContain('silk')
    expect(JSON.stringify(price?.filter)).toContain('gown')
  })
})

test.each([
  'gowns with fabric velvet',
  'silk gowns',
  'gowns with fewer than 20 left',
  'gowns under 20 EUR',
  'we have over 20 gowns',
])('what tells which is meant is not asked about: %s', (text) => {
  expect(said(text)).toEqual([])
})
