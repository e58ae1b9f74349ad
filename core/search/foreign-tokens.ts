import type { Translation } from './languages/translation.ts'
import type { Token } from './tokens.ts'

/** `d'Italie` as two words, but no `L'Oréal` that somebody here is called. */
export function withoutElisions(
  tokens: readonly Token[],
  elisions: readonly string[] | undefined,
  isOwn: (token: Token, behind: string) => boolean,
): readonly Token[] {
  if (!elisions) return tokens
  return tokens.flatMap((token) => {
    const at = token.kind === 'word' ? token.raw.search(/['’]/) : -1
    const before = token.raw.slice(0, at).toLowerCase()
    if (at < 1 || !elisions.includes(before) || token.taught) return [token]
    const raw = token.raw.slice(at + 1)
    const norm = token.norm.startsWith(before) ? token.norm.slice(before.length) : token.norm
    if (isOwn(token, norm)) return [token]
    return [
      { ...token, raw: token.raw.slice(0, at), norm: before, end: token.start + at, variant: undefined, elided: true },
      { ...token, raw, norm, start: token.start + at + 1, glued: false, variant: undefined },
    ]
  })
}

/** `1.500` and `1 500` as the number they are in the language. */
export function withThousands(tokens: readonly Token[], mark: '.' | ' '): readonly Token[] {
  const whole = (token: Token, digits: string): Token => ({ ...token, norm: digits, value: Number(digits) })
  if (mark === '.')
    return tokens.map((token) => {
      const match = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(token.raw)
      if (token.kind !== 'number' || !match) return token
      return whole(token, (match[1] ?? '').replaceAll('.', '') + (match[2] ? `.${match[2]}` : ''))
    })
  return tokens.flatMap((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const joins = (one: Token | undefined, next: Token | undefined) =>
      one !== undefined && /^\d{1,3}$/.test(one.raw) && /^\d{3}$/.test(next?.raw ?? '') && next?.start === one.end + 1
    if (joins(before, token)) return []
    return joins(token, after) && after ? [{ ...whole(token, token.raw + after.raw), end: after.end }] : [token]
  })
}

/** The highest number a thing is called by: `3. Etage`, and no amount at the end of a sentence. */
const highestOrdinal = 99

/** `am 1. März`, `3.º curso` without what makes the number an ordinal one. */
export function withoutOrdinals(tokens: readonly Token[], { ordinalMarks }: Translation): readonly Token[] {
  if (!ordinalMarks) return tokens
  return tokens.filter((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const isNumber = (one: Token | undefined) =>
      one?.kind === 'number' && /^\d{1,2}$/.test(one.raw) && Number(one.raw) <= highestOrdinal
    if (token.raw === '.' && token.glued && isNumber(before))
      return !(after?.glued ? ordinalMarks.includes(after.raw) : ordinalMarks.includes('.') && after?.kind === 'word')
    const number = before?.raw === '.' ? tokens[at - 2] : before
    return !(token.glued && isNumber(number) && ordinalMarks.includes(token.raw.toLowerCase()))
  })
}

/** Shorter words are of another language: `due`. */
const shortestRespelled = 4

/** `ueberfaellig`: the spelling of those who have no such letter, where the word is known by the other one. */
export function withLetters(
  tokens: readonly Token[],
  { respelled, infinitiveMark }: Translation,
  isKnown: (word: string) => boolean,
): readonly Token[] {
  if (!respelled) return tokens
  return tokens.map((token) => {
    if (token.kind !== 'word' || token.taught || token.norm.length < shortestRespelled) return token
    // `nachzubestellen`
    const plain = infinitiveMark ? token.norm.replace(infinitiveMark, '$1$2') : token.norm
    if (plain !== token.norm && !isKnown(token.norm) && isKnown(plain)) return { ...token, norm: plain }
    const norm = respelled.reduce((word, [letters, letter]) => word.replaceAll(letters, letter), token.norm)
    return norm !== token.norm && !isKnown(token.norm) && isKnown(norm) ? { ...token, norm } : token
  })
}

/** `15.12.`, `avant le 15/12`: a day of a month by its number, without a year. */
export function withMonthsNamed(
  tokens: readonly Token[],
  { dayMark }: Translation,
  months: readonly (readonly string[])[],
  opensDay: (word: string) => boolean,
): readonly Token[] {
  if (!dayMark) return tokens
  const named = (token: Token, day: string, month: string, end: number): Token[] | undefined => {
    const name = months[Number(month) - 1]?.[0]
    if (!name || Number(day) < 1 || Number(day) > 31) return undefined
    return [
      { ...token, raw: day, norm: String(Number(day)), value: Number(day), end: token.start + day.length },
      {
        ...token,
        raw: month,
        norm: name,
        kind: 'word',
        value: undefined,
        start: token.start + day.length + 1,
        end,
        glued: false,
        taught: undefined,
      },
    ]
  }
  const told: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [token, mark, month, after] = tokens.slice(at, at + 4)
    if (!token) break
    const [, day = '', number = ''] = /^(\d{1,2})\.(\d{1,2})$/.exec(token.raw) ?? []
    const written = dayMark === '.' && mark?.raw === '.' && mark.glued ? named(token, day, number, mark.end) : undefined
    const isParted =
      dayMark === '/' &&
      mark?.raw === '/' &&
      month?.kind === 'number' &&
      month.glued &&
      !(after?.raw === '/' && after.glued)
    const parted =
      isParted && opensDay(tokens[at - 1]?.norm ?? '') && /^\d{1,2}$/.test(token.raw) && month
        ? named(token, token.raw, month.raw, month.end)
        : undefined
    told.push(...(written ?? parted ?? [token]))
    at += written ? 1 : parted ? 2 : 0
  }
  return told
}

/** `sin revisar` as `no revisado`, where the language knows that and the verb is no name here. */
export function withUndone(
  tokens: readonly Token[],
  { undone }: Translation,
  isKnown: (word: string) => boolean,
): readonly Token[] {
  if (!undone) return tokens
  const doneAt = (at: number) => {
    const [before, verb] = [tokens[at - 1], tokens[at]]
    if (before?.norm !== undone.without || verb?.kind !== 'word' || verb.taught) return undefined
    const [ending, instead] = undone.endings.find(([one]) => verb.norm.endsWith(one)) ?? []
    const done = ending === undefined ? undefined : verb.norm.slice(0, -ending.length) + instead
    return done !== undefined && isKnown(done) ? done : undefined
  }
  return tokens.map((token, at) => {
    if (doneAt(at + 1) !== undefined) return { ...token, norm: undone.not }
    const done = doneAt(at)
    return done === undefined ? token : { ...token, norm: done }
  })
}
