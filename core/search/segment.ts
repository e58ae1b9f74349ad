import type { Filter } from '#contract/filter.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Amount, Candidate, CodeField } from './candidate.ts'
import type { Period } from './period.ts'
import { holdsYears } from './holds-years.ts'
import type { Adjective, Language, Role } from './language.ts'
import type { LanguageMeaning } from './lexicon.ts'
import type { End, FieldEntry, Meaning } from './meaning.ts'
import { fold, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

export type ValueMeaning = Extract<Meaning, { kind: 'option' | 'value' }>

/** One part of the question with the reading chosen for it. `start` and `end` count tokens. */
export type Segment = { start: number; end: number; roles: ReadonlySet<Role> } & (
  | { kind: 'type'; ids: readonly string[] }
  | { kind: 'value'; meanings: readonly ValueMeaning[] }
  | { kind: 'field'; fields: readonly FieldEntry[]; whole: boolean }
  | { kind: 'location'; ids: readonly string[]; names: readonly string[] }
  | { kind: 'word' }
  | { kind: 'adjective'; adjective: Adjective; superlative: boolean }
  | { kind: 'multiple'; value: number }
  | { kind: 'amount'; amount: Amount }
  | { kind: 'period'; period: Period }
  | { kind: 'code'; field: CodeField; value: string }
  | { kind: 'name' }
  | { kind: 'taught'; words: string; filter: Filter; label?: Text | undefined }
  | { kind: 'break' }
  | { kind: 'unknown' }
)

export const noRoles: ReadonlySet<Role> = new Set()

/** A candidate as one reads it where these item types are spoken of, and how likely it is; undefined where it says nothing of them. */
export function toSegment(
  candidate: Candidate,
  tokens: readonly Token[],
  types: ReadonlySet<string>,
  vocabulary: Vocabulary,
): { segment: Segment; weight: number } | undefined {
  const { start, end, weight } = candidate
  const at = { start, end, roles: noRoles }
  switch (candidate.kind) {
    case 'schema': {
      const read = schemaSegment(candidate.ends, at, types)
      return read && withoutPlacesBelow({ ...read, segment: ofPlural(read.segment, tokens, vocabulary) }, vocabulary)
    }
    case 'language':
      return { segment: languageSegment(candidate.meanings, at, vocabulary), weight }
    case 'amount':
      return {
        segment: { ...at, kind: 'amount', amount: candidate.amount },
        weight:
          isCalendarTime(candidate.amount, tokens, types, vocabulary) || saysAge(tokens, start, types, vocabulary)
            ? Math.min(weight, 0.8)
            : weight,
      }
    case 'period':
      return {
        segment: { ...at, kind: 'period', period: candidate.period },
        weight: isYearOfField(tokens, start, end, types, vocabulary)
          ? Math.min(weight, 0.5)
          : isDatedBy(tokens, start, end, vocabulary)
            ? Math.max(weight, 0.62)
            : weight,
      }
    case 'code':
      return { segment: { ...at, kind: 'code', field: candidate.field, value: candidate.value }, weight }
    case 'name':
      return { segment: { ...at, kind: 'name' }, weight }
    case 'taught':
      return {
        segment: { ...at, kind: 'taught', words: candidate.words, filter: candidate.filter, label: candidate.label },
        weight,
      }
  }
}

/** `in Houston` of a depot called so and of a loft in it: the depot, with all that is below it. */
function withoutPlacesBelow(
  { segment, weight }: { segment: Segment; weight: number },
  { placesAbove }: Vocabulary,
): { segment: Segment; weight: number } {
  if (segment.kind !== 'location' || segment.ids.length < 2) return { segment, weight }
  const isBelow = (id: string, other: string) => {
    // a tree of places is a few levels deep; a ring in broken data ends here as well
    let above = placesAbove.get(id)
    for (let depth = 0; above !== undefined && depth < 20; depth++) {
      if (above === other) return true
      above = placesAbove.get(above)
    }
    return false
  }
  const top = segment.ids.findIndex((id) => segment.ids.every((other) => other === id || isBelow(other, id)))
  if (top < 0) return { segment, weight }
  return {
    segment: { ...segment, ids: [segment.ids[top] ?? ''], names: [segment.names[top] ?? ''] },
    weight: weight / severalPlaces,
  }
}

/** `both silos`: the numbered ones, and not the yard they stand in; `clamps`: end clamps and middle ones, and no clamp meter. */
function ofPlural(segment: Segment, tokens: readonly Token[], { lexicon }: Vocabulary): Segment {
  if (!lexicon.language.isPlural(tokens[segment.end - 1]?.norm ?? '')) return segment
  if (segment.kind === 'value') {
    const { stem } = lexicon.language
    const noun = stem(tokens[segment.end - 1]?.norm ?? '')
    const called = segment.meanings.filter(
      ({ label }) =>
        stem(
          fold(label)
            .split(/[\s-]+/)
            .at(-1) ?? '',
        ) === noun,
    )
    return called.length > 0 ? { ...segment, meanings: called } : segment
  }
  if (segment.kind !== 'location' || segment.ids.length < 2) return segment
  const numbered = segment.names.flatMap((name, at) => (/ (?:\d+|\p{L})$/u.test(name) ? [at] : []))
  if (numbered.length < 2) return segment
  return {
    ...segment,
    ids: numbered.map((at) => segment.ids[at] ?? ''),
    names: numbered.map((at) => segment.names[at] ?? ''),
  }
}

const day = 86_400

/** `older than two years`: a time that a thing has been there. */
function saysAge(
  tokens: readonly Token[],
  start: number,
  types: ReadonlySet<string>,
  { fields, lexicon }: Vocabulary,
): boolean {
  const { adjectives, phrases } = lexicon.language
  const before = tokens[start - 1]?.norm ?? ''
  const compared = phrases.than.includes(before) ? (tokens[start - 2]?.norm ?? '') : before
  const isCompared = adjectives.some(({ hints, comparative }) => hints[0] === '$age' && comparative.includes(compared))
  return isCompared && !fields.some((field) => isOfTypes(field, types) && tellsAge(field, lexicon.language))
}

/**
 * `10 years` is a stretch of the calendar unless a field of these types is kept in days or longer; then still where the
 * question speaks of a date and not of that field: `expiring within 60 days` beside a warranty in months.
 */
function isCalendarTime(
  { units }: Amount,
  tokens: readonly Token[],
  types: ReadonlySet<string>,
  { fields, lexicon }: Vocabulary,
): boolean {
  if (units.length === 0 || units.some(({ dimension, factor }) => dimension !== 'time' || factor < day)) return false
  const kept = fields.filter(
    ({ unit, itemTypeId }) =>
      unit?.dimension === 'time' &&
      unit.factor >= day &&
      (types.size === 0 || itemTypeId === undefined || types.has(itemTypeId)),
  )
  const { stem, phrases, timesNames } = lexicon.language
  // `cures within a day` of a curing time in hours
  const isTold = fields.some(
    (field) =>
      field.kind === 'number' &&
      field.unit?.dimension === 'time' &&
      field.unit.factor < day &&
      isOfTypes(field, types) &&
      tokens.some(({ norm }) => !timesNames.includes(norm) && field.stems.has(stem(norm))),
  )
  if (isTold) return false
  if (kept.length === 0) return true
  const isSaid = (words: readonly string[]) => tokens.some(({ norm }) => words.includes(norm))
  const { createdAt, updatedAt, lastMovementAt, lastSoldAt } = lexicon.language.fields
  const isOfRecord = isSaid([...createdAt, ...updatedAt, ...lastMovementAt, ...lastSoldAt])
  return (
    (isOfRecord || isSaid([...phrases.expiring, ...phrases.overdue, ...phrases.upcoming])) &&
    !kept.some((field) => tokens.some(({ norm }) => field.stems.has(stem(norm))))
  )
}

/** Whether a field is an age kept in days or longer. */
export function tellsAge({ kind, unit, stems }: FieldEntry, { ageNames, stem }: Language): boolean {
  return (
    kind === 'number' &&
    unit?.dimension === 'time' &&
    unit.factor >= day &&
    ageNames.some((name) => stems.has(stem(name)))
  )
}

/** `wines from before 2018`: a year alone, where these types keep one as a number and no date of theirs is spoken of. */
function isYearOfField(
  tokens: readonly Token[],
  start: number,
  end: number,
  types: ReadonlySet<string>,
  { fields, lexicon }: Vocabulary,
): boolean {
  if (end > start + 1 || !/^\d{4}$/.test(tokens[start]?.raw ?? '')) return false
  const own = fields.filter((field) => isOfTypes(field, types))
  const { stem, dateParticles } = lexicon.language
  const said = new Set(tokens.flatMap(({ norm }) => (dateParticles.includes(norm) ? [] : stem(norm))))
  const speaksOf = (field: FieldEntry) => [...field.stems].some((one) => said.has(one))
  const years = own.filter((field) => holdsYears(field, lexicon.language))
  if (!years.some((field) => (types.size > 0 && field.itemTypeId !== undefined) || speaksOf(field))) return false
  return !own.some((field) => (field.kind === 'date' || field.kind === 'instant') && speaksOf(field))
}

/** `calibrated 2025`: a year right behind a word of a date field's name. */
function isDatedBy(tokens: readonly Token[], start: number, end: number, { fields, lexicon }: Vocabulary): boolean {
  const { stem, dateParticles, phrases, untilWords } = lexicon.language
  if (end > start + 1) return false
  const isDate = (at: number) =>
    tokens[at]?.kind === 'word' &&
    fields.some(({ kind, stems }) => kind === 'date' && stems.has(stem(tokens[at]?.norm ?? '')))
  const before = tokens[start - 1]
  if (before?.kind === 'word' && !dateParticles.includes(before.norm) && isDate(start - 1)) return true
  // `certified until at least 2030`
  const until = tokens.slice(Math.max(0, start - 3), start).findLastIndex(({ norm }) => phrases.until.includes(norm))
  const place = Math.max(0, start - 3) + until
  const isYear = /^(?:19|20)\d\d$/.test(tokens[start]?.raw ?? '')
  return until >= 0 && isYear && (untilWords.includes(tokens[place]?.norm ?? '') || isDate(place - 1))
}

function isOfTypes({ itemTypeId }: FieldEntry, types: ReadonlySet<string>): boolean {
  return types.size === 0 || itemTypeId === undefined || types.has(itemTypeId)
}

/** How much less likely a word is a place where it may be one of several. */
const severalPlaces = 0.6

const order = { type: 0.02, option: 0.015, value: 0.01, location: 0.005, field: 0 } as const

/** What words of the schema mean of these item types: the likeliest kind, with every meaning of it that is about as likely. */
export function schemaSegment(
  ends: readonly End[],
  at: { start: number; end: number; roles: ReadonlySet<Role> },
  types: ReadonlySet<string>,
): { segment: Segment; weight: number } | undefined {
  const fitting = ends.filter(({ meaning }) => {
    if (meaning.kind === 'type') return types.has(meaning.id)
    if (meaning.kind === 'location') return true
    return types.size === 0 || meaning.field.itemTypeId === undefined || types.has(meaning.field.itemTypeId)
  })
  const first = fitting.reduce<End | undefined>(
    (best, end) =>
      best && best.weight + order[best.meaning.kind] >= end.weight + order[end.meaning.kind] ? best : end,
    undefined,
  )
  if (!first) return undefined
  const isValue = (meaning: Meaning) => meaning.kind === 'option' || meaning.kind === 'value'
  // `oils`, of a type Engine Oil and of what another type's filters are for: where neither type is named, the thing
  const isThing = types.size === 0 && ends.some(({ meaning, weight }) => meaning.kind === 'type' && weight > 0.7)
  const chosen = fitting
    .filter(
      (end) =>
        (end.meaning.kind === first.meaning.kind || (isValue(end.meaning) && isValue(first.meaning))) &&
        end.weight >= first.weight - 0.08,
    )
    .map((end) => end.meaning)
  const unique = [...new Map(chosen.map((meaning) => [keyOf(meaning), meaning])).values()]
  let { weight } = first
  if (
    isThing &&
    isValue(first.meaning) &&
    unique.every((one) => isValue(one) && 'field' in one && one.field.itemTypeId !== undefined)
  )
    weight *= 0.7
  if (first.meaning.kind === 'location' && unique.length > 1) weight *= severalPlaces
  if (first.meaning.kind === 'field' && unique.length > 2) weight *= 0.9
  const fields = unique.flatMap((meaning) => (meaning.kind === 'field' ? [meaning] : []))
  switch (first.meaning.kind) {
    case 'type':
      return {
        weight,
        segment: {
          ...at,
          kind: 'type',
          ids: unique.flatMap((meaning) => (meaning.kind === 'type' ? [meaning.id] : [])),
        },
      }
    case 'location': {
      const places = unique.flatMap((meaning) => (meaning.kind === 'location' ? [meaning] : []))
      return {
        weight,
        segment: {
          ...at,
          kind: 'location',
          ids: places.map((place) => place.id),
          names: places.map((place) => place.name),
        },
      }
    }
    case 'field':
      return {
        weight,
        segment: {
          ...at,
          kind: 'field',
          fields: fields.map((meaning) => meaning.field),
          whole: fields.some((meaning) => meaning.whole),
        },
      }
    default:
      return {
        weight,
        segment: {
          ...at,
          kind: 'value',
          meanings: unique.flatMap((meaning) =>
            meaning.kind === 'option' || meaning.kind === 'value' ? [meaning] : [],
          ),
        },
      }
  }
}

function keyOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'type':
    case 'location':
      return `${meaning.kind} ${meaning.id}`
    case 'field':
      return `field ${meaning.field.field}`
    default:
      return `value ${meaning.field.field} ${meaning.value}`
  }
}

function languageSegment(
  meanings: readonly LanguageMeaning[],
  at: { start: number; end: number },
  vocabulary: Vocabulary,
): Segment {
  const roles = new Set(meanings.flatMap((meaning) => (meaning.kind === 'role' ? [meaning.role] : [])))
  for (const meaning of meanings) {
    if (meaning.kind === 'core') {
      const field = vocabulary.core.get(meaning.field)
      if (field) return { ...at, roles, kind: 'field', fields: [field], whole: true }
    }
    if (meaning.kind === 'adjective')
      return { ...at, roles, kind: 'adjective', adjective: meaning.adjective, superlative: meaning.superlative }
    if (meaning.kind === 'multiple') return { ...at, roles, kind: 'multiple', value: meaning.value }
  }
  return { ...at, roles, kind: 'word' }
}
