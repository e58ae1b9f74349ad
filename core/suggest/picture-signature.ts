/** Pictures are compared by this many pixels a side, of red, green and blue. */
export const sampleSide = 32

/** How a picture looks, small enough to be compared with thousands. */
export interface PictureSignature {
  /** 64 characters 0 or 1: how brightness is spread, coarsely */
  shape: string
  /** mean colours of 4 times 4 fields: brightness, and its blue and red differences, a byte each */
  colours: Uint8Array
}

const waves = 8
const fields = 4
/** Two pictures that have nothing in common differ in half of the bits. */
const unlikeBits = 32
/** Their colours differ by so much of a byte on average. */
const unlikeColour = 64

/**
 * Signs a picture: the signs of its lowest waves against their median (the widely used "pHash", after Zauner, Implementation and Benchmarking
 * of Perceptual Image Hash Functions, 2010), and a colour layout like that of MPEG-7.
 * @param sample  `sampleSide` rows of as many pixels, three bytes each
 */
export function signPicture(sample: Uint8Array): PictureSignature {
  const pixels = sampleSide * sampleSide
  const brightness = new Float64Array(pixels)
  const sums = new Float64Array(fields * fields * 3)
  for (let at = 0; at < pixels; at++) {
    const [red = 0, green = 0, blue = 0] = sample.subarray(at * 3, at * 3 + 3)
    const light = 0.299 * red + 0.587 * green + 0.114 * blue
    brightness[at] = light
    const row = Math.floor(Math.floor(at / sampleSide) / (sampleSide / fields))
    const column = Math.floor((at % sampleSide) / (sampleSide / fields))
    const field = (row * fields + column) * 3
    for (const [n, value] of [light, 128 + 0.564 * (blue - light), 128 + 0.713 * (red - light)].entries())
      sums[field + n] = (sums[field + n] ?? 0) + value
  }
  const perField = pixels / (fields * fields)
  return { shape: toShape(brightness), colours: Uint8Array.from(sums, (sum) => Math.round(sum / perField)) }
}

/** 1 of the same picture, 0 of two that have nothing in common. */
export function likenessOf(one: PictureSignature, other: PictureSignature): number {
  let bits = 0
  for (let n = 0; n < one.shape.length; n++) if (one.shape[n] !== other.shape[n]) bits++
  let colour = 0
  for (const [n, value] of one.colours.entries()) colour += Math.abs(value - (other.colours[n] ?? 0))
  const shapeDistance = Math.min(1, bits / unlikeBits)
  const colourDistance = Math.min(1, colour / one.colours.length / unlikeColour)
  return Math.max(0, 1 - 0.5 * shapeDistance - 0.5 * colourDistance)
}

/** Cosines of the lowest waves, row by row. */
const cosines = Array.from({ length: waves }, (_, wave) =>
  Float64Array.from({ length: sampleSide }, (_, at) => Math.cos((Math.PI * wave * (2 * at + 1)) / (2 * sampleSide))),
)

function toShape(brightness: Float64Array): string {
  const strengths: number[] = []
  for (const down of cosines) {
    for (const across of cosines) {
      let strength = 0
      for (const [row, ofRow] of down.entries())
        for (const [column, ofColumn] of across.entries())
          strength += (brightness[row * sampleSide + column] ?? 0) * ofRow * ofColumn
      strengths.push(strength)
    }
  }
  // the first is the mean brightness: it says nothing of the shape
  const sorted = strengths.slice(1).toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return strengths.map((strength, n) => (n > 0 && strength > median ? '1' : '0')).join('')
}
