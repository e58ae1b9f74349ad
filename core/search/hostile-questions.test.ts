import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filter as filterSchema } from '#contract/filter.ts'
import { parseQuestion } from './parse-question.ts'
import { bakery, lab, pharmacy, school } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const asking = { today: '2026-11-16', timeZone: 'Europe/Berlin' }
const electronics = buildVocabulary(lab)
const vocabularies = [electronics, ...[pharmacy, bakery, school].map(buildVocabulary)]

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...'laptops resistors in the main warehouse or and not without under over between 5 10 TB GB € mm cheapest top by price brand Dell lab 1 archived missing expired since 2025 last week how many worth ( ) " , -- ; \u0000 😀 É'.split(
      ' ',
    ),
  )
  const anything = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
  )

  test('it never throws, chips and leftovers lie inside the text, and the filter is valid', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...vocabularies), (text, vocabulary) => {
        const { filter, chips, notUnderstood } = parseQuestion(text, vocabulary, asking)
        if (filter) expect(filterSchema.safeParse(filter).error).toBeUndefined()
        for (const { start, end } of [...chips, ...notUnderstood]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  test('every word nobody knows is named', () => {
    const stranger = fc.stringMatching(/^[bcdfgjkqvxz]{6,9}$/)
    fc.assert(
      fc.property(fc.array(fc.oneof(words, stranger), { maxLength: 12 }), stranger, (list, strange) => {
        const text = [...list, strange].join(' ')
        const { notUnderstood } = parseQuestion(text, electronics, asking)
        expect(notUnderstood.some(({ start, end }) => text.slice(start, end).includes(strange))).toBe(true)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test.each([
    ['2,000 brackets', '('.repeat(2_000)],
    ['1,000 negations', 'not '.repeat(500)],
    ['a list without end', 'Dell or Lenovo or 5 GB in lab 1 or '.repeat(57)],
    ['numbers only', '1 2 3 4 5 6 7 8 9 '.repeat(110)],
    ['one long word', 'x'.repeat(2_000)],
    ['near misses', 'labtop resitor capcitor memry '.repeat(60)],
  ])('%s do not stall it: milliseconds, and ten seconds on the busiest machine', (_, text) => {
    parseQuestion(text.slice(0, 200), electronics, asking)
    const startedAt = performance.now()
    const { filter } = parseQuestion(text, electronics, asking)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    if (filter) expect(filterSchema.safeParse(filter).error).toBeUndefined()
  })
})
