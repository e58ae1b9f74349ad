/** How far two different words stand for the same, 0 to 1: spelt alike, cut short, or drawn together. With a digit in it a word is itself alone: `m10`, `m12`. */
export function wordLikeness(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 3 || /\d/.test(one) || /\d/.test(other)) return 0
  if (long.startsWith(short)) return cutShort
  if (isSlipOf(short, long)) return slip
  return isDrawnTogether(short, long) ? drawnTogether : 0
}

/** Whether one of two words is the other mistyped. Of words of four letters and fewer too many are near each other. */
export function isSlipOf(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short.length >= 5 && !/\d/.test(one) && !/\d/.test(other) && isSlip(short, long)
}

const slip = 0.9
/** `pro` for `professional`. */
const cutShort = 0.8
/** `schl` for `school`. */
const drawnTogether = 0.6
/** Of the whole word's letters a drawn-together one has at least so many. */
const leastPart = 0.4

/** One letter too many, another letter, or two neighbours swapped. */
function isSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.slice(at) === long.slice(at + 1)) return true
  if (short.length !== long.length) return false
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}

/** The letters of the one in the other, in their order and from its first on. */
function isDrawnTogether(short: string, long: string): boolean {
  if (short[0] !== long[0] || short.length < long.length * leastPart) return false
  let found = 0
  for (const letter of long) if (letter === short[found]) found++
  return found === short.length
}
