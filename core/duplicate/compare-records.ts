import { wordLikeness } from './alike-words.ts'
import type { Described } from './describe-record.ts'

/** How rare each word is, from which the weight of what two records share or do not share follows. */
export interface Rarity {
  of: ReadonlyMap<string, number>
  /** of a word that was never seen */
  unseen: number
}

export function learnRarity(records: readonly Described[]): Rarity {
  const counts = new Map<string, number>()
  for (const { moreWords } of records) for (const word of moreWords) counts.set(word, (counts.get(word) ?? 0) + 1)
  const of = new Map([...counts].map(([word, count]) => [word, Math.log((records.length + 1) / (count + 0.5))]))
  return { of, unseen: Math.log(2 * (records.length + 1)) }
}

/**
 * What tells whether two records are the same thing: likenesses and differences in a fixed order, NaN where one of them does not say.
 * @param told  what their words tell by themselves, in log-odds
 */
export function comparePair(a: Described, b: Described, rarity: Rarity, told: number): Float32Array {
  const weight = (word: string) => rarity.of.get(word) ?? rarity.unseen
  const names = overlap(a.words, b.words, weight)
  const more = overlap(a.moreWords, b.moreWords, weight)
  const grams = shared(a.grams, b.grams)
  const codes = shared(a.codes, b.codes)
  const numbers = shared(a.numbers, b.numbers)
  const fewestCodes = Math.min(a.codes.size, b.codes.size)
  const left = cover(a, b, weight)
  const right = cover(b, a, weight)
  const figures = shared(a.figures, b.figures)
  const [figuresLeft, figuresRight] = [a.figures.size - figures, b.figures.size - figures]
  const fewestNumbers = Math.min(a.numbers.size, b.numbers.size)
  return Float32Array.of(
    names.cosine,
    more.cosine,
    names.left,
    names.right,
    ratio(2 * grams, a.grams.size + b.grams.size),
    ratio(grams, Math.min(a.grams.size, b.grams.size)),
    names.missingLeft,
    names.missingRight,
    fewestCodes === 0 ? Number.NaN : codes,
    within(a.codes, b.joined) + within(b.codes, a.joined) + (codes > 0 ? 1 : 0),
    fewestCodes === 0 ? Number.NaN : codes === 0 ? 1 : 0,
    nearestCodes(a.codes, b.codes),
    fewestNumbers === 0 ? Number.NaN : numbers / fewestNumbers,
    a.numbers.size + b.numbers.size - 2 * numbers,
    Math.abs(Math.log(a.price / b.price)),
    a.brand === '' || b.brand === '' ? Number.NaN : a.brand === b.brand ? 1 : 0,
    a.nameWords[0] === b.nameWords[0] ? 1 : 0,
    ratio(Math.min(a.words.size, b.words.size), Math.max(a.words.size, b.words.size)),
    names.rarest,
    inOrder(a.nameWords, b.nameWords),
    Math.min(a.words.size, b.words.size),
    a.code === '' || b.code === '' ? Number.NaN : a.code === b.code ? 1 : 0,
    fewestCodes === 0 ? Number.NaN : nested(a.codes, b.codes),
    Math.min(brandIn(a, b), brandIn(b, a)),
    names.lostLeft,
    names.lostRight,
    Math.min(a.words.size, b.words.size) - shared(a.words, b.words),
    left.part,
    right.part,
    left.missing,
    right.missing,
    Math.min(left.part, right.part),
    Math.max(left.part, right.part),
    Math.min(left.lost, right.lost),
    figures,
    Math.min(figuresLeft, figuresRight),
    Math.max(figuresLeft, figuresRight),
    a.figures.size + b.figures.size === 0
      ? Number.NaN
      : figures / Math.max(1, Math.min(a.figures.size, b.figures.size)),
    Math.log(a.price / b.price),
    Math.min(a.price, b.price),
    told,
  )
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (word: string) => number) {
  let common = 0
  let rarest = 0
  const side = (own: ReadonlySet<string>, other: ReadonlySet<string>, counts: boolean) => {
    let square = 0
    let missing = 0
    let lost = 0
    for (const word of own) {
      const heavy = weight(word)
      square += heavy * heavy
      if (!other.has(word)) {
        missing = Math.max(missing, heavy)
        lost += heavy
      } else if (counts) {
        common += heavy * heavy
        rarest = Math.max(rarest, heavy)
      }
    }
    return { square, missing, lost }
  }
  const left = side(a, b, true)
  const right = side(b, a, false)
  return {
    cosine: ratio(common, Math.sqrt(left.square * right.square)),
    left: ratio(common, left.square),
    right: ratio(common, right.square),
    missingLeft: left.missing,
    missingRight: right.missing,
    lostLeft: left.lost,
    lostRight: right.lost,
    rarest,
  }
}

/** How much of one record's words the other has, words that stand for each other counted in part ("soft" tf-idf, Cohen and others 2003). */
function cover(own: Described, other: Described, weight: (word: string) => number) {
  let all = 0
  let covered = 0
  let missing = 0
  const candidates = [...other.words].filter((word) => !own.words.has(word))
  for (const word of own.words) {
    const heavy = weight(word)
    all += heavy * heavy
    let best = other.words.has(word) ? 1 : 0
    if (best === 0) {
      for (const candidate of candidates) best = Math.max(best, wordLikeness(word, candidate))
      // `shop` in `printshop`
      if (best === 0 && word.length >= 4 && other.joined.includes(word)) best = 0.9
      missing = Math.max(missing, (1 - best) * heavy)
    }
    covered += best * heavy * heavy
  }
  return { part: ratio(covered, all), missing, lost: all - covered }
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const one of a) if (b.has(one)) count += 1
  return count
}

/** Codes of one that stand in the other, however that writes them. */
function within(codes: ReadonlySet<string>, joined: string): number {
  let count = 0
  for (const code of codes) if (code.length >= 4 && joined.includes(code)) count += 1
  return count
}

/** Pairs of codes of which one is a part of the other: `hpq6511x` and `q6511x`. */
function nested(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const one of a)
    for (const other of b)
      if (one.length >= 4 && other.length >= 4 && (one.includes(other) || other.includes(one))) count += 1
  return count
}

/** Whether the maker named apart in one stands in the other; NaN where none is named. */
function brandIn(a: Described, b: Described): number {
  if (a.brandWords.length === 0) return Number.POSITIVE_INFINITY
  return a.brandWords.some((word) => b.words.has(word)) ? 1 : 0
}

/** Likeness of the two codes most alike: the part of the longer one that they begin with in common. */
function nearestCodes(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return Number.NaN
  let best = 0
  for (const one of a)
    for (const other of b) {
      let same = 0
      while (same < one.length && one[same] === other[same]) same++
      best = Math.max(best, same / Math.max(one.length, other.length))
    }
  return best
}

/** Of pairs of neighbours in the shorter name, the part that are neighbours in the other. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  const pairsOf = (words: readonly string[]) => new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))
  const [left, right] = [pairsOf(a), pairsOf(b)]
  return ratio(shared(left, right), Math.min(left.size, right.size))
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
