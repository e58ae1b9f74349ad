import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { fieldLabel } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { negationBefore } from './negation.ts'
import { addClause, applies, either, hasRole, isFiller, neighbour, type Reading, typesOf } from './reading.ts'
import type { Segment } from './segment.ts'
import { fold } from './tokens.ts'

/** `without a barcode`, `service date missing`, `inspection left blank`. */
export function readMissing(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (segment.kind === 'word' || segment.kind === 'unknown') readNobody(reading, index)
    if (segment.kind !== 'field' || reading.taken[index]) return
    const fields = segment.fields.filter((field) => applies(reading, field) && field.kind !== 'boolean')
    if (fields.length === 0) return
    // `whose lock type nobody entered`
    const kind = reading.tokens[segment.end]?.norm ?? ''
    const isKind = reading.vocabulary.lexicon.language.groupNames.itemType.includes(kind)
    const after = neighbour(reading, isKind ? index + 1 : index, 1, 3)
    const before = neighbour(reading, index, -1, 4)
    const behind = reading.segments[after]
    const front = reading.segments[before]
    const isMissing = (one: Segment | undefined) => one?.kind === 'word' && hasRole(one, 'missing')
    const own = fields.some((field) => field.core) ? fields.slice(0, 1) : fields
    const report = (indexes: number[]) =>
      addClause(
        reading,
        {
          kind: 'field',
          label: sentence('search.isEmpty', { field: fieldLabel(own[0]) }),
          filter: either(own.map((field): Filter => ({ field: field.field, op: 'empty' }))),
          types: typesOf(own),
        },
        indexes,
      )
    const reportNaught = (of: readonly FieldEntry[], indexes: number[]) =>
      addClause(
        reading,
        {
          kind: 'field',
          label: sentence('search.is', { field: fieldLabel(of[0]), value: '0' }),
          filter: either(of.map((field): Filter => ({ field: field.field, op: 'eq', value: 0 }))),
          types: typesOf(of),
        },
        indexes,
      )
    const reportNone = ({ field, value, label }: NoneChoice, indexes: number[]) =>
      addClause(
        reading,
        {
          kind: 'field',
          label: sentence('search.is', { field: fieldLabel(field), value: label }),
          filter: { field: field.field, op: 'eq', value },
          types: typesOf([field]),
        },
        indexes,
      )
    if (isMissing(behind) && !reading.taken[after]) {
      // `price unknown`; `not missing` is the opposite.
      if (!hasRole(reading.segments[after - 1], 'not')) report([index, after, isKind ? index + 1 : -1])
      return
    }
    // `energy has not been filled in`
    const filled = hasRole(behind, 'not') ? neighbour(reading, after, 1, 3) : -1
    if (hasRole(reading.segments[filled], 'filled') && !reading.taken[after] && !reading.taken[filled]) {
      report([index, after, filled])
      return
    }
    const valueFollows = behind?.kind === 'value' && behind.meanings.some((meaning) => own.includes(meaning.field))
    if (isMissing(front) && !reading.taken[before] && !valueFollows) report([index, before])
    else if (!valueFollows) {
      const negation = negationBefore(reading, index)
      if (
        negation >= 0 &&
        !reading.clauses.some((clause) => clause.first === negation) &&
        behind?.kind !== 'amount' &&
        !nextIsComparison(reading, after)
      ) {
        const indexes = [index, negation, hasRole(behind, 'filled') && !reading.taken[after] ? after : -1]
        const none = noneOf(reading, own)
        if (none) reportNone(none, indexes)
        else if (isNaught(reading, own, index)) reportNaught(own, indexes)
        else report(indexes)
      }
    }
  })
}

/** Letters that a noun made of a verb has more than it. */
const mostEnding = 2

/** `wheels nobody is assigned to` of a field called Assigned student: a word that else says that something is there, of its name. */
function readNobody(reading: Reading, index: number): void {
  const { segments, tokens, taken, vocabulary, types } = reading
  const { stem, noOne } = vocabulary.lexicon.language
  const negation = negationBefore(reading, index)
  const segment = segments[index]
  if (!segment || taken[index] || negation < 0 || types.size === 0) return
  if (!noOne.includes(tokens[(segments[negation]?.end ?? 0) - 1]?.norm ?? '')) return
  const word = stem(tokens[segment.end - 1]?.norm ?? '')
  // `nobody holds` of a field called Holder
  const isOf = (own: string) =>
    own === word || (word.length > 3 && own.startsWith(word) && own.length <= word.length + mostEnding)
  const [field, another] = vocabulary.fields.filter(
    ({ kind, itemTypeId, stems }) =>
      (kind === 'text' || kind === 'date') &&
      itemTypeId !== undefined &&
      types.has(itemTypeId) &&
      [...stems].some(isOf),
  )
  if (!field || another) return
  addClause(
    reading,
    {
      kind: 'field',
      label: sentence('search.isEmpty', { field: fieldLabel(field) }),
      filter: { field: field.field, op: 'empty' },
      types: typesOf([field]),
    },
    [index, negation],
  )
}

type NoneChoice = { field: FieldEntry; value: string; label: string }

/** `without grog` of a choice called Grog that has one called None: that one, and not what nobody filled in. */
function noneOf({ vocabulary }: Reading, [field, another]: readonly FieldEntry[]): NoneChoice | undefined {
  if (!field || another || field.kind !== 'select' || field.core) return undefined
  const { stem, noneNames } = vocabulary.lexicon.language
  for (const name of noneNames)
    for (const { meaning } of vocabulary.trie.next.get(stem(name))?.ends ?? [])
      if (meaning.kind === 'option' && meaning.whole && meaning.field === field)
        return { field, value: meaning.value, label: meaning.label }
  return undefined
}

/** `free of alcohol`, `without alcohol`, where some have 0 of it: none in it. `without an alcohol content` has not been filled in. */
function isNaught({ tokens, segments }: Reading, fields: readonly FieldEntry[], index: number): boolean {
  const before = tokens[(segments[index]?.start ?? 0) - 1]
  return (
    fields.every(({ kind, core, numbers }) => kind === 'number' && !core && numbers.has(0)) &&
    before?.norm !== 'a' &&
    before?.norm !== 'an'
  )
}

function nextIsComparison(reading: Reading, at: number): boolean {
  return hasRole(reading.segments[at], 'less', 'more', 'atMost', 'atLeast', 'between')
}

/** `items with a barcode`: a field named and nothing said of its value means that it has one. */
export function readFilled(reading: Reading, segment: Extract<Segment, { kind: 'field' }>, index: number): void {
  const fields = segment.fields.filter((field) => applies(reading, field))
  if (fields.length === 0 || isPartOfNoun(reading, segment)) return
  const before = index - 1
  let at = before
  while (at >= 0 && isFiller(reading.segments[at]) && !hasRole(reading.segments[at], 'with')) at--
  const after = neighbour(reading, index, 1, 2)
  const own = fields.some((field) => field.core) ? fields.slice(0, 1) : fields
  const close = index - at <= 3
  // `with hair at least 1 ft long`: the measure behind is of it, and says that it is there
  const measure = reading.clauses.find(({ kind, first }) => kind === 'field' && first === after)
  if (close && hasRole(reading.segments[at], 'with') && measure && fields.every(({ kind }) => kind === 'select')) {
    measure.first = index
    reading.taken[index] = true
    return
  }
  if (close && hasRole(reading.segments[at], 'with') && (segment.whole || saysName(reading, segment, own))) {
    report([index, at])
  } else if (hasRole(reading.segments[after], 'filled') && reading.segments[after]?.kind === 'word')
    report([index, after])

  function report(indexes: number[]) {
    addClause(
      reading,
      {
        kind: 'field',
        label: sentence('search.isFilled', { field: fieldLabel(own[0]) }),
        filter: either(own.map((field): Filter => ({ field: field.field, op: 'notEmpty' }))),
        types: typesOf(own),
      },
      indexes,
    )
  }
}

/** `a power cord` of a field called Power: the word right behind is the noun. */
function isPartOfNoun({ tokens, vocabulary }: Reading, { end }: Segment): boolean {
  const next = tokens[end]
  if (next?.kind !== 'word' || next.norm === fold(next.raw)) return false
  return !vocabulary.lexicon.trie.next.has(fold(next.raw))
}

/** Whether a date field is named by all words of its name that tell something: `a manufacturing date` of `Manufactured on`. */
function saysName({ tokens, vocabulary }: Reading, { start, end }: Segment, fields: readonly FieldEntry[]): boolean {
  const { stem, dateParticles } = vocabulary.lexicon.language
  const said = new Set(tokens.slice(start, end).map((token) => stem(token.norm)))
  const particles = new Set(dateParticles.map(stem))
  return fields.every(
    (field) => field.kind === 'date' && [...field.stems].every((one) => particles.has(one) || said.has(one)),
  )
}
