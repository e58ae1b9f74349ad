import { expect, test } from 'vitest'
import { toEnd } from '#core/search/steps.ts'
import { findLatentTexts, latentOf } from './latent-texts.ts'
import { indexTexts, likenesses } from './likeness.ts'
import { textFeatures } from './text-features.ts'

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  a && b ? a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0) : Number.NaN

/** Two trades, of which each text has two of six words: of two texts many share none, and all words stand beside one another somewhere. */
const trades = ['skalpell pinzette tupfer klemme spreizer kanuele', 'hammer zange feile saege meissel bohrer'].map(
  (trade) => trade.split(' '),
)
const texts = trades.flatMap((words) =>
  words.flatMap((one, at) => words.slice(at + 1).flatMap((other) => [`${one} ${other}`, `${other} ${one}`])),
)
const features = texts.map(textFeatures)
const index = indexTexts(features)
const latent = toEnd(findLatentTexts(index, 2))
const latentOfText = (text: string) => latentOf(latent, likenesses(index, textFeatures(text)))

test('texts that share no word lie near each other where others use the words of both together', () => {
  const [one, other, foreign] = ['skalpell pinzette', 'tupfer klemme', 'hammer zange'].map(latentOfText)
  expect(cosine(one, other)).toBeGreaterThan(0.8)
  expect(Math.abs(cosine(one, foreign))).toBeLessThan(0.1)
})

test('a text of the index and the same one typed anew have nearly the same direction, of unit length', () => {
  const own = latentOf(latent, likenesses(index, features[3] ?? new Map(), 3), 3)
  expect(cosine(own, own)).toBeCloseTo(1, 5)
  expect(cosine(own, latentOfText(texts[3] ?? ''))).toBeGreaterThan(0.95)
})

test('what is like no text has no direction, and too few texts have none at all', () => {
  expect(latentOfText('xyzzy')).toBeUndefined()
  const two = indexTexts(features.slice(0, 2))
  expect(toEnd(findLatentTexts(two)).axes).toEqual([])
})

test('the same texts give the same directions', () => {
  expect(toEnd(findLatentTexts(index, 2)).rows).toEqual(latent.rows)
})
