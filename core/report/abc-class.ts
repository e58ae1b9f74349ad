/** Shares of the whole, above 0 and at most 1, at which class B and class C begin. */
export interface AbcLimits {
  a: number
  b: number
}

export const abcClasses = ['A', 'B', 'C'] as const
export type AbcClass = (typeof abcClasses)[number]

/**
 * What share of all consumption value the items before each one make up, when the most valuable stand first: the ranking of ABC analysis
 * (Dickie 1951; Silver, Pyke & Thomas 2017). Equal values keep their order.
 * @param values  consumption value of each item
 * @returns 0 for the most valuable; null for an item whose value is not above zero: there is nothing to class
 */
export function sharesBefore(values: readonly number[]): (number | null)[] {
  const ranked = values.flatMap((value, index) => (value > 0 ? [{ value, index }] : []))
  ranked.sort((one, other) => other.value - one.value)
  const total = ranked.reduce((sum, { value }) => sum + value, 0)
  const shares = new Array<number | null>(values.length).fill(null)
  let before = 0
  for (const { value, index } of ranked) {
    shares[index] = before / total
    before += value
  }
  return shares
}

/** The item that crosses a limit still belongs to the class above it, so that a single item of great value is an A. */
export function abcClass(shareBefore: number, { a, b }: AbcLimits): AbcClass {
  if (shareBefore < a) return 'A'
  return shareBefore < b ? 'B' : 'C'
}
