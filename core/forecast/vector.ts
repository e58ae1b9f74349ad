/** Element of a numeric kernel's array. The index is in range by the caller's loop bounds; the one unchecked read of this folder. */
export const at = (values: Float64Array, index: number): number => values[index] as number

export function sum(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += at(values, i)
  return total
}

/** Arithmetic mean; 0 for an empty array. */
export const mean = (values: Float64Array): number => (values.length > 0 ? sum(values) / values.length : 0)

/** Quantile of ascending values, interpolated (Hyndman & Fan 1996, type 7); 0 for an empty array. */
export function quantileOfSorted(sorted: Float64Array, level: number): number {
  if (sorted.length === 0) return 0
  const position = Math.min(1, Math.max(0, level)) * (sorted.length - 1)
  const low = Math.floor(position)
  const high = Math.min(sorted.length - 1, low + 1)
  return at(sorted, low) + (position - low) * (at(sorted, high) - at(sorted, low))
}

export const median = (values: Float64Array): number => quantileOfSorted(values.toSorted(), 0.5)

/** Indices 0..length-1 mapped to a new array. */
export const build = (length: number, value: (index: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, index) => value(index))
