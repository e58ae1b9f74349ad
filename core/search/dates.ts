import type { Language } from './language.ts'
import { longest } from './longest-phrase.ts'
import { edgeOf, lengthOf } from './part-of-span.ts'
import type { FoundPeriod } from './period.ts'
import { periodsAt } from './periods-at.ts'
import type { Token } from './tokens.ts'

/** Every period named in a question, as readings that compete with others. `today` is an ISO day. */
export function findPeriods(tokens: readonly Token[], language: Language, today: string): FoundPeriod[] {
  const words = tokens.map((token) => token.norm)
  const found: FoundPeriod[] = []
  const openers = openersOf(language)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    // most words begin no period
    if (token?.kind === 'break' || (token?.kind === 'word' && isPlain(token.norm) && !openers.has(token.norm))) continue
    for (const one of periodsAt(at, tokens, words, language, today)) found.push(one)
  }
  const all = [...found, ...joined(found, words)]
  return [...all, ...edges(all, words, language)]
}

/** Letters only, and more than a sign for something: no `q1`. */
function isPlain(word: string): boolean {
  return word.length > 2 && !/\d/.test(word)
}

const openers = new WeakMap<Language, ReadonlySet<string>>()

/** First words of everything that a period may begin with. */
function openersOf(language: Language): ReadonlySet<string> {
  let words = openers.get(language)
  if (!words) {
    const { relative, months, weekdays, halves, weekends, calendarWeeks, centuryNames } = language
    const named = [
      language.holidays,
      language.movableFeasts,
      language.periods,
      language.stretches,
      language.ordinals,
      language.decades,
      language.centuries,
      language.seasons,
      language.numbers,
      language.scales,
      language.fractions,
    ].flatMap((list) => Object.keys(list))
    const listed = [...Object.values(relative), ...months, ...weekdays, halves, weekends, calendarWeeks, centuryNames]
    const phrases = [...named, ...listed.flat(), 'the']
    words = new Set(phrases.map((phrase) => phrase.split(' ')[0] ?? ''))
    openers.set(language, words)
  }
  return words
}

/** `this year in September`, `the end of March`, `between` is left to the grammar. */
function joined(found: readonly FoundPeriod[], words: readonly string[]): FoundPeriod[] {
  const more: FoundPeriod[] = []
  for (const a of found) {
    for (const b of found) {
      const between = words.slice(a.end, b.start)
      if (b.start < a.end || between.length > 1 || a.period.kind !== 'span' || b.period.kind !== 'span') continue
      if (between.length === 1 && !['in', 'of', 'on'].includes(between[0] ?? '')) continue
      const [outer, inner] = lengthOf(a.period) >= lengthOf(b.period) ? [a.period, b.period] : [b.period, a.period]
      if (lengthOf(outer) < 300 || lengthOf(inner) > 100) continue
      const year = outer.from.slice(0, 4)
      more.push({
        start: a.start,
        end: b.end,
        weight: 1,
        period: { kind: 'span', from: year + inner.from.slice(4), to: year + inner.to.slice(4) },
      })
    }
  }
  return more
}

/** `the end of March` is its last third, `early March` its first. */
function edges(found: readonly FoundPeriod[], words: readonly string[], { relative }: Language): FoundPeriod[] {
  const more: FoundPeriod[] = []
  for (const { start, end, period } of found) {
    if (period.kind !== 'span' || period.from === period.to) continue
    for (const [edge, phrases] of [
      ['end', relative.endOf],
      ['start', relative.startOf],
    ] as const) {
      for (const phrase of phrases) {
        const length = phrase.split(' ').length
        if (longest(words, start - length, [phrase]) !== start) continue
        more.push({ start: start - length, end, weight: 1, period: { kind: 'span', ...edgeOf(period, edge) } })
      }
    }
  }
  return more
}
