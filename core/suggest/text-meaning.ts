import { directionAt, placeOf, type WordVectors, weightAt } from '#core/meaning/word-vectors.ts'
import { fold } from '#core/search/tokens.ts'

/** By text: what its words mean, of unit length; undefined where no word of it is known. */
export type Meanings = readonly (Float32Array | undefined)[]

/** A text is looked at this far. */
const longestText = 1_000
const word = /\p{L}{2,}/gu

/** What the words of a text mean, rare ones more than common ones, of unit length; undefined where none of them is known. */
export function textMeaning(vectors: WordVectors | undefined, text: string): Float32Array | undefined {
  if (!vectors) return undefined
  const sum = new Float32Array(vectors.dimensions)
  for (const [found] of fold(text.slice(0, longestText)).matchAll(word)) {
    const place = placeOf(vectors, found)
    if (place === undefined) continue
    const weight = weightAt(place)
    for (const [at, part] of directionAt(vectors, place).entries()) sum[at] = (sum[at] ?? 0) + weight * part
  }
  const length = Math.hypot(...sum)
  return length > 1e-6 ? sum.map((part) => part / length) : undefined
}
