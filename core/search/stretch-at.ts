import type { Language } from './language.ts'
import { addedAt, numberAt } from './spelled-number.ts'
import type { Token } from './tokens.ts'

/** A number of periods, in whole ones of some length: `two weeks`, `half a year`, `a year and a half` (18 months). */
export function stretchAt(
  at: number,
  tokens: readonly Token[],
  language: Language,
): { count: number; unit: PeriodUnit; end: number } | undefined {
  const number = numberAt(tokens, at, language) ?? partAt(tokens, at, language)
  const name = tokens[number?.end ?? at]?.norm ?? ''
  const several = language.stretches[name]
  const [times, unit] = several ?? [1, language.periods[name]]
  // `the last year and a half`
  const isOneAndMore = !number && !isPluralPeriod(name) && addedAt(tokens, at + 1, language) !== undefined
  if (!unit || (!number && !several && !isOneAndMore) || (number && number.value > 10_000)) return undefined
  const behind = (number?.end ?? at) + 1
  const plain = number?.value ?? 1
  const added = Number.isInteger(plain) ? addedAt(tokens, behind, language) : undefined
  const end = added?.end ?? behind
  const count = (plain + (added?.value ?? 0)) * times
  if (Number.isInteger(count)) return { count, unit, end }
  switch (unit) {
    case 'year':
      return { count: Math.round(count * 12), unit: 'month', end }
    case 'quarter':
      return { count: Math.round(count * 3), unit: 'month', end }
    case 'month':
      return { count: Math.round(count * 30), unit: 'day', end }
    case 'week':
      return { count: Math.round(count * 7), unit: 'day', end }
    default:
      return { count: Math.round(count), unit, end }
  }
}

type PeriodUnit = Language['periods'][string]

/** `half a`, `a`: a part of what follows, or one of it. */
function partAt(
  tokens: readonly Token[],
  at: number,
  { fractions }: Language,
): { value: number; end: number } | undefined {
  for (let length = 4; length > 0; length--) {
    const value =
      fractions[
        tokens
          .slice(at, at + length)
          .map(({ norm }) => norm)
          .join(' ')
      ]
    if (value !== undefined) return { value, end: at + length }
  }
  return undefined
}

/** `weeks`, which is no week of the calendar. */
export function isPluralPeriod(word: string): boolean {
  return word.endsWith('s')
}
