import type { Steps } from '#core/search/steps.ts'
import type { Described } from './describe-record.ts'

/** What the words that two records share, or that one of them lacks, tell of whether they are the same, in log-odds. */
export interface TellingWords {
  weights: ReadonlyMap<string, number>
  /** without any word */
  base: number
}

/** A pair of which is known whether it is one thing. */
export interface KnownPair {
  a: Described
  b: Described
  isSame: boolean
}

const rounds = 30
const rate = 0.1
const baseRate = 0.01
/** Draw to zero, so that a word met once says little. */
const draw = 0.02
const parts = 5

/**
 * Learns which words make another thing of a thing (`upgrade`, `left`, `refill`) and which are left out at will, by logistic regression with steps that shrink for each
 * word by itself (AdaGrad, Duchi and others 2011).
 */
export function* learnTellingWords(pairs: readonly KnownPair[]): Steps<TellingWords> {
  const weights = new Map<string, number>()
  const squares = new Map<string, number>()
  let base = 0
  const cases = pairs.map(({ a, b, isSame }) => ({ words: wordsOf(a, b), isSame }))
  for (let round = 0; round < rounds; round++) {
    for (const { words, isSame } of cases) {
      const slope = 1 / (1 + Math.exp(-scoreOf({ weights, base }, words))) - (isSame ? 1 : 0)
      base -= baseRate * slope
      for (const word of words) {
        const weight = weights.get(word) ?? 0
        const own = slope + draw * weight
        const square = (squares.get(word) ?? 1) + own * own
        squares.set(word, square)
        weights.set(word, weight - (rate * own) / Math.sqrt(square))
      }
    }
    yield
  }
  return { weights, base }
}

/** What the words of a pair tell. */
export function tellPair(telling: TellingWords, a: Described, b: Described): number {
  return scoreOf(telling, wordsOf(a, b))
}

/** The same for the pairs that are learned from, each told by the others: those of its own part would know its answer. */
export function* tellKnown(pairs: readonly KnownPair[]): Steps<Float32Array> {
  const told = new Float32Array(pairs.length)
  for (let part = 0; part < parts; part++) {
    const telling = yield* learnTellingWords(pairs.filter((_, at) => at % parts !== part))
    for (let at = part; at < pairs.length; at += parts) {
      const pair = pairs[at]
      if (pair) told[at] = tellPair(telling, pair.a, pair.b)
    }
  }
  return told
}

function scoreOf({ weights, base }: TellingWords, words: readonly string[]): number {
  let score = base
  for (const word of words) score += weights.get(word) ?? 0
  return score
}

function wordsOf(a: Described, b: Described): string[] {
  const words: string[] = []
  for (const word of a.words) words.push(b.words.has(word) ? `=${word}` : word)
  for (const word of b.words) if (!a.words.has(word)) words.push(word)
  return words
}
