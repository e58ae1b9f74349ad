import type { Language } from './language.ts'
import type { Token } from './tokens.ts'

type Span = { end: number; from: string; to: string }

/** Decades and centuries from one token on: `1880s`, `the 70s`, `the seventies`, `19th century`. */
export function decadeAt(
  at: number,
  tokens: readonly Token[],
  { decades, centuries, centuryNames }: Language,
): Span | undefined {
  const token = tokens[at]
  const next = tokens[at + 1]
  const [before, further] = [tokens[at - 1], tokens[at + 2]]
  if (!token) return undefined
  const years = (first: number, last: number, end: number): Span => ({
    end,
    from: `${first}-01-01`,
    to: `${last}-12-31`,
  })
  const word = decades[token.norm]
  if (word !== undefined) return years(word, word + 9, at + 1)
  if (token.value !== undefined && next?.norm === 's' && isTiedTo(next, token)) {
    const { value, raw } = token
    if (/^1[0-9]00$|^2000$/.test(raw)) return years(value, value + (value === 2000 ? 9 : 99), at + 2)
    if (/^1\d\d0$|^20\d0$/.test(raw)) return years(value, value + 9, at + 2)
    // `the 70s`, `'70s`, but no fifties of pieces
    const isSaid = before?.norm === 'the' || /^['’]$/.test(before?.raw ?? '')
    if (isSaid && /^[3-9]0$/.test(raw)) return years(1900 + value, 1909 + value, at + 2)
  }
  const nth =
    centuries[token.norm] ??
    (token.value !== undefined && /^(?:st|nd|rd|th)$/.test(next?.norm ?? '') && next?.glued ? token.value : undefined)
  const name = token.value === undefined ? next : further
  if (nth === undefined || nth < 10 || nth > 21 || !centuryNames.includes(name?.norm ?? '')) return undefined
  return years(100 * (nth - 1) + 1, 100 * nth, at + (token.value === undefined ? 2 : 3))
}

/** `1880s`, and `1880's`. */
function isTiedTo(next: Token, token: Token): boolean {
  return next.glued || next.start - token.end <= 1
}
