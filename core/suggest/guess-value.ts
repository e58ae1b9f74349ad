import type { Alike, Likeness } from './likeness.ts'

/** What some texts are known to have of one kind: their category, or the value of a field. */
export interface KnownValues {
  values: readonly string[]
  /** index into `values` by text; -1: the text has none */
  ofText: Int32Array
  /** texts by value */
  counts: readonly number[]
  /** squared length of the sum of a value's texts */
  squares: Float64Array
  /** by text: the part of its squared length that comes from features others have too */
  shared: Float32Array
  /** by text: values that a person said it does not have, as indices into `values` */
  rejected: ReadonlyMap<number, ReadonlySet<number>>
}

/** By text: values that a person said it does not have. */
export type Rejections = ReadonlyMap<number, ReadonlySet<string>>

export interface Guess {
  /** index into `values` */
  value: number
  /** of 1, shared among all values */
  share: number
  second: number
  /** of the nearest texts that have a value, the part that has this one */
  nearShare: number
  cosine: number
  /** likeness of the nearest text that has this value */
  nearest: number
  /** texts that have the value */
  count: number
}

const none: KnownValues['rejected'] = new Map()
const sharpness = 18
const commonness = 0.15
const neighbours = 20
/** What the nearest texts say counts twice what the whole of each value's texts says. */
const nearWeight = 2
/** A text that a person looked at and put right says as much as two that nobody may have looked at. */
const correctedWeight = 2

/**
 * @param known  the value each text has; undefined: none
 */
export function knowValues(
  index: Likeness,
  known: readonly (string | undefined)[],
  rejections: Rejections = new Map(),
): KnownValues {
  const places = new Map<string, number>()
  const counts: number[] = []
  const ofText = Int32Array.from({ length: index.size }, (_, text) => {
    const value = known[text]
    if (value === undefined) return -1
    const place = places.get(value) ?? places.size
    places.set(value, place)
    counts[place] = (counts[place] ?? 0) + 1
    return place
  })
  const rejected = new Map(
    [...rejections].map(([text, values]) => [text, new Set([...values].flatMap((value) => places.get(value) ?? []))]),
  )
  return {
    values: [...places.keys()],
    ofText,
    counts,
    squares: sumSquares(index, ofText, places.size),
    shared: index.alone.map((alone) => 1 - alone),
    rejected,
  }
}

function sumSquares(index: Likeness, ofText: Int32Array, values: number): Float64Array {
  const squares = new Float64Array(values)
  for (const [text, value] of ofText.entries())
    if (value >= 0) squares[value] = (squares[value] ?? 0) + (index.alone[text] ?? 0)
  const sums = new Map<number, number>()
  for (let feature = 0; feature + 1 < index.starts.length; feature++) {
    // what one text has alone is added above
    if ((index.starts[feature + 1] ?? 0) - (index.starts[feature] ?? 0) < 2) continue
    sums.clear()
    for (let at = index.starts[feature] ?? 0; at < (index.starts[feature + 1] ?? 0); at++) {
      const text = index.texts[at] ?? 0
      const value = ofText[text] ?? -1
      if (value >= 0) sums.set(value, (sums.get(value) ?? 0) + (index.weights[at] ?? 0))
    }
    for (const [value, sum] of sums) squares[value] = (squares[value] ?? 0) + sum * sum
  }
  return squares
}

/**
 * The likeliest value of a text: nearest centroid (Rocchio) and weighted nearest neighbours, which say different things where values are
 * few or many. Undefined when no like text has a value.
 * @param alike  texts of the index that are like it
 * @param without  a text of the index that is guessed as if it were not there
 */
export function guessValue(
  { values, ofText, counts, squares, shared, rejected: known }: KnownValues,
  alike: Alike,
  without?: number,
): Guess | undefined {
  // a trial is told by items alone: what was said of its neighbours would tell rejected ones from others, because each lacks its own
  const rejected = without === undefined ? known : none
  const sums = new Float64Array(values.length)
  const near: Near[] = []
  const against: Near[] = []
  for (const [at, text] of alike.texts.entries()) {
    const likeness = alike.likeness[at] ?? 0
    const value = ofText[text] ?? -1
    if (text === without) continue
    if (rejected.has(text)) against.push({ text, likeness })
    if (value < 0) continue
    sums[value] = (sums[value] ?? 0) + likeness
    keepNearest(near, text, likeness)
  }
  if (near.length === 0) return undefined
  const own = without === undefined ? -1 : (ofText[without] ?? -1)
  const cosines = new Float64Array(values.length)
  const scores = new Float64Array(values.length)
  let total = 0
  for (let value = 0; value < values.length; value++) {
    let square = squares[value] ?? 0
    let count = counts[value] ?? 0
    if (value === own && without !== undefined) {
      square -= 2 * (sums[value] ?? 0) * Math.sqrt(shared[without] ?? 1) + 1
      count -= 1
    }
    cosines[value] = count > 0 && square > 1e-9 ? (sums[value] ?? 0) / Math.sqrt(square) : 0
    scores[value] = count > 0 ? Math.exp(sharpness * ((cosines[value] ?? 0) - 1)) * count ** commonness : 0
    total += scores[value] ?? 0
  }
  const nearest = new Float64Array(values.length)
  const votes = new Float64Array(values.length)
  let allVotes = 0
  for (const { text, likeness } of near) {
    const value = ofText[text] ?? 0
    const vote = likeness * likeness * (rejected.has(text) ? correctedWeight : 1)
    votes[value] = (votes[value] ?? 0) + vote
    allVotes += vote
    nearest[value] = Math.max(nearest[value] ?? 0, likeness)
  }
  // a text as near as those that vote, and said not to have a value, takes a vote from it and gives it to none
  const farthest = near.at(-1)?.likeness ?? 0
  for (const { text, likeness } of against)
    if (likeness >= farthest)
      for (const value of rejected.get(text) ?? [])
        votes[value] = Math.max(0, (votes[value] ?? 0) - likeness * likeness)
  let best = 0
  let second = 0
  for (let value = 0; value < values.length; value++) {
    const near = allVotes > 0 ? (votes[value] ?? 0) / allVotes : 0
    scores[value] = ((total > 0 ? (scores[value] ?? 0) / total : 0) + nearWeight * near) / (1 + nearWeight)
    if ((scores[value] ?? 0) > (scores[best] ?? 0)) best = value
  }
  for (let value = 0; value < values.length; value++) if (value !== best) second = Math.max(second, scores[value] ?? 0)
  return {
    value: best,
    share: scores[best] ?? 0,
    second,
    nearShare: allVotes > 0 ? (votes[best] ?? 0) / allVotes : 0,
    cosine: cosines[best] ?? 0,
    nearest: nearest[best] ?? 0,
    count: (counts[best] ?? 0) - (best === own ? 1 : 0),
  }
}

interface Near {
  text: number
  likeness: number
}

function keepNearest(near: Near[], text: number, likeness: number): void {
  if (near.length === neighbours && likeness <= (near.at(-1)?.likeness ?? 0)) return
  let at = near.length
  while (at > 0 && (near[at - 1]?.likeness ?? 0) < likeness) at--
  near.splice(at, 0, { text, likeness })
  if (near.length > neighbours) near.pop()
}
