import type { Candidate } from './candidate.ts'
import type { Role } from './language.ts'
import type { LanguageMeaning } from './lexicon.ts'
import { type Alternative, walk } from './phrase-trie.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { slipWeight } from './word-alternatives.ts'

/** What words of the language itself say from one token on. */
export function languageAt(
  start: number,
  tokens: readonly Token[],
  small: readonly (readonly Alternative[])[],
  vocabulary: Vocabulary,
): Candidate[] {
  const { lexicon } = vocabulary
  const found: Candidate[] = []
  for (const { end, ends, weight } of walk(lexicon.trie, start, small)) {
    // `a` and `an` count as one only before a unit, which amountsAt sees.
    // A word that says something must not be taken for a filler one letter away: `spelling` is not `selling`.
    const slipped = weight <= slipWeight
    const meanings = ends.filter(
      (meaning) =>
        meaning.kind !== 'fraction' &&
        meaning.kind !== 'number' &&
        !(slipped && meaning.kind === 'role' && fillers.has(meaning.role)),
    )
    if (meanings.length === 0 || comparesNext(meanings, tokens[end], vocabulary)) continue
    if (boundsNext(start, end, meanings, tokens, vocabulary)) continue
    if (endsInTime(meanings, tokens, end, vocabulary)) continue
    if (endsInPlace(meanings, start, end, small, vocabulary)) continue
    const isStop = meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'stop')
    const isContainer = meanings.every(
      (meaning) => meaning.kind === 'role' && (meaning.role === 'container' || meaning.role === 'stop'),
    )
    const isGeneric = meanings.every(
      (meaning) => meaning.kind === 'role' && ['generic', 'entries', 'stop', 'container'].includes(meaning.role),
    )
    const own = isContainer
      ? 0.04
      : isStop
        ? 0.3
        : isGeneric
          ? 0.5
          : meanings.every((meaning) => meaning.kind === 'core')
            ? 0.9
            : 0.85
    // `priced at least`: the comparison goes together
    const isBound =
      end - start > 1 &&
      meanings.some((meaning) => meaning.kind === 'role' && (meaning.role === 'atLeast' || meaning.role === 'atMost'))
    const isCourtesy = meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'courtesy')
    const pure = isCourtesy ? 0.94 : isStop && meanings.length === 1 ? 0.05 : own
    found.push({
      kind: 'language',
      start,
      end,
      meanings,
      weight: pure * (weight < 1 ? 0.8 : 1) * (isBound ? 1.12 : end - start > 1 ? 1.05 : 1),
    })
  }
  return found
}

const fillers: ReadonlySet<Role> = new Set([
  'archived',
  'stop',
  'generic',
  'container',
  'show',
  'entries',
  'everywhere',
])

/** `over ten ohms and under five`: the bound is of the number behind it. */
function boundsNext(
  start: number,
  end: number,
  meanings: readonly LanguageMeaning[],
  tokens: readonly Token[],
  { lexicon }: Vocabulary,
): boolean {
  const { language } = lexicon
  const next = tokens[end]
  if (
    end !== start + 2 ||
    !meanings.every((meaning) => meaning.kind === 'role' && (meaning.role === 'orLess' || meaning.role === 'orMore'))
  )
    return false
  // `primer or thinner`, of no number
  const isBehindNumber = tokens
    .slice(Math.max(0, start - 5), start)
    .some(
      ({ kind, norm }) => kind === 'number' || language.numbers[norm] !== undefined || norm === 'a' || norm === 'half',
    )
  if (!isBehindNumber && language.phrases.or.includes(tokens[start]?.norm ?? '')) return true
  // `or longer than 6 m`
  if (next && language.phrases.than.includes(next.norm)) return true
  return (
    language.phrases.and.includes(tokens[start]?.norm ?? '') &&
    next !== undefined &&
    (next.kind === 'number' || language.numbers[next.norm] !== undefined)
  )
}

/** `is over four times the minimum` says of no day that it is over. */
function comparesNext(meanings: readonly LanguageMeaning[], next: Token | undefined, { lexicon }: Vocabulary): boolean {
  const { numbers, multiples } = lexicon.language
  return (
    meanings.every((meaning) => meaning.kind === 'role' && meaning.role === 'overdue') &&
    next !== undefined &&
    (next.kind === 'number' || numbers[next.norm] !== undefined || multiples[next.norm] !== undefined)
  )
}

/** `contracts ending in March`, `in 30 days`: no letters. */
function endsInTime(
  meanings: readonly LanguageMeaning[],
  tokens: readonly Token[],
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  if (!meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'endsWith')) return false
  const [next, another] = [tokens[end], tokens[end + 1]]
  if (!next || (next.kind === 'break' && !(next.raw === '.' && another?.glued))) return true
  const { months, weekdays, periods, relative, stretches } = lexicon.language
  const times = new Set([
    ...[...months, ...weekdays].flat(),
    ...Object.keys(periods),
    ...Object.keys(stretches),
    ...Object.values(relative).flatMap((phrases) => phrases.map((phrase) => phrase.split(' ')[0] ?? '')),
  ])
  const isTime = (token: Token | undefined) => token !== undefined && times.has(token.norm)
  return /^\d{4}$/.test(next.raw) || isTime(next) || isTime(another) || another?.raw === '-' || another?.raw === '/'
}

const states: ReadonlySet<Role> = new Set(['inStock', 'outOfStock'])
const ofStock: ReadonlySet<Role> = new Set([...states, 'onHand', 'countUnit'])

/** `not in store` where a place is called so, `in store 2` where there are several. */
function endsInPlace(
  meanings: readonly LanguageMeaning[],
  start: number,
  end: number,
  small: readonly (readonly Alternative[])[],
  { trie }: Vocabulary,
): boolean {
  const isOf = (roles: ReadonlySet<Role>) => meanings.every((one) => one.kind === 'role' && roles.has(one.role))
  if (!isOf(ofStock)) return false
  const isState = isOf(states)
  for (let from = start + 1; from < end; from++)
    for (const { end: to, ends, weight } of walk(trie, from, small)) {
      const isPlace = weight > slipWeight && ends.some((one) => one.meaning.kind === 'location' && one.weight >= 0.9)
      if (isPlace && (to > end || (isState && to === end && from === end - 1))) return true
    }
  return false
}
