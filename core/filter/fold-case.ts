/**
 * Text in small letters as the database's `lower` gives it under its locale C.UTF-8: letter by letter. JavaScript alone
 * would write a Greek sigma at the end of a word as another letter, and one Turkish letter as two.
 */
export function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase()
}

/** Below, equal to or above zero, in the database's order: by code points, which is not that of JavaScript's code units. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one !== other) return placeOf(one) - placeOf(other)
  }
  return a.length - b.length
}

/** Where a code unit stands among others: those of characters beyond the first plane come last. */
function placeOf(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
