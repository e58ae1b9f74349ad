import { expect, test } from 'vitest'
import { toEnd } from '#core/search/steps.ts'
import { indexTexts } from './likeness.ts'
import { chancesOf, learnSeparation, linesOf, partsOf } from './separate-values.ts'
import { textFeatures } from './text-features.ts'

/** Labels for printers are no printers: most of their words are the other value's. */
const names = Array.from({ length: 20 }, (_, at) => [
  `Lexmark colour laser printer ${at}`,
  `Avery labels for Lexmark colour laser printer ${at}`,
]).flat()
const texts = names.map(textFeatures)
const index = indexTexts(texts)
const lines = linesOf(index, [])
const cut = texts.map((features) => partsOf(index, lines, features, undefined))
const ofText = Int32Array.from(names, (_, at) => at % 2)

function chanceOfLabels(name: string): number {
  const learned = toEnd(learnSeparation(lines, cut, ofText, 2, 1e9))
  if (!learned) throw new Error('Nothing was learned.')
  const chances = chancesOf(learned, partsOf(index, lines, textFeatures(name), undefined))
  expect((chances[0] ?? 0) + (chances[1] ?? 0)).toBeCloseTo(1, 6)
  return chances[1] ?? 0
}

test('the one word that others of a value lack tells more than all they have in common', () => {
  expect(chanceOfLabels('Avery colour laser printer labels')).toBeGreaterThan(0.8)
  expect(chanceOfLabels('Lexmark laser printer')).toBeLessThan(0.2)
})

test('words that nobody has seen tell nothing: values are as likely as each other', () => {
  expect(Math.abs(chanceOfLabels('zzz qqq') - 0.5)).toBeLessThan(0.1)
})

test('is not learned where it would take too long', () => {
  expect(toEnd(learnSeparation(lines, cut, ofText, 2, 1_000))).toBeUndefined()
})

test('texts without a value are passed over, and what one text has alone has no line', () => {
  expect(lines.count).toBe(lines.ofMeaning)
  expect(lines.ofFeature).toHaveLength(index.features.size)
  const some = Int32Array.from(ofText, (value, at) => (at < 20 ? value : -1))
  const learned = toEnd(learnSeparation(lines, cut, some, 2, 1e9))
  expect(learned?.work).toBeGreaterThan(0)
  expect(learned?.work).toBeLessThan(toEnd(learnSeparation(lines, cut, ofText, 2, 1e9))?.work ?? 0)
})
