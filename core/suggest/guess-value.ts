import type { Compared } from './compare-text.ts'
import { type KnownValues, shareOf } from './known-values.ts'
import { latentOf } from './latent-texts.ts'
import { chancesOf, partsOf } from './separate-values.ts'

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
/** Where texts without a value tell how common each value is, that counts in full; they tell what stands together besides, so that words and meaning count less. */
const told = { sharpness: 13, meaning: 0.55, latent: 0.3, nearWeight: 1.4 }
const neighbours = 20
/** What the nearest texts say counts up to twice what the whole of each value's texts says: all the more, the more texts a value has. */
const nearWeight = 2
const nearTexts = 20
/** Likeness of meaning, which tells little apart, beside likeness of words. */
const meaningWeight = 0.6
/** What tells values from one another, beside what each has in common. */
const separatedPart = 0.4
/** A text that a person looked at and put right says as much as two that nobody may have looked at. */
const correctedWeight = 2

/**
 * The likeliest value of a text: nearest centroid (Rocchio) by words and by what they mean, and weighted nearest neighbours, which say different things where
 * values are few or many. Undefined when no like text has a value.
 * @param isTrial  the text has a value, and is guessed as if it had none
 */
export function guessValue(known: KnownValues, compared: Compared, isTrial = false): Guess | undefined {
  const { values, counts, ofText } = known
  const { like, place } = compared
  // a trial is told by items alone: what was said of its neighbours would tell rejected ones from others, because each lacks its own
  const rejected = isTrial ? none : known.rejected
  const sums = new Float64Array(values.length)
  const near: Near[] = []
  const against: Near[] = []
  for (const [at, text] of like.texts.entries()) {
    const likeness = like.likeness[at] ?? 0
    if (text === place) continue
    if (rejected.has(text)) against.push({ text, likeness })
    const { value, weight } = shareOf(known, text)
    if (value < 0) continue
    sums[value] = (sums[value] ?? 0) + weight * likeness
    if ((ofText[text] ?? -1) >= 0) keepNearest(near, text, likeness)
  }
  if (near.length === 0) return undefined
  const { cosines, scores } = scoreMiddles(known, compared, sums)
  const total = scores.reduce((sum, score) => sum + score, 0)
  const common = commonerThanKnown(known)
  const nearest = new Float64Array(values.length)
  const votes = new Float64Array(values.length)
  let allVotes = 0
  for (const { text, likeness } of near) {
    const value = ofText[text] ?? 0
    const vote = likeness * likeness * (rejected.has(text) ? correctedWeight : 1) * (common[value] ?? 1)
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
  const each = counts.reduce((sum, count) => sum + count, 0) / values.length
  const nearPart = ((known.assumed ? told.nearWeight : nearWeight) * each) / (each + nearTexts)
  const separated = separatedChances(known, compared)
  let best = 0
  let second = 0
  for (let value = 0; value < values.length; value++) {
    const near = allVotes > 0 ? (votes[value] ?? 0) / allVotes : 0
    const alike = ((total > 0 ? (scores[value] ?? 0) / total : 0) + nearPart * near) / (1 + nearPart)
    scores[value] = separated ? (1 - separatedPart) * alike + separatedPart * (separated[value] ?? 0) : alike
    if ((scores[value] ?? 0) > (scores[best] ?? 0)) best = value
  }
  for (let value = 0; value < values.length; value++) if (value !== best) second = Math.max(second, scores[value] ?? 0)
  const isOwn = place !== undefined && best === ofText[place]
  return {
    value: best,
    share: scores[best] ?? 0,
    second,
    nearShare: allVotes > 0 ? (votes[best] ?? 0) / allVotes : 0,
    cosine: cosines[best] ?? 0,
    nearest: nearest[best] ?? 0,
    count: (counts[best] ?? 0) - (isOwn ? 1 : 0),
  }
}

function separatedChances(
  { separation }: KnownValues,
  { index, features, meaning }: Compared,
): Float64Array | undefined {
  return separation && chancesOf(separation, partsOf(index, separation.lines, features, meaning))
}

/**
 * How alike a text is to the middle of each value's texts, of which it may be one that is left out.
 * @param sums  by value: likenesses to its texts, without the text itself
 */
export function scoreMiddles(
  { values, counts, ofText, shared, middles, assumed, latent, ...known }: KnownValues,
  { meaning, like, place }: Compared,
  sums: Float64Array,
): { cosines: Float64Array; scores: Float64Array } {
  const own = place === undefined ? undefined : shareOf({ ofText, assumed, ...known }, place)
  const direction = assumed && latent ? latentOf(latent, like, place) : undefined
  const isCounted = place !== undefined && (ofText[place] ?? -1) >= 0
  const cosines = new Float64Array(values.length)
  const scores = new Float64Array(values.length)
  for (let value = 0; value < values.length; value++) {
    const weight = own?.value === value ? own.weight : 0
    const sum = sums[value] ?? 0
    const square =
      (middles.squares[value] ?? 0) - 2 * weight * sum * Math.sqrt(shared[place ?? -1] ?? 1) - weight * weight
    const count = (counts[value] ?? 0) - (isCounted && own?.value === value ? 1 : 0)
    cosines[value] = count > 0 && square > 1e-9 ? sum / Math.sqrt(square) : 0
    if (count <= 0) continue
    const cosine = cosines[value] ?? 0
    const meant = likeDirection(meaning, middles.meanings[value], weight)
    const standing = likeDirection(direction, middles.latent[value], weight)
    scores[value] = assumed
      ? Math.exp(told.sharpness * (cosine + told.meaning * meant + told.latent * standing - 1)) *
        (assumed.parts[value] ?? 0) *
        (assumed.levels[value] ?? 1)
      : Math.exp(sharpness * (cosine + meaningWeight * meant - 1)) * count ** commonness
  }
  return { cosines, scores }
}

/** Cosine of the direction of a text and the sum of those of a value's texts, the text itself taken away from it as far as it counts. */
function likeDirection(own: Float32Array | undefined, sum: Float32Array | undefined, counted: number): number {
  if (!own || !sum) return 0
  let dot = 0
  let square = 0
  for (let at = 0; at < sum.length; at++) {
    const direction = own[at] ?? 0
    const part = (sum[at] ?? 0) - counted * direction
    dot += part * direction
    square += part * part
  }
  return square > 1e-9 ? dot / Math.sqrt(square) : 0
}

/** By value: how much commoner it is among all texts than among those that are known, by the root, as it is an estimate. */
function commonerThanKnown({ counts, assumed }: KnownValues): Float64Array {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return Float64Array.from(counts, (count, value) =>
    assumed && count > 0 ? Math.sqrt(((assumed.parts[value] ?? 0) * all) / count) : 1,
  )
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
