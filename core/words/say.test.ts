import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { languages } from '#contract/words/languages.ts'
import { catalogues } from '#contract/words/replies.ts'
import { sentence } from '#contract/words/sentence.ts'
import { isSentenceKey, say } from './say.ts'

/** Every text of a catalogue by its dotted key. */
function textsOf(node: object, before = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'string' ? [[`${before}${name}`, part]] : textsOf(part as object, `${before}${name}.`),
  )
}

/** The names a message speaks of. */
function namesIn(text: string): string[] {
  const names = new Set<string>()
  const look = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) look(part)
    else if (typeof parts === 'object' && parts !== null) {
      if ('value' in parts && 'type' in parts && parts.type !== 0) names.add(String(parts.value))
      for (const part of Object.values(parts)) look(part)
    }
  }
  look(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

test.each(languages)('every sentence in %s is well-formed and speaks of what the English one speaks of', (language) => {
  const english = new Map(textsOf(catalogues.en))
  const texts = textsOf(catalogues[language])
  expect(texts.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
  for (const [key, text] of texts) expect([key, namesIn(text)]).toEqual([key, namesIn(english.get(key) ?? '')])
})

test('a sentence is said with its values, whatever is in them', () => {
  expect(say(sentence('filter.noField', { field: "{x} <b> o'clock" }), 'en')).toBe(
    'There is no field "{x} <b> o\'clock".',
  )
  expect(say(sentence('movement.balancesShort', { count: 1, which: 'S1 (Shop)' }), 'en')).toBe(
    'One balance would fall below zero or below what is set aside: S1 (Shop).',
  )
  expect(say(sentence('movement.balancesShort', { count: 20, which: 'S1 (Shop)' }), 'en')).toBe(
    'At least 20 balances would fall below zero or below what is set aside: S1 (Shop).',
  )
  expect(say(sentence('file.mostRows', { most: 20_000_000 }), 'en')).toBe('The file has more than 20000000 rows.')
})

test('a sentence may speak of another, and sentences in a row stand one after another', () => {
  const kind = sentence('movement.kind.sale')
  expect(say([sentence('movement.leavesNowhere', { kind }), 'As told.'], 'en')).toBe(
    'A sale names the location it leaves. As told.',
  )
})

test('only keys of the catalogue are keys', () => {
  expect(isSentenceKey('value.decimal')).toBe(true)
  for (const text of ['value', 'value.', 'toString', 'value.constructor', 'Must be JSON.', '', 'constructor.name'])
    expect(isSentenceKey(text), text).toBe(false)
})
