import { expect, test } from 'vitest'
import { toEnd } from '#core/search/steps.ts'
import { wordLikeness } from './alike-words.ts'
import { describeRecord } from './describe-record.ts'
import { learnTellingWords, tellKnown, tellPair } from './telling-words.ts'

const described = (name: string) => describeRecord({ name })
const things = Array.from({ length: 60 }, (_, at) => `editor number ${at}`)
/** An upgrade is another thing; that somebody writes "software" behind a name is not. */
const pairs = things.flatMap((name) => [
  { a: described(name), b: described(`${name} software`), isSame: true },
  { a: described(name), b: described(`${name} upgrade`), isSame: false },
])

test('words that make another thing of a thing are told from those that are left out at will', () => {
  const telling = toEnd(learnTellingWords(pairs))
  const tell = (one: string, other: string) => tellPair(telling, described(one), described(other))
  expect(tell('drawing tool', 'drawing tool software')).toBeGreaterThan(0.5)
  expect(tell('drawing tool', 'drawing tool upgrade')).toBeLessThan(-0.5)
  expect(tell('drawing tool', 'drawing tool upgrade')).toBe(tell('drawing tool upgrade', 'drawing tool'))
})

test('a pair that is learned from is told by others: a word it has alone says nothing of it', () => {
  const lonely = { a: described('lamp'), b: described('lamp zyzzyva'), isSame: true }
  const told = toEnd(tellKnown([lonely, ...pairs]))
  const without = toEnd(tellKnown([{ ...lonely, isSame: false }, ...pairs]))
  expect(told[0]).toBe(without[0])
})

test.each([
  ['professional', 'pro', 0.8],
  ['school', 'schl', 0.6],
  ['kakuro', 'kakruo', 0.9],
  ['colour', 'color', 0.9],
  ['hammer', 'hanmer', 0.9],
  ['mac', 'man', 0],
  ['red', 'blue', 0],
  ['m3x10', 'm3x12', 0],
])('%s and %s stand for each other to %d', (one, other, likeness) => {
  expect(wordLikeness(one, other)).toBe(likeness)
  expect(wordLikeness(other, one)).toBe(likeness)
})
