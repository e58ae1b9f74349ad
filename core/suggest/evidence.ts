import type { KnownValues } from './known-values.ts'
import { type Likeness, textsWith } from './likeness.ts'
import type { Features } from './text-features.ts'

/** Words of a text that speak for a value: of `of` texts that have them, `having` have the value. */
export interface Evidence {
  words: string
  having: number
  of: number
}

const fewest = 2

/** The words, or pair of words, that speak most for a value, after Laplace's rule of succession; undefined when none is known. */
export function strongestEvidence(
  index: Likeness,
  { ofText, rejected }: KnownValues,
  value: number,
  features: Features,
  without?: number,
): Evidence | undefined {
  let best: Evidence | undefined
  for (const name of features.keys()) {
    if (name.startsWith('c')) continue
    let having = 0
    let of = 0
    for (const text of textsWith(index, name)) {
      if (text === without) continue
      // one that was said not to have it speaks against it as one that has another
      if ((ofText[text] ?? -1) < 0 && (without !== undefined || !rejected.get(text)?.has(value))) continue
      of += 1
      if (ofText[text] === value) having += 1
    }
    if (having < fewest) continue
    const found = { words: name, having, of }
    if (!best || strengthOf(found) > strengthOf(best)) best = found
  }
  return best
}

/** Between 0 and 1; three of three say less than thirty of thirty-one. */
export function strengthOf(evidence: Evidence | undefined): number {
  return evidence ? (evidence.having + 0.5) / (evidence.of + 1.5) : 0.05
}
