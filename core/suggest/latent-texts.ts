import type { Steps } from '#core/search/steps.ts'
import type { Alike, Likeness } from './likeness.ts'

/**
 * Texts by the directions in which the texts of their catalogue differ most: two that share no word lie near each other where others use their words together
 * (latent semantic analysis, Deerwester and others 1990). Learned without any value, in whatever language.
 */
export interface LatentTexts {
  /** by text of the index: its direction, of unit length; undefined: it shares nothing with another */
  rows: readonly (Float32Array | undefined)[]
  /** by direction: what each text weighs in it, already divided by the root of how much the direction tells */
  axes: readonly Float32Array[]
}

/** Directions are found from so many texts, spread over all. */
const mostLooked = 3_000
const rounds = 8

/**
 * Finds the directions by orthogonal iteration over the texts' likenesses, which are never written out: 1,000 texts take 0.3 s of processor time, 3,000 and more 1 s.
 * @param most  directions; of few texts a quarter as many
 */
export function* findLatentTexts(index: Likeness, most = 100): Steps<LatentTexts> {
  const { size } = index
  const step = Math.max(1, size / mostLooked)
  const isLooked = new Uint8Array(size)
  for (let at = 0; at < size; at += step) isLooked[Math.floor(at)] = 1
  const dimensions = Math.min(most, Math.floor(size / 4))
  let axes: Float32Array[] = Array.from({ length: dimensions }, (_, axis) =>
    Float32Array.from({ length: size }, (__, text) => (isLooked[text] ? scatter(axis * size + text) : 0)),
  )
  const strengths = new Float64Array(dimensions)
  for (let round = 0; round < rounds; round++) {
    for (const [axis, own] of axes.entries()) {
      const next = timesLikeness(index, own)
      for (let text = 0; text < size; text++) if (!isLooked[text]) next[text] = 0
      strengths[axis] = lengthOf(next)
      axes[axis] = next
      yield
    }
    for (const [axis, own] of axes.entries()) {
      for (let other = 0; other < axis; other++) takeAway(own, axes[other] ?? own)
      divide(own, lengthOf(own))
      yield
    }
  }
  axes = axes.filter((_, axis) => (strengths[axis] ?? 0) > 1e-6)
  const rows = Array.from({ length: size }, () => new Float32Array(axes.length))
  for (const [axis, own] of axes.entries()) {
    divide(own, Math.sqrt(strengths[axis] ?? 1))
    for (const [text, value] of timesLikeness(index, own).entries()) (rows[text] ?? own)[axis] = value
    yield
  }
  return { rows: rows.map(toUnit), axes }
}

/** The direction of a text, one of the index or by those it is like; undefined: it is like none. */
export function latentOf({ rows, axes }: LatentTexts, like: Alike, place?: number): Float32Array | undefined {
  if (place !== undefined) return rows[place]
  const row = new Float32Array(axes.length)
  for (const [axis, weights] of axes.entries()) {
    let sum = 0
    for (const [at, text] of like.texts.entries()) sum += (like.likeness[at] ?? 0) * (weights[text] ?? 0)
    row[axis] = sum
  }
  return toUnit(row)
}

/** By text: the sum of its likenesses to all, weighted by a value of each. */
function timesLikeness({ size, starts, texts, weights, alone }: Likeness, values: Float32Array): Float32Array {
  const sums = new Float32Array(size)
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    const from = starts[feature] ?? 0
    const to = starts[feature + 1] ?? 0
    // what one text has alone makes it like itself, below
    if (to - from < 2) continue
    let sum = 0
    for (let at = from; at < to; at++) sum += (weights[at] ?? 0) * (values[texts[at] ?? 0] ?? 0)
    if (sum === 0) continue
    for (let at = from; at < to; at++) {
      const text = texts[at] ?? 0
      sums[text] = (sums[text] ?? 0) + (weights[at] ?? 0) * sum
    }
  }
  for (let text = 0; text < size; text++) sums[text] = (sums[text] ?? 0) + (alone[text] ?? 0) * (values[text] ?? 0)
  return sums
}

function takeAway(from: Float32Array, direction: Float32Array): void {
  let dot = 0
  for (let at = 0; at < from.length; at++) dot += (from[at] ?? 0) * (direction[at] ?? 0)
  for (let at = 0; at < from.length; at++) from[at] = (from[at] ?? 0) - dot * (direction[at] ?? 0)
}

function divide(values: Float32Array, by: number): void {
  if (by > 0) for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / by
}

function toUnit(row: Float32Array): Float32Array | undefined {
  const length = lengthOf(row)
  if (length < 1e-6) return undefined
  divide(row, length)
  return row
}

function lengthOf(values: Float32Array): number {
  let square = 0
  for (const value of values) square += value * value
  return Math.sqrt(square)
}

/** Numbers from -0.5 to 0.5 that look like chance and are the same each time. */
function scatter(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b_3c6d)
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a_2d39) >>> 0) / 2 ** 32 - 0.5
}
