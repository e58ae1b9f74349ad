import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeQuestion } from '#web/search/complete-question.ts'

const names = ['Laptop', 'Lamp', 'Lampshade', 'Main warehouse', 'Warehouse clock', 'out of stock']

test.each([
  ['lap', ['Laptop']],
  ['Red LA', ['Red Laptop', 'Red Lamp', 'Red Lampshade']],
  ['lamps in the main wa', ['lamps in the Main warehouse', 'lamps in the main Warehouse clock']],
  ['what is out  of', ['what is out of stock']],
  ['l', []],
  ['lap ', []],
  ['a lamp', ['a Lampshade']],
  ['in the Main warehouse', []],
  ['', []],
])('%j goes on as %j', (text, completed) => {
  expect(completeQuestion(text, names)).toEqual(completed)
})

test('whatever is typed, a completion keeps what stands before its last words and ends with a name that goes on as they begin', () => {
  const word = fc.stringMatching(/^[a-cA-C]{1,3}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 12 }), (text, known) => {
      for (const one of completeQuestion(text, known)) {
        expect(one.toLowerCase().startsWith(text.toLowerCase())).toBe(true)
        expect(one.length).toBeGreaterThan(text.length)
        expect(known.some((name) => one.endsWith(name))).toBe(true)
      }
    }),
  )
})
