import { type Alike, type Likeness, likenesses } from './likeness.ts'
import type { Features } from './text-features.ts'

/** A text ready to be guessed from: what it is made of, what it means, and how alike the texts of the index are. */
export interface Compared {
  features: Features
  meaning: Float32Array | undefined
  like: Alike
  index: Likeness
  /** where the text itself stands in the index, which says nothing of it; undefined: it does not */
  place: number | undefined
}

/** @param place  where the text itself stands in the index: it is compared as if it did not */
export function compareText(
  index: Likeness,
  features: Features,
  meaning: Float32Array | undefined,
  place?: number,
): Compared {
  return { features, meaning, like: likenesses(index, features, place), index, place }
}
