import type { Candidate, Known } from './candidate.ts'
import type { Token } from './tokens.ts'

/** Codes of items and lots in the text. */
export function codesIn(text: string, tokens: readonly Token[], known: Known): Candidate[] {
  if (!known.codes?.size) return []
  const found: Candidate[] = []
  for (const { word, start, end } of chunks(text)) {
    const code = known.codes.get(word.toLowerCase())
    if (!code) continue
    const first = tokens.findIndex((token) => token.end > start)
    let last = first
    while (last + 1 < tokens.length && (tokens[last + 1]?.start ?? end) < end) last++
    if (first >= 0) found.push({ kind: 'code', start: first, end: last + 1, weight: 1.5, ...code })
  }
  return found
}

/** Pieces of a text between blanks without punctuation around them: what may be an SKU or a barcode. */
export function chunks(text: string): { word: string; start: number; end: number }[] {
  const found: { word: string; start: number; end: number }[] = []
  for (const match of text.matchAll(/[^\s\p{Cc}]+/gu)) {
    const word = match[0].replace(/^["'“”([{<#]+|["'“”)\]}>,;:.!?]+$/g, '')
    if (word.length < 2 || word.length > 80) continue
    const start = match.index + match[0].indexOf(word)
    found.push({ word, start, end: start + word.length })
    if (found.length >= 60) break
  }
  return found
}
