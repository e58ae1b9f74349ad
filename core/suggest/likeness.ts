import type { Features } from './text-features.ts'

/** Texts ready to be compared with others: each a unit vector of its features, weighted by how rare they are (tf-idf). */
export interface Likeness {
  size: number
  features: ReadonlyMap<string, number>
  idf: Float32Array
  /** texts of feature f: `texts` and `weights` from `starts[f]` to `starts[f + 1]` */
  starts: Uint32Array
  texts: Uint32Array
  weights: Float32Array
  /** by text: the part of its squared length, which is 1, that comes from features it has alone */
  alone: Float32Array
}

/** Of the postings of one text, the rarest features first; what is in many texts says little and costs most. */
const mostVisits = 200_000
/** Of more texts than this, features that one has alone are not kept: there are many of them, and they seldom meet another text. */
const fewTexts = 3_000

export function indexTexts(all: readonly Features[]): Likeness {
  const counts = new Map<string, number>()
  for (const features of all) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const features = new Map<string, number>()
  const idf: number[] = []
  const starts = [0]
  for (const [name, count] of counts) {
    if (count < 2 && all.length > fewTexts) continue
    features.set(name, idf.length)
    idf.push(Math.log(1 + all.length / count))
    starts.push((starts.at(-1) ?? 0) + count)
  }
  const index: Likeness = {
    size: all.length,
    features,
    idf: Float32Array.from(idf),
    starts: Uint32Array.from(starts),
    texts: new Uint32Array(starts.at(-1) ?? 0),
    weights: new Float32Array(starts.at(-1) ?? 0),
    alone: new Float32Array(all.length),
  }
  const next = index.starts.slice()
  const rareWeight = Math.log(1 + all.length)
  for (const [text, own] of all.entries()) {
    let shared = 0
    for (const { feature, weight } of toVector(index, own, rareWeight)) {
      if ((index.starts[feature + 1] ?? 0) - (index.starts[feature] ?? 0) > 1) shared += weight * weight
      const at = next[feature] ?? 0
      index.texts[at] = text
      index.weights[at] = weight
      next[feature] = at + 1
    }
    index.alone[text] = Math.max(0, 1 - shared)
  }
  return index
}

/**
 * The known features of a text, the rarest first, as a unit vector.
 * @param rareWeight  of unknown ones: they lengthen it, so that much of its own makes a text less like all others
 * @param without  a text of the index: what it has alone is unknown
 */
function toVector(
  index: Likeness,
  features: Features,
  rareWeight = 0,
  without?: number,
): { feature: number; weight: number }[] {
  const vector: { feature: number; weight: number }[] = []
  let square = 0
  for (const [name, given] of features) {
    let feature = index.features.get(name)
    if (feature !== undefined && without !== undefined && isAlone(index, feature, without)) feature = undefined
    const weight = given * (feature === undefined ? rareWeight : (index.idf[feature] ?? 0))
    square += weight * weight
    if (feature !== undefined) vector.push({ feature, weight })
  }
  const length = Math.sqrt(square)
  for (const part of vector) part.weight /= length
  return vector.sort((a, b) => (index.idf[b.feature] ?? 0) - (index.idf[a.feature] ?? 0))
}

/** A text as a unit vector of the features of the index; what it has that no text of the index has lengthens it. */
export function vectorOf(index: Likeness, features: Features): { feature: number; weight: number }[] {
  return toVector(index, features, Math.log(1 + index.size))
}

function isAlone({ starts, texts }: Likeness, feature: number, text: number): boolean {
  const from = starts[feature] ?? 0
  return starts[feature + 1] === from + 1 && texts[from] === text
}

/** Texts of the index that share a feature with another, and how alike each is to it, above 0 to 1. */
export interface Alike {
  texts: readonly number[]
  /** by place in `texts` */
  likeness: Float32Array
}

/**
 * How alike a text is to each of the index: cosines of those that share a feature.
 * @param without  a text of the index: the text is compared as if that were not there
 */
export function likenesses(index: Likeness, features: Features, without?: number): Alike {
  const sums = new Float32Array(index.size)
  const texts: number[] = []
  let visits = 0
  for (const { feature, weight } of toVector(index, features, 0, without)) {
    const [from = 0, to = 0] = [index.starts[feature], index.starts[feature + 1]]
    visits += to - from
    if (visits > mostVisits && texts.length > 0) break
    for (let at = from; at < to; at++) {
      const text = index.texts[at] ?? 0
      if (sums[text] === 0) texts.push(text)
      sums[text] = (sums[text] ?? 0) + weight * (index.weights[at] ?? 0)
    }
  }
  return { texts, likeness: Float32Array.from(texts, (text) => sums[text] ?? 0) }
}

/** The texts most alike, the nearest first. */
export function nearestTexts({ texts, likeness }: Alike, most: number, without?: number): number[] {
  return texts
    .map((text, at) => ({ text, likeness: likeness[at] ?? 0 }))
    .filter(({ text }) => text !== without)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ text }) => text)
}

/** Which texts have a feature. */
export function textsWith(index: Likeness, name: string): Uint32Array {
  const feature = index.features.get(name)
  if (feature === undefined) return new Uint32Array()
  return index.texts.subarray(index.starts[feature], index.starts[feature + 1])
}
