import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuestion } from '#core/search/parse-question.ts'
import { schema } from '#core/search/test-schemas.ts'
import { buildVocabulary } from '#core/search/vocabulary.ts'
import { say } from '#core/words/say.ts'
import { readNeed } from './read-need.ts'
import { directionAt, packWordVectors, placeOf, readWordVectors } from './word-vectors.ts'

/** Words in groups of one meaning: within a group they point alike, across groups square. Behind 300 that say nothing. */
const groups = [
  ['child', 'daughter', 'toddler'],
  ['carry', 'transport', 'haul'],
  ['rain', 'shower', 'wet'],
]
const fillers = Array.from(
  { length: 300 },
  (_, at) => `filler${'abcdefghij'[at % 10]}${'abcdefghij'[Math.floor(at / 10) % 10]}${'abc'[Math.floor(at / 100)]}`,
)
const words = [...fillers, ...groups.flat()]
const rowOf = (place: number) => {
  const row = new Float32Array(8)
  const at = place - fillers.length
  row[at < 0 ? 6 : Math.floor(at / 3)] = 0.9
  row[at < 0 ? 7 : 3 + (at % 3)] = Math.sqrt(1 - 0.81)
  return row
}
const vectors = readWordVectors(
  packWordVectors(
    words,
    words.map((_, place) => rowOf(place)),
  ),
)

const vocabulary = buildVocabulary(
  schema({ Seat: { Colour: ['Red', 'Blue'] }, Cape: {} }, { SHOP: 'Shop' }, [
    ['Seat', 'Yepp Maxi', 'for a toddler'],
    ['Cape', 'Poncho', 'when it is wet'],
    ['Cape', 'Hauler', 'to haul crates'],
  ]),
)
const ask = (text: string) => {
  const question = parseQuestion(text, vocabulary, { today: '2026-11-30', timeZone: 'UTC', codes: new Map() })
  return { question, need: readNeed(question, text, vocabulary, vectors) }
}

describe('word vectors', () => {
  test('what is packed is read again, each word pointing where it did but for the rounding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), {
          minLength: 1,
          maxLength: 20,
        }),
        (lists) => {
          const rows = lists.map((list) => {
            const length = Math.hypot(...list)
            return Float32Array.from(length > 0.01 ? list.map((value) => value / length) : [1, 0, 0, 0, 0, 0])
          })
          const names = rows.map((_, at) => `word${at}x`)
          const read = readWordVectors(packWordVectors(names, rows))
          for (const [at, row] of rows.entries()) {
            expect(placeOf(read, `word${at}x`)).toBe(at)
            const found = directionAt(read, at)
            expect(found.reduce((sum, value, place) => sum + value * (row[place] ?? 0), 0)).toBeGreaterThan(0.97)
          }
        },
      ),
    )
  })

  test('a plural is found by its singular, and a file cut off is refused', () => {
    expect(placeOf(vectors, 'daughters')).toBe(placeOf(vectors, 'daughter'))
    const packed = packWordVectors(
      words,
      words.map((_, place) => rowOf(place)),
    )
    expect(() => readWordVectors(packed.subarray(0, packed.length - 1))).toThrow('part of one')
    expect(() => readWordVectors(new Uint8Array(8))).toThrow('no file of word vectors')
  })
})

describe('a question nothing of which is understood', () => {
  test('is read by the words of items that mean something alike, the closest first, and the chip quotes it all', () => {
    const { question, need } = ask('something for my daughter')
    expect(question.chips).toEqual([])
    expect(need?.items).toEqual([0])
    const [chip] = need?.question.chips ?? []
    expect(chip).toMatchObject({ source: 'wordVectors', words: 'daughter', start: 17, end: 25 })
    expect(chip && say(chip.label, 'en')).toMatch(/^Like toddler$/)
    expect(need?.question.filter).toEqual({ text: 'toddler' })
    expect(need?.question.notUnderstood).toEqual([])
    expect(ask('something new for my daughter and child').need?.items).toEqual([0])
  })

  test.each([
    ['where a part was understood', 'red seats for my daughter'],
    ['where it asks for a fact', 'who has a daughter'],
    ['where it tells to do something', 'delete daughter'],
    ['where it asks for a figure', 'daughter price'],
    ['where most words are unknown', 'daughter flimflam quux'],
    ['where there is nothing alike', 'filleraaa'],
    ['where it goes on and on', 'daughter toddler carry transport haul rain shower child'],
  ])('stays not understood %s', (_, text) => {
    const { question, need } = ask(text)
    expect(question.notUnderstood.length + question.chips.length).toBeGreaterThan(0)
    expect(need).toBeUndefined()
  })
})
