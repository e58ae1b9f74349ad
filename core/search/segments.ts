import type { Filter } from '#contract/filter.ts'
import type { Amount, Candidate, CodeField } from './candidate.ts'
import type { Period } from './dates.ts'
import type { Adjective, Role } from './language.ts'
import type { LanguageMeaning } from './lexicon.ts'
import type { Token } from './tokens.ts'
import type { End, FieldEntry, Meaning, Vocabulary } from './vocabulary.ts'

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
  | { kind: 'taught'; words: string; filter: Filter }
  | { kind: 'break' }
  | { kind: 'unknown' }
)

export type Choice = { types: ReadonlySet<string>; segments: Segment[]; score: number }

const noRoles: ReadonlySet<Role> = new Set()

/**
 * Chooses one reading of the whole question: for every item type it may speak of (or none, or two joined), the readings
 * that do not overlap and together weigh most.
 */
export function chooseSegments(
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
): Choice {
  const toned = withoutKnownNames(tokens, candidates, vocabulary)
  const byStart = tokens.map((): Candidate[] => [])
  for (const candidate of toned) byStart[candidate.start]?.push(candidate)
  let best: Choice | undefined
  for (const types of hypotheses(toned, tokens, vocabulary)) {
    const choice = bestPath(tokens, byStart, types, vocabulary)
    // where nothing else decides, the one that names a type
    if (!best || choice.score > best.score + (best.types.size === 0 ? -0.01 : 1e-9)) best = choice
  }
  return best
    ? {
        ...best,
        segments: best.segments.map((segment, at) =>
          rereadValue(rereadType(segment, best.segments, toned, best.types), at, best, toned),
        ),
      }
    : { types: new Set(), segments: [], score: 0 }
}

/** `power supplies with the most power`: a word of a type that is named in full elsewhere speaks of a field, if it can. */
function rereadType(
  segment: Segment,
  all: readonly Segment[],
  candidates: readonly Candidate[],
  types: ReadonlySet<string>,
): Segment {
  if (
    segment.kind !== 'type' ||
    !all.some((other) => other.kind === 'type' && other.end - other.start > segment.end - segment.start)
  )
    return segment
  const fields = candidates
    .flatMap((candidate) =>
      candidate.kind === 'schema' && candidate.start === segment.start && candidate.end === segment.end
        ? candidate.ends
        : [],
    )
    .filter(({ meaning }) => meaning.kind === 'field')
  return schemaSegment(fields, segment, types)?.segment ?? segment
}

/**
 * `baked at 180 degrees`, `milled in September`: where a number or a day follows that a field of that name can hold, a word that is
 * only a part of values (`Part baked`) speaks of the field.
 */
function rereadValue(
  segment: Segment,
  at: number,
  { segments, types }: Choice,
  candidates: readonly Candidate[],
): Segment {
  if (segment.kind !== 'value' || segment.meanings.some(({ whole }) => whole)) return segment
  const next = segments.slice(at + 1, at + 5).find(({ kind }) => kind !== 'word')
  if (next?.kind !== 'amount' && next?.kind !== 'period') return segment
  const fields = candidates
    .flatMap((candidate) =>
      candidate.kind === 'schema' && candidate.start === segment.start && candidate.end === segment.end
        ? candidate.ends
        : [],
    )
    .filter(({ meaning }) => {
      if (meaning.kind !== 'field') return false
      const { kind, unit } = meaning.field
      if (next.kind === 'period') return kind === 'date'
      return unit !== undefined && next.amount.units.some(({ dimension }) => dimension === unit.dimension)
    })
  return schemaSegment(fields, segment, types)?.segment ?? segment
}

/** A product name made only of words the schema knows is read by the schema: `gravel bike` is a filter, not a name. */
function withoutKnownNames(
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
): Candidate[] {
  const known = new Set<number>()
  for (const candidate of candidates) {
    if (candidate.kind !== 'schema' || candidate.weight < 0.7) continue
    if (candidate.ends.every((end) => end.meaning.kind === 'location')) continue
    for (let at = candidate.start; at < candidate.end; at++) known.add(at)
  }
  const isPlain = (at: number) =>
    tokens[at]?.kind === 'number' ||
    (tokens[at]?.norm.length ?? 0) < 2 ||
    vocabulary.lexicon.trie.next.has(tokens[at]?.norm ?? '')
  return candidates.filter((candidate) => {
    if (candidate.kind !== 'name') return true
    for (let at = candidate.start; at < candidate.end; at++) if (!known.has(at) && !isPlain(at)) return true
    return false
  })
}

/** Sets of item types worth trying: none, each one named, and two or more joined by `or`, `and` or a comma. */
function hypotheses(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): ReadonlySet<string>[] {
  const found = new Map<string, Set<string>>([['', new Set()]])
  const named: { ids: string[]; candidate: Candidate }[] = []
  for (const candidate of candidates) {
    if (candidate.kind !== 'schema') continue
    const most = Math.max(0, ...candidate.ends.filter((end) => end.meaning.kind === 'type').map((end) => end.weight))
    const ids = candidate.ends.flatMap((end) =>
      end.meaning.kind === 'type' && end.weight > most - 0.05 ? [end.meaning.id] : [],
    )
    if (ids.length === 0 || ids.length > 6) continue
    named.push({ ids, candidate })
    found.set([...ids].sort().join(), new Set(ids))
  }
  for (const a of named.slice(0, 12)) {
    for (const b of named.slice(0, 12)) {
      if (a.candidate.end > b.candidate.start || a.candidate.weight < 0.7 || b.candidate.weight < 0.7) continue
      if (!isJoined(tokens.slice(a.candidate.end, b.candidate.start), vocabulary)) continue
      const both = new Set([...a.ids, ...b.ids])
      found.set([...both].sort().join(), both)
    }
  }
  return [...found.values()].slice(0, 60)
}

/** Two types are both asked for only where a word or a sign joins them: `plants in pots` are plants. */
function isJoined(between: readonly Token[], { lexicon }: Vocabulary): boolean {
  return between.some(
    ({ kind, norm }) =>
      kind === 'break' ||
      (lexicon.trie.next
        .get(norm)
        ?.ends.some((end) => end.kind === 'role' && (end.role === 'or' || end.role === 'and')) ??
        false),
  )
}

function bestPath(
  tokens: readonly Token[],
  byStart: readonly (readonly Candidate[])[],
  types: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Choice {
  const scores: number[] = Array.from({ length: tokens.length + 1 }, () => 0)
  const steps: ({ segment: Segment } | undefined)[] = []
  for (let at = tokens.length - 1; at >= 0; at--) {
    scores[at] = scores[at + 1] ?? 0
    for (const candidate of byStart[at] ?? []) {
      const read = toSegment(candidate, tokens, types, vocabulary)
      if (!read) continue
      const length = candidate.end - candidate.start
      const score =
        read.weight * length + 0.12 * (length - 1) * Math.min(1, read.weight * 2) + (scores[candidate.end] ?? 0)
      if (score > (scores[at] ?? 0) + 1e-9) {
        scores[at] = score
        steps[at] = { segment: read.segment }
      }
    }
  }
  const segments: Segment[] = []
  for (let at = 0; at < tokens.length; ) {
    const step = steps[at]
    if (step) {
      segments.push(step.segment)
      at = step.segment.end
      continue
    }
    segments.push({ kind: tokens[at]?.kind === 'break' ? 'break' : 'unknown', start: at, end: at + 1, roles: noRoles })
    at++
  }
  const conflicts = types.size === 0 ? countConflicts(segments) : 0
  const used = new Set(segments.flatMap((segment) => (segment.kind === 'type' ? segment.ids : [])))
  const idle = [...types].filter((id) => !used.has(id)).length
  // A second type costs a little, so that `bike lights` stays one type.
  const several = 0.3 * Math.max(0, types.size - 1) * (idle > 0 ? 2 : 0.2)
  return { types, segments, score: (scores[0] ?? 0) - several - idle - 0.6 * conflicts }
}

/** How many values and fields are of no item type that has those before them: `steel` of bicycles beside `frame` of batteries. */
function countConflicts(segments: readonly Segment[]): number {
  let common: ReadonlySet<string> | undefined
  let conflicts = 0
  for (const segment of segments) {
    const fields =
      segment.kind === 'value'
        ? segment.meanings.map(({ field }) => field)
        : segment.kind === 'field' && segment.whole
          ? segment.fields
          : []
    const ids = fields.map(({ itemTypeId }) => itemTypeId)
    if (ids.length === 0 || ids.includes(undefined)) continue
    const own = new Set(ids.flatMap((id) => id ?? []))
    const shared: ReadonlySet<string> = common ? common.intersection(own) : own
    if (shared.size === 0) conflicts++
    else common = shared
  }
  return conflicts
}

function toSegment(
  candidate: Candidate,
  tokens: readonly Token[],
  types: ReadonlySet<string>,
  vocabulary: Vocabulary,
): { segment: Segment; weight: number } | undefined {
  const { start, end, weight } = candidate
  const at = { start, end, roles: noRoles }
  switch (candidate.kind) {
    case 'schema':
      return schemaSegment(candidate.ends, at, types)
    case 'language':
      return { segment: languageSegment(candidate.meanings, at, vocabulary), weight }
    case 'amount':
      return {
        segment: { ...at, kind: 'amount', amount: candidate.amount },
        weight:
          isCalendarTime(candidate.amount, tokens, types, vocabulary) || saysAge(tokens, start, vocabulary)
            ? Math.min(weight, 0.8)
            : weight,
      }
    case 'period':
      return { segment: { ...at, kind: 'period', period: candidate.period }, weight }
    case 'code':
      return { segment: { ...at, kind: 'code', field: candidate.field, value: candidate.value }, weight }
    case 'name':
      return { segment: { ...at, kind: 'name' }, weight }
    case 'taught':
      return { segment: { ...at, kind: 'taught', words: candidate.words, filter: candidate.filter }, weight }
  }
}

const day = 86_400

/** `older than two years`: a time that a thing has been there. */
function saysAge(tokens: readonly Token[], start: number, { lexicon }: Vocabulary): boolean {
  const { adjectives, phrases } = lexicon.language
  const before = tokens[start - 1]?.norm ?? ''
  const compared = phrases.than.includes(before) ? (tokens[start - 2]?.norm ?? '') : before
  return adjectives.some(({ hints, comparative }) => hints[0] === '$age' && comparative.includes(compared))
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
  if (kept.length === 0) return true
  const { stem, phrases } = lexicon.language
  const isSaid = (words: readonly string[]) => tokens.some(({ norm }) => words.includes(norm))
  return (
    isSaid([...phrases.expiring, ...phrases.overdue, ...phrases.upcoming]) &&
    !kept.some((field) => tokens.some(({ norm }) => field.stems.has(stem(norm))))
  )
}

const order = { type: 0.02, option: 0.015, value: 0.01, location: 0.005, field: 0 } as const

function schemaSegment(
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
  const chosen = fitting
    .filter(
      (end) =>
        (end.meaning.kind === first.meaning.kind || (isValue(end.meaning) && isValue(first.meaning))) &&
        end.weight >= first.weight - 0.08,
    )
    .map((end) => end.meaning)
  const unique = [...new Map(chosen.map((meaning) => [keyOf(meaning), meaning])).values()]
  let { weight } = first
  if (first.meaning.kind === 'location' && unique.length > 1) weight *= 0.6
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
