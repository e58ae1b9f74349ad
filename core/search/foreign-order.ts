import { isSmallWord } from './foreign-grammar.ts'
import type { Translation } from './languages/translation.ts'
import type { Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'
import type { Translator } from './translator.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `ni stylos rouges ni stylos bleus` as `stylos ni rouges ni bleus`: what is denied is how they are, and not that they are any. */
export function withNounFirst(
  tokens: readonly Token[],
  translator: Translator,
  { lexicon }: Vocabulary,
): readonly Token[] {
  const [first, second] = translator.language.neither ?? []
  const at = tokens.findIndex(({ norm }) => norm === first)
  const [one, noun, said] = tokens.slice(at, at + 3)
  const again = tokens.findIndex(({ norm }, place) => place > at + 2 && norm === second)
  const isPlain = (token: Token | undefined) =>
    token?.kind === 'word' && !isSmallWord(token.norm, translator, lexicon) && token.norm !== second
  if (at < 0 || again !== at + 3 || !one || !noun || !isPlain(noun) || !isPlain(said)) return tokens
  const rest = tokens.slice(again + 1)
  const isRepeated = rest[0]?.norm === noun.norm
  // another noun is denied as well: `ni gants ni savon liquide`
  if (!isRepeated && rest.length > 1 && isPlain(rest[1])) return tokens
  const before = tokens.slice(0, at)
  return [
    ...before,
    noun,
    ...tokens.slice(at, at + 1),
    ...tokens.slice(at + 2, again + 1),
    ...rest.slice(isRepeated ? 1 : 0),
  ]
}

/** `before 3 days`, `there are 3 days`, `ago 3 days` of other languages to `3 days ago`. */
export function withAgoBehind(tokens: readonly Token[], { language }: Lexicon): Token[] {
  const ordered = [...tokens]
  const isPeriod = (token: Token | undefined) => token !== undefined && language.periods[token.norm] !== undefined
  const isCount = (token: Token | undefined) =>
    token !== undefined && (token.kind === 'number' || language.numbers[token.norm] !== undefined || token.norm === 'a')
  for (let at = 0; at < ordered.length; at++) {
    const token = ordered[at]
    const isThere = token?.norm === 'there' && ordered[at + 1]?.norm === 'are'
    if (!token || (token.norm !== 'before' && token.norm !== 'ago' && !isThere)) continue
    let first = at + (isThere ? 2 : 1)
    if (['more', 'less'].includes(ordered[first]?.norm ?? '') && ordered[first + 1]?.norm === 'than') first += 2
    if (!isCount(ordered[first]) || !isPeriod(ordered[first + 1])) continue
    const last = ordered[first + 1]
    if (!last) continue
    const moved = ordered.slice(at + (isThere ? 2 : 1), first + 2)
    ordered.splice(at, first + 2 - at, ...moved, { ...token, norm: 'ago', end: token.end })
  }
  return ordered
}

/** `weight total`, `price average` as English says them. */
function withFigureFirst(tokens: readonly Token[], { language, trie }: Lexicon): Token[] {
  const figures = [...language.phrases.total, ...language.phrases.average]
  const ordered = [...tokens]
  for (let at = 1; at < ordered.length; at++) {
    const [noun, figure] = [ordered[at - 1], ordered[at]]
    if (figure?.kind !== 'word' || !figures.includes(figure.norm) || noun?.kind !== 'word') continue
    const isSmall = trie.next.get(noun.norm)?.ends.some((end) => end.kind === 'role' && end.role !== 'worth') ?? false
    if (isSmall || figures.includes(noun.norm)) continue
    let first = at - 1
    while (first > 0 && ordered[first]?.isInName) first--
    ordered.splice(at, 1)
    ordered.splice(first, 0, figure)
  }
  return ordered
}

/** `7 last days` to `last 7 days`, `month next` to `next month`, `weight total` to `total weight`. */
export function inEnglishOrder(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const { language } = lexicon
  const ordered = withFigureFirst(tokens, lexicon)
  const { last, next } = language.relative
  const isNear = (token: Token | undefined) => token?.kind === 'word' && [...last, ...next].includes(token.norm)
  const isPeriod = (token: Token | undefined) => token !== undefined && language.periods[token.norm] !== undefined
  for (let at = 0; at + 1 < ordered.length; at++) {
    const [one, two, three] = [ordered[at], ordered[at + 1], ordered[at + 2]]
    if (!one || !two || !isNear(two)) continue
    if (
      ((one.kind === 'number' || language.numbers[one.norm] !== undefined) && isPeriod(three)) ||
      (isPeriod(one) && !isPeriod(three))
    ) {
      ordered[at] = two
      ordered[at + 1] = one
    }
  }
  return ordered
}

/** `que no se han vendido nunca` as `que nunca se han vendido`: the second word says all of it. */
export function withDenialOnce(tokens: readonly Token[], { denials }: Translation): readonly Token[] {
  if (!denials) return tokens
  const at = tokens.findIndex(({ norm }) => denials.first.includes(norm))
  const again = tokens.findIndex(
    ({ norm, kind }, place) => place > at && kind === 'word' && denials.second.includes(norm),
  )
  const [first, second] = [tokens[at], tokens[again]]
  // in one clause, and not `no hay en A, nunca …`
  if (!first || !second || tokens.slice(at, again).some(({ kind }) => kind === 'break')) return tokens
  return tokens.flatMap((token, place) =>
    place === at ? [{ ...first, norm: second.norm, raw: second.raw }] : place === again ? [] : [token],
  )
}

/** `between the 10 and the 20 december`: the month is that of both days. */
export function withMonthOfBoth(tokens: readonly Token[], { language }: Lexicon): readonly Token[] {
  const months = new Set(language.months.flat())
  const isDay = (token: Token | undefined) => token?.kind === 'number' && /^(?:[1-9]|[12]\d|3[01])$/.test(token.norm)
  const told: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    told.push(token)
    if (!isDay(token)) continue
    const [joint, day, name] = tokens.slice(at + 1, at + 7).filter(({ norm }) => norm !== 'the' && norm !== 'of')
    const joins = joint !== undefined && (['and', 'to', 'until'].includes(joint.norm) || joint.raw === '-')
    if (!joins || !day || !isDay(day) || name?.kind !== 'word' || !months.has(name.norm)) continue
    told.push({ ...name, start: token.start, end: token.end }, joint, day, name)
    at = tokens.indexOf(name)
  }
  return told
}

/** `die wir 2024 gekauft haben`, where the verb stands at the end of its clause: `in 2024`. */
export function withYearsTold(tokens: readonly Token[], { joints }: Translation): readonly Token[] {
  if (!joints) return tokens
  return tokens.flatMap((token, at) => {
    const [before, verb, end] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
    const isYear = token.kind === 'number' && /^(?:19|20)\d\d$/.test(token.raw)
    const closes = verb?.kind === 'word' && (end === undefined || end.kind === 'break' || auxiliaries.has(end.norm))
    const isBare = before?.kind === 'word' && subjects.has(before.norm)
    if (!isYear || !closes || !isBare) return [token]
    return [{ ...token, norm: 'in', kind: 'word' as const, value: undefined, end: token.start }, token]
  })
}

const auxiliaries = new Set(['have', 'were', 'are', 'been'])
const subjects = new Set(['we', 'i', 'you', 'it', 'the', 'which', 'that', 'who', 'were', 'are'])
