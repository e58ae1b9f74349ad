import { randomFrom } from '#core/boosting/boosted-trees.ts'
import type { Steps } from '#core/search/steps.ts'
import { type Likeness, vectorOf } from './likeness.ts'
import type { Features } from './text-features.ts'
import type { Meanings } from './text-meaning.ts'

/** What tells values from one another: of each value a weight for each feature, and for each direction of meaning. */
export interface Separation {
  values: number
  lines: Lines
  /** of each line the weights of all values */
  weights: Float32Array
  /** by value: weight without any feature */
  base: Float32Array
  /** weights looked at while it was learned */
  work: number
}

/** Where features and directions of meaning stand. */
export interface Lines {
  /** by feature of the index; -1: only one text has it, which tells nothing of others */
  ofFeature: Int32Array
  /** behind all features */
  ofMeaning: number
  count: number
}

/** A text as values are told apart by: lines, and how much of each it has. */
export interface Parts {
  lines: Int32Array
  weights: Float32Array
}

const rounds = 12
const fewestRounds = 4
/** First step of a weight; each shortens its own with every step it took (AdaGrad, Duchi and others 2011). */
const rate = 0.6
const baseRate = 0.05
/** Draw to zero. */
const draw = 1e-4
/** A value as far from being likely moves nothing. */
const little = 2e-3

export function linesOf({ starts }: Likeness, meanings: Meanings): Lines {
  let ofMeaning = 0
  const ofFeature = Int32Array.from({ length: starts.length - 1 }, (_, feature) =>
    (starts[feature + 1] ?? 0) - (starts[feature] ?? 0) > 1 ? ofMeaning++ : -1,
  )
  const directions = meanings.find((meaning) => meaning !== undefined)?.length ?? 0
  return { ofFeature, ofMeaning, count: ofMeaning + directions }
}

export function partsOf(
  index: Likeness,
  { ofFeature, ofMeaning, count }: Lines,
  features: Features,
  meaning: Float32Array | undefined,
): Parts {
  const parts: { line: number; weight: number }[] = []
  for (const { feature, weight } of vectorOf(index, features)) {
    const line = ofFeature[feature] ?? -1
    if (line >= 0) parts.push({ line, weight })
  }
  if (meaning && count > ofMeaning)
    for (const [direction, weight] of meaning.entries()) parts.push({ line: ofMeaning + direction, weight })
  return {
    lines: Int32Array.from(parts, ({ line }) => line),
    weights: Float32Array.from(parts, ({ weight }) => weight),
  }
}

/**
 * Learns what tells values from one another by multinomial logistic regression. Where the middle of each value's texts says what it has in common, this says what others have not.
 * @param parts  by text; undefined: it is not learned from
 * @param ofText  value by text
 * @param work  so many weights are looked at, at most; undefined is given back where that is too little
 */
export function* learnSeparation(
  lines: Lines,
  parts: readonly (Parts | undefined)[],
  ofText: Int32Array,
  values: number,
  work: number,
): Steps<Separation | undefined> {
  const known = parts.flatMap((own, text) =>
    own && (ofText[text] ?? -1) >= 0 ? [{ own, value: ofText[text] ?? 0 }] : [],
  )
  const each = known.reduce((sum, { own }) => sum + own.lines.length, 0) * values
  const turns = Math.min(rounds, Math.floor(work / Math.max(1, each)))
  if (turns < fewestRounds) return undefined
  const separation = {
    values,
    lines,
    weights: new Float32Array(lines.count * values),
    base: new Float32Array(values),
    work: turns * each,
  }
  const { weights, base } = separation
  const squares = new Float32Array(weights.length).fill(0.01)
  const chances = new Float64Array(values)
  const random = randomFrom(1)
  for (let turn = 0; turn < turns; turn++) {
    shuffle(known, random)
    for (const { own, value: right } of known) {
      fillChances(separation, own, chances)
      for (let value = 0; value < values; value++) {
        const slope = (chances[value] ?? 0) - (value === right ? 1 : 0)
        if (Math.abs(slope) < little) continue
        base[value] = (base[value] ?? 0) - baseRate * slope
        for (let at = 0; at < own.lines.length; at++) {
          const place = (own.lines[at] ?? 0) * values + value
          const weight = weights[place] ?? 0
          const step = slope * (own.weights[at] ?? 0) + draw * weight
          const square = (squares[place] ?? 0) + step * step
          squares[place] = square
          weights[place] = weight - (rate * step) / Math.sqrt(square)
        }
      }
      yield
    }
  }
  return separation
}

/** The chance of each value, of 1. */
export function chancesOf(separation: Separation, parts: Parts): Float64Array {
  const chances = new Float64Array(separation.values)
  fillChances(separation, parts, chances)
  return chances
}

function fillChances({ values, weights, base }: Separation, own: Parts, chances: Float64Array): void {
  chances.set(base)
  for (let at = 0; at < own.lines.length; at++) {
    const from = (own.lines[at] ?? 0) * values
    const part = own.weights[at] ?? 0
    for (let value = 0; value < values; value++)
      chances[value] = (chances[value] ?? 0) + (weights[from + value] ?? 0) * part
  }
  let highest = Number.NEGATIVE_INFINITY
  for (const chance of chances) highest = Math.max(highest, chance)
  let sum = 0
  for (let value = 0; value < values; value++) {
    const raised = Math.exp((chances[value] ?? 0) - highest)
    chances[value] = raised
    sum += raised
  }
  for (let value = 0; value < values; value++) chances[value] = (chances[value] ?? 0) / sum
}

function shuffle(list: unknown[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other], list[at]]
  }
}
