import { expect, test } from 'vitest'
import { pickLanguage } from './language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.3, de;q=0.7', 'de'],
  ['fr, de;q=0.1', 'de'],
  ['fr', 'en'],
  ['de;q=0, fr', 'en'],
  ['*', 'en'],
  ['de;q=x', 'en'],
  [`${'x,'.repeat(100_000)}de`, 'en'],
])('a person who accepts %j is answered in %s', (accepted, language) => {
  expect(pickLanguage(accepted, ['en', 'de'])).toBe(language)
})
