import type { Condition } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { type Bounds, birthField, denialBefore, hintedField } from './date-field.ts'
import type { Period } from './period.ts'
import { holdsYears, tellsYear } from './holds-years.ts'
import { fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { addClause, applies, either, isFiller, type Reading, typesOf } from './reading.ts'

/**
 * `coins from the 1880s`, `violins older than 50 years` where years are kept as numbers: whole years become a condition on them, unless a
 * date is spoken of.
 * @returns whether they did
 */
export function readYears(reading: Reading, index: number, period: Period, bounds: Bounds): boolean {
  const isAge = period.kind === 'length' && saysAge(reading, bounds)
  if (!isAge && !isWholeYears(period)) return false
  const fields = isAge ? [birthField(reading)].filter((one) => one?.kind === 'number') : yearFields(reading)
  const own = fields.flatMap((field) => field ?? [])
  if (own.length === 0 || speaksOfDate(reading, index)) return false
  const verb = verbBefore(reading, Math.min(...bounds.indexes))
  const isTold = named(reading, own, index).length > 0 || verb.length > 0
  // `grain harvested last year`, and nothing that was entered last year
  const isAhead = (bounds.from ?? '') > reading.today
  if (period.kind === 'span' && period.relative && !isTold && !isAhead) return false
  const conditions = boundsInYears(bounds)
  const denial = denialBefore(reading, { fields: own, indexes: [] }, bounds)
  const filters = own.map(({ field }) => {
    const list = conditions.map((one): Condition => ({ field, ...one }))
    const all = list.length === 1 && list[0] ? list[0] : { and: list }
    return denial < 0 ? all : { not: all }
  })
  const limits = conditions.map(({ op, value }) => `${signs[op]} ${value}`).join(', ')
  addClause(
    reading,
    {
      kind: 'field',
      label: sentence(denial < 0 ? 'search.compares' : 'search.notSince', {
        field: fieldLabel(own[0]),
        bounds: limits,
      }),
      filter: either(filters),
      types: typesOf(own),
    },
    [...bounds.indexes, denial, ...named(reading, own, index), ...verb],
  )
  return true
}

type YearBound = { op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte'; value: number }
const signs = { eq: '=', gt: '>', gte: '≥', lt: '<', lte: '≤' } as const

/** A year that is only begun does not count. */
function boundsInYears({ from, to }: Bounds): YearBound[] {
  const year = (day: string) => Number(day.slice(0, 4))
  if (from?.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return [{ op: 'eq', value: year(from) }]
  return [
    ...(from ? [{ op: from.endsWith('-01-01') ? 'gte' : 'gt', value: year(from) } as const] : []),
    ...(to ? [{ op: to.endsWith('-12-31') ? 'lte' : 'lt', value: year(to) } as const] : []),
  ]
}

function isWholeYears(period: Period): boolean {
  return period.kind === 'span' && period.from.endsWith('-01-01') && period.to.endsWith('-12-31')
}

/** The fields of these types that years are kept in, those called so first. */
function yearFields(reading: Reading): FieldEntry[] {
  const { language } = reading.vocabulary.lexicon
  const all = reading.vocabulary.fields.filter((field) => applies(reading, field) && holdsYears(field, language))
  const called = all.filter((field) => tellsYear(field, language))
  const [first, ...others] = called.length > 0 ? called : all
  return first && others.every(({ name }) => name === first.name) ? [first, ...others] : []
}

/** Whether the question speaks of a date by name: `acquired in 2019`. */
function speaksOfDate(reading: Reading, index: number): boolean {
  const dates = reading.vocabulary.fields.filter((field) => field.kind === 'date' && applies(reading, field))
  const isNamed = reading.segments.some(
    (segment, at) =>
      segment.kind === 'field' &&
      !reading.taken[at] &&
      segment.fields.some(({ kind }) => kind === 'date' || kind === 'instant'),
  )
  return isNamed || hintedField(reading, dates, index) !== undefined
}

function named({ segments, taken }: Reading, fields: readonly FieldEntry[], index: number): number[] {
  return segments.flatMap((segment, at) =>
    segment.kind === 'field' &&
    !taken[at] &&
    Math.abs(at - index) < 5 &&
    segment.fields.some((one) => fields.includes(one))
      ? [at]
      : [],
  )
}

/** `minted in 1921`: what was done in the year. */
export function verbBefore({ segments, tokens, taken, vocabulary }: Reading, first: number): number[] {
  const { yearVerbs } = vocabulary.lexicon.language
  for (let at = first - 1; at >= Math.max(0, first - 4); at--) {
    const segment = segments[at]
    if (!segment || taken[at]) return []
    const isPart = segment.kind === 'unknown' || (segment.kind === 'field' && !segment.whole)
    if (isPart && yearVerbs.includes(tokens[segment.start]?.norm ?? '')) return [at]
    if (segment.kind !== 'word' || !(isFiller(segment) || segment.roles.size > 0)) return []
  }
  return []
}

/** `older than`, `newer than`. */
function saysAge({ segments, tokens }: Reading, { indexes }: Bounds): boolean {
  const first = Math.min(...indexes)
  return [first, first - 1].some((at) =>
    tokens.slice(segments[at]?.start, segments[at]?.end).some(({ norm }) => /^(?:old|new|young)er$/.test(norm)),
  )
}
