import { singularOf } from '#core/search/stem.ts'

/**
 * What common English words mean, as directions in a space of a few dozen dimensions: words that are used alike point alike. Made by
 * `scripts/make-word-vectors.ts`; 100,000 words of 100 dimensions take 6 MB and about 10 MB for finding them.
 */
export interface WordVectors {
  dimensions: number
  /** word -> place among the words, commonest first */
  places: ReadonlyMap<string, number>
  /** two coordinates to a byte, each -7 to 7 with 8 added, the first in the low half */
  halves: Uint8Array
}

const magic = 0x56_57_50_49
const headerBytes = 16

/**
 * Packs word vectors into one file: four numbers of 32 bits (a mark, how many words, dimensions, bytes of the words), the words
 * parted by line ends, then the coordinates, half a byte each.
 * @param rows  of unit length, as many as words, an even number of coordinates each
 */
export function packWordVectors(words: readonly string[], rows: readonly Float32Array[]): Uint8Array {
  const text = new TextEncoder().encode(words.join('\n'))
  const dimensions = rows[0]?.length ?? 0
  const packed = new Uint8Array(headerBytes + text.length + (words.length * dimensions) / 2)
  const header = new DataView(packed.buffer)
  for (const [at, value] of [magic, words.length, dimensions, text.length].entries())
    header.setUint32(at * 4, value, true)
  packed.set(text, headerBytes)
  let at = headerBytes + text.length
  // a coordinate of a unit vector is mostly within two of its standard deviations, 1 / root of the dimensions
  const steps = 4 * Math.sqrt(dimensions)
  const half = (value = 0) => Math.max(-7, Math.min(7, Math.round(value * steps))) + 8
  for (const row of rows)
    for (let from = 0; from < dimensions; from += 2) packed[at++] = half(row[from]) | (half(row[from + 1]) << 4)
  return packed
}

/**
 * Reads what `packWordVectors` made; the coordinates stay where they lie.
 * @throws Error when it is no such file, or cut off
 */
export function readWordVectors(file: Uint8Array): WordVectors {
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [mark, count = 0, dimensions = 0, textBytes = 0] =
    file.length < headerBytes ? [] : [0, 4, 8, 12].map((at) => header.getUint32(at, true))
  const from = headerBytes + textBytes
  if (mark !== magic || file.length !== from + (count * dimensions) / 2)
    throw new Error('This is no file of word vectors, or a part of one.')
  const words = new TextDecoder().decode(file.subarray(headerBytes, from)).split('\n')
  return { dimensions, places: new Map(words.map((word, place) => [word, place])), halves: file.subarray(from) }
}

/** Where a word stands among the words, itself or without its plural ending; undefined when it is not known. */
export function placeOf({ places }: WordVectors, word: string): number | undefined {
  return places.get(word) ?? places.get(singularOf(word))
}

/** The coordinates of the word at a place, as they are kept: whole numbers from -8 to 7, into a row of a table. */
export function copyRow({ dimensions, halves }: WordVectors, place: number, rows: Int8Array, row: number): void {
  const from = (place * dimensions) / 2
  const to = row * dimensions
  for (let at = 0; at < dimensions; at += 2) {
    const byte = halves[from + at / 2] ?? 0
    rows[to + at] = (byte & 15) - 8
    rows[to + at + 1] = (byte >> 4) - 8
  }
}

/** The direction of the word at a place, of unit length. */
export function directionAt(vectors: WordVectors, place: number): Float32Array {
  const row = new Int8Array(vectors.dimensions)
  copyRow(vectors, place, row, 0)
  const length = lengthOf(row, 0, row.length)
  return Float32Array.from(row, (value) => value / length)
}

/** The length of a row of a table; 1 for nothing. */
export function lengthOf(rows: Int8Array, row: number, dimensions: number): number {
  let squares = 0
  for (let at = row * dimensions; at < (row + 1) * dimensions; at++) squares += (rows[at] ?? 0) ** 2
  return Math.sqrt(squares) || 1
}

/** How much a word says: 0 for the commonest, about 7 for the rarest of 100,000 (the logarithm of its place, as of a frequency by Zipf's law). */
export function weightAt(place: number): number {
  return Math.log(1 + place / 50)
}

/** Cosine of a direction of unit length and a row of a table that is so long. */
export function likeness(direction: Float32Array, rows: Int8Array, row: number, length: number): number {
  const from = row * direction.length
  let sum = 0
  for (let at = 0; at < direction.length; at++) sum += (direction[at] ?? 0) * (rows[from + at] ?? 0)
  return sum / length
}
