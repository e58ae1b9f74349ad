import type { LatentTexts } from './latent-texts.ts'
import type { Likeness } from './likeness.ts'
import type { Separation } from './separate-values.ts'
import type { Meanings } from './text-meaning.ts'

/** What some texts are known to have of one kind: their category, or the value of a field. */
export interface KnownValues {
  values: readonly string[]
  /** index into `values` by text; -1: the text has none */
  ofText: Int32Array
  /** texts by value */
  counts: readonly number[]
  /** by text: the part of its squared length that comes from features others have too */
  shared: Float32Array
  /** by text: values that a person said it does not have, as indices into `values` */
  rejected: ReadonlyMap<number, ReadonlySet<number>>
  middles: Middles
  /** what stands together in the texts; undefined where so many have a value that these tell by themselves */
  latent: LatentTexts | undefined
  /** what texts without a value are taken for meanwhile; undefined: for nothing */
  assumed: Assumed | undefined
  /** what tells the values from one another; undefined where too much would have to be looked at, or too little is known */
  separation: Separation | undefined
}

/** The middle of each value's texts. */
export interface Middles {
  /** squared length of the sum of a value's texts */
  squares: Float64Array
  /** sum of what they mean; undefined where nothing tells */
  meanings: readonly (Float32Array | undefined)[]
  /** sum of their latent directions; undefined where nothing tells */
  latent: readonly (Float32Array | undefined)[]
}

export interface Assumed {
  /** index into `values` by text; -1: nothing is assumed of it */
  ofText: Int32Array
  /** by text, 0 to 1 */
  weights: Float32Array
  /** by value: the part of all texts that has it, as far as can be told; of 1 */
  parts: Float64Array
  /** by value: what its likenesses are multiplied by, as values of many different things are like each of them less */
  levels: Float64Array
}

/** By text: values that a person said it does not have. */
export type Rejections = ReadonlyMap<number, ReadonlySet<string>>

/**
 * @param known  the value each text has; undefined: none
 */
export function knowValues(
  index: Likeness,
  known: readonly (string | undefined)[],
  meanings: Meanings,
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
    shared: index.alone.map((alone) => 1 - alone),
    rejected,
    middles: findMiddles(index, { meanings, latent: undefined }, places.size, ofText),
    latent: undefined,
    assumed: undefined,
    separation: undefined,
  }
}

/** The same without the values of some texts. */
export function hideValues(
  index: Likeness,
  meanings: Meanings,
  known: KnownValues,
  isHidden: (text: number) => boolean,
): KnownValues {
  const ofText = known.ofText.map((value, text) => (isHidden(text) ? -1 : value))
  const counts = known.counts.map(() => 0)
  for (const value of ofText) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1
  const middles = findMiddles(index, { meanings, latent: known.latent }, counts.length, ofText)
  return { ...known, ofText, counts, middles }
}

/** The value a text counts for, and how much: its own wholly, an assumed one in part. */
export function shareOf(
  { ofText, assumed }: Pick<KnownValues, 'ofText' | 'assumed'>,
  text: number,
): { value: number; weight: number } {
  const value = ofText[text] ?? -1
  if (value >= 0) return { value, weight: 1 }
  return { value: assumed?.ofText[text] ?? -1, weight: assumed?.weights[text] ?? 0 }
}

/** With what stands together in the texts of the index. */
export function withLatent(index: Likeness, meanings: Meanings, known: KnownValues, latent: LatentTexts): KnownValues {
  const middles = findMiddles(index, { meanings, latent }, known.counts.length, known.ofText)
  return { ...known, latent, middles }
}

export function findMiddles(
  index: Likeness,
  { meanings, latent }: { meanings: Meanings; latent: LatentTexts | undefined },
  values: number,
  ofText: Int32Array,
  assumed?: Assumed,
): Middles {
  const squares = new Float64Array(values)
  const meant: (Float32Array | undefined)[] = Array.from({ length: values })
  const standing: (Float32Array | undefined)[] = Array.from({ length: values })
  for (let text = 0; text < index.size; text++) {
    const { value, weight } = shareOf({ ofText, assumed }, text)
    if (value < 0) continue
    squares[value] = (squares[value] ?? 0) + weight * weight * (index.alone[text] ?? 0)
    addTo(meant, value, meanings[text], weight)
    addTo(standing, value, latent?.rows[text], weight)
  }
  const sums = new Map<number, number>()
  for (let feature = 0; feature + 1 < index.starts.length; feature++) {
    // what one text has alone is added above
    if ((index.starts[feature + 1] ?? 0) - (index.starts[feature] ?? 0) < 2) continue
    sums.clear()
    for (let at = index.starts[feature] ?? 0; at < (index.starts[feature + 1] ?? 0); at++) {
      const { value, weight } = shareOf({ ofText, assumed }, index.texts[at] ?? 0)
      if (value >= 0) sums.set(value, (sums.get(value) ?? 0) + weight * (index.weights[at] ?? 0))
    }
    for (const [value, sum] of sums) squares[value] = (squares[value] ?? 0) + sum * sum
  }
  return { squares, meanings: meant, latent: standing }
}

function addTo(
  sums: (Float32Array | undefined)[],
  value: number,
  direction: Float32Array | undefined,
  weight: number,
): void {
  if (!direction) return
  const sum = sums[value] ?? new Float32Array(direction.length)
  sums[value] = sum
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + weight * (direction[at] ?? 0)
}
