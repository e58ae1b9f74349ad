import type { Candidate } from './candidate.ts'
import { rereadOver, rereadType, rereadValue } from './reread.ts'
import { noRoles, type Segment, toSegment } from './segment.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Choice = { types: ReadonlySet<string>; segments: Segment[]; score: number }

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
          rereadValue(
            rereadOver(rereadType(segment, best.segments, toned, best.types), at, best.segments),
            at,
            best.segments,
            toned,
            best.types,
            tokens,
            vocabulary,
          ),
        ),
      }
    : { types: new Set(), segments: [], score: 0 }
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
    // `gloves in packs of 100`: what is a value of one type alone speaks of it
    const [only, another] = new Set(
      candidate.ends.flatMap((end) =>
        end.weight > 0.95 && (end.meaning.kind === 'option' || end.meaning.kind === 'value')
          ? [end.meaning.field.itemTypeId]
          : [],
      ),
    )
    if (
      ids.length === 0 &&
      only !== undefined &&
      another === undefined &&
      candidate.ends.every((end) => end.weight < 0.95 || end.meaning.kind === 'option' || end.meaning.kind === 'value')
    )
      found.set(only, new Set([only]))
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
        // what names a type as well as a value is the type
        (read.segment.kind === 'type' ? 0.002 : 0) +
        read.weight * length +
        0.12 * (length - 1) * Math.min(1, read.weight * 2) +
        (scores[candidate.end] ?? 0)
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
  const used = new Set(
    segments.flatMap((segment) =>
      segment.kind === 'type'
        ? segment.ids
        : segment.kind === 'value'
          ? segment.meanings.flatMap((meaning) =>
              meaning.kind === 'option' && meaning.whole ? (meaning.field.itemTypeId ?? []) : [],
            )
          : [],
    ),
  )
  const idle = [...types].filter((id) => !used.has(id)).length
  // A second type costs a little, so that `bike lights` stays one type.
  const several = 0.3 * Math.max(0, types.size - 1) * (idle > 0 ? 2 : 0.02)
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
