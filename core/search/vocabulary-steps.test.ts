import { expect, test } from 'vitest'
import { parseQuestion } from './parse-question.ts'
import { lab } from './test-schemas.ts'
import { buildVocabulary, vocabularyInSteps } from './vocabulary.ts'

test('words made ready in many steps are the same words', () => {
  const items = Array.from({ length: 1_000 }, (_, n) => ({ name: `Part ${n} model${n}`, itemTypeId: 'laptop' }))
  const source = { ...lab, items }
  const steps = vocabularyInSteps(source)
  let count = 0
  for (;;) {
    const { done, value } = steps.next()
    if (!done) {
      count++
      continue
    }
    const asking = { today: '2026-11-16', timeZone: 'UTC' }
    for (const text of ['lapotps with 16 GB', 'model77', 'zxcvbn in lab 1'])
      expect(parseQuestion(text, value, asking)).toEqual(parseQuestion(text, buildVocabulary(source), asking))
    break
  }
  expect(count).toBeGreaterThan(5)
})
