import { formulaLimits } from './formula-error.ts'

/** What `trim` takes away. */
export const blanks = ' \t\n\r\f\v\u00a0\u2007\u202f\u3000\ufeff'

/** A text without characters is a missing one. */
export function filled(text: string): string | null {
  return text === '' ? null : text
}

/** The first characters, as code points; never half of one. */
export function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text
  let end = 0
  for (let taken = 0; taken < count && end < text.length; taken++) end += widthAt(text, end)
  return text.slice(0, end)
}

export function lastCharacters(text: string, count: number): string {
  if (text.length <= count) return text
  let start = text.length
  for (let taken = 0; taken < count && start > 0; taken++) start -= start > 1 && widthAt(text, start - 2) === 2 ? 2 : 1
  return text.slice(start)
}

/** No longer than a formula's texts may be. */
export function capped(text: string): string {
  return firstCharacters(text, formulaLimits.text)
}

export function countCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += widthAt(text, at)) count++
  return count
}

export function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && blanks.includes(text.charAt(start))) start++
  while (end > start && blanks.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Character by character: what a capital sigma becomes does not depend on its neighbours, nor a text's on its end. */
export function lowered(text: string): string {
  return text.replaceAll('Σ', 'σ').replaceAll('İ', 'i').toLowerCase()
}

/** By code points, as the database orders texts of collation "C"; UTF-16 would put U+1F600 before U+FF5E. */
export function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const difference = rank(left.charCodeAt(at)) - rank(right.charCodeAt(at))
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

function widthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
