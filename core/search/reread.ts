import type { Candidate } from './candidate.ts'
import type { FieldEntry } from './meaning.ts'
import { type Segment, schemaSegment } from './segment.ts'
import { fold, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `power supplies with the most power`: a word of a type that is named in full elsewhere speaks of a field, if it can. */
export function rereadType(
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
  return asField(segment, candidates, types, () => true)
}

/** `over both vans`, `across the shop`: right before a place, no comparison. */
export function rereadOver(segment: Segment, at: number, segments: readonly Segment[]): Segment {
  // `still in the shop`, which nothing is covered by
  if (segment.kind === 'word' && segment.roles.has('covered')) {
    const behind = segments.slice(at + 1, at + 3).find((one) => one.kind !== 'word' || !one.roles.has('stop'))
    if (behind?.kind === 'location') return { ...segment, roles: new Set(['at', 'stop']) }
  }
  if (segment.kind !== 'word' || !segment.roles.has('more') || segment.end > segment.start + 1) return segment
  const next = segments.slice(at + 1, at + 4).find((one) => one.kind !== 'word' || !one.roles.has('stop'))
  // `smoked over oak`
  const isOther = next?.kind === 'location' || (next?.kind === 'value' && next === segments[at + 1])
  return isOther ? { ...segment, roles: new Set(['at', 'stop']) } : segment
}

/**
 * `baked at 180 degrees`, `milled in September`: where a number or a day follows that a field of that name can hold, a word that is
 * only a part of values (`Part baked`) speaks of the field.
 */
export function rereadValue(
  segment: Segment,
  at: number,
  segments: readonly Segment[],
  candidates: readonly Candidate[],
  types: ReadonlySet<string>,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): Segment {
  if (segment.kind === 'field' && !segment.fields.some(({ kind, core }) => core || kind === 'date')) {
    // `washed since March` of both Washes and Last washed
    const period = segments.slice(at + 1, at + 5).find(({ kind }) => kind !== 'word')
    return period?.kind === 'period' ? asField(segment, candidates, types, ({ kind }) => kind === 'date') : segment
  }
  if (segment.kind !== 'value') return segment
  // `more than six strings` of a number field called Strings, though a category is as well
  const [before, further] = [segments[at - 1], segments[at - 2]]
  const isCounted = before?.kind === 'amount' && before.amount.units.length === 0
  const isRanked = before?.kind === 'word' && (before.roles.has('most') || before.roles.has('least'))
  const isListed = before?.kind === 'word' && before.roles.has('or') && further?.kind === 'amount'
  if (isCounted || isRanked || isListed) {
    const field = asField(segment, candidates, types, ({ kind }) => kind === 'number')
    if (field.kind === 'field' && field.whole) return field
  }
  // `mesh narrower than 2.5 cm` of a Mesh panel that has a mesh width
  const compared = segments[at + 1]
  if (compared?.kind === 'adjective' && !compared.superlative && segment.meanings.every(({ whole }) => !whole)) {
    const { stem } = vocabulary.lexicon.language
    const hints = compared.adjective.hints.map(stem)
    const field = asField(
      segment,
      candidates,
      types,
      ({ kind, stems }) => kind === 'number' && hints.some((hint) => stems.has(hint)),
    )
    if (field.kind === 'field') return field
  }
  // `on either boat` of Boat 1 and Boat 2, though a category is called Boat as well
  const { ofEach, opensChoice } = vocabulary.lexicon.language
  const opener = tokens[segment.start - 1]?.norm ?? ''
  if ([...ofEach, ...opensChoice].includes(opener) && segment.meanings.every(({ field }) => field.core)) {
    const places = candidates
      .flatMap((one) =>
        one.kind === 'schema' && one.start === segment.start && one.end === segment.end ? one.ends : [],
      )
      .filter(({ meaning }) => meaning.kind === 'location')
    const read = places.length > 1 ? schemaSegment(places, segment, types)?.segment : undefined
    if (read) return read
  }
  // `jacks lifting 3 tonnes` of a tool called Lift and of a lifting capacity
  const word = tokens[segment.start]?.norm ?? ''
  const isVerb =
    vocabulary.lexicon.language.verbEndings.some((ending) => word.endsWith(ending)) &&
    segment.meanings.every(({ label }) => !fold(label).includes(word))
  if (!isVerb && segment.meanings.some(({ whole }) => whole)) return segment
  // `stakes over two metres long` of Wooden stakes that have a stake length: several of them are the things
  if (!isVerb && vocabulary.lexicon.language.isPlural(word)) return segment
  const next = segments.slice(at + 1, at + 5).find(({ kind }) => kind !== 'word')
  if (next?.kind !== 'amount' && next?.kind !== 'period') return segment
  return asField(segment, candidates, types, ({ kind, unit }) =>
    next.kind === 'period'
      ? kind === 'date'
      : unit !== undefined && next.amount.units.some(({ dimension }) => dimension === unit.dimension),
  )
}

/** The segment read as a field that suits, of those its words may name; as it is where none does. */
function asField(
  segment: Segment,
  candidates: readonly Candidate[],
  types: ReadonlySet<string>,
  suits: (field: FieldEntry) => boolean,
): Segment {
  const fields = candidates
    .flatMap((candidate) =>
      candidate.kind === 'schema' && candidate.start === segment.start && candidate.end === segment.end
        ? candidate.ends
        : [],
    )
    .filter(({ meaning }) => meaning.kind === 'field' && suits(meaning.field))
  return schemaSegment(fields, segment, types)?.segment ?? segment
}
