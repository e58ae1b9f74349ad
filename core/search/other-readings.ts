import type { Condition, Filter } from '#contract/filter.ts'
import { say } from '#core/words/say.ts'
import type { Candidate } from './candidate.ts'
import { compareLabel, fieldLabel } from './label.ts'
import type { End, FieldEntry } from './meaning.ts'
import type { Chip, OtherReading, Question } from './question.ts'
import { hasRole, type Reading } from './reading.ts'
import type { Segment } from './segment.ts'
import { figureRoles } from './stock-figure.ts'

/** More are not asked about: a list of guesses is no question. */
const mostOthers = 4
/** A question is read anew so often at most, some 0.5 ms each. */
const mostRereads = 8

interface Read {
  question: Question
  reading: Reading
  candidates: readonly Candidate[]
}

/**
 * The other things that words of a question may mean as well as what they were read as, the likeliest reading: a word that is a type, a place, and the value of
 * one or of several fields, and a number of which nothing says what it is of. The question is read anew as if the words meant that alone; what then leaves more of
 * it without a meaning, or changes its order, is no other reading.
 */
export function otherReadings(
  { question, reading, candidates }: Read,
  reread: (candidates: readonly Candidate[]) => Question,
): OtherReading[] {
  const found: OtherReading[] = []
  // what is called the same cannot be told apart by who is asked
  const seen = new Set([JSON.stringify(question.filter), ...question.chips.map(({ label }) => say(label, 'en'))])
  const add = (other: OtherReading) => {
    const keys = [JSON.stringify(other.filter), say(other.label, 'en')]
    if (!keys.some((key) => seen.has(key))) found.push(other)
    for (const key of keys) seen.add(key)
  }
  let rereads = 0
  for (const segment of reading.segments) {
    const chip = chipOver(question, reading, segment)
    if (!chip) continue
    const groups = groupsOf(segment, candidates, reading)
    if (groups.length < 2) continue
    for (const group of groups) {
      if (++rereads > mostRereads) break
      const read = reread(candidates.flatMap((candidate) => onlyAs(candidate, segment, group)))
      const own = chipOver(read, reading, segment)
      if (read.filter && own && own.kind !== 'text' && isAsWhole(read, question))
        add({ ...placeOf(chip), label: own.label, filter: read.filter })
    }
  }
  for (const other of otherFigures(question, reading)) add(other)
  return found.slice(0, mostOthers)
}

const placeOf = ({ words, start, end }: Chip) => ({ words, start, end })

/** The condition that the words of a segment became, and no others with them: a field that is named tells what its value is of. */
function chipOver({ chips }: Question, { tokens }: Reading, { kind, start, end }: Segment): Chip | undefined {
  if (kind !== 'type' && kind !== 'value' && kind !== 'location') return undefined
  const from = tokens[start]?.start ?? 0
  const to = tokens[end - 1]?.end ?? 0
  return chips.find((chip) => chip.filter !== null && chip.start === from && to === chip.end)
}

/**
 * What the words of a segment are in full, by what they are: types, places, or values of one field. What a thing is goes before what it is for, and a type that is
 * named in full before values of others.
 */
function groupsOf(
  { start, end, kind }: Segment,
  candidates: readonly Candidate[],
  { vocabulary }: Reading,
): (readonly End[])[] {
  const { stem, relationNames, aimNames } = vocabulary.lexicon.language
  const relations = new Set([...relationNames, ...aimNames].map(stem))
  const ends = candidates
    .flatMap((one) => (one.kind === 'schema' && one.start === start && one.end === end ? one.ends : []))
    .filter(({ meaning }) => !('field' in meaning) || ![...meaning.field.stems].some((one) => relations.has(one)))
    .filter((one) => isFirm(one) && (kind !== 'type' || isThing(one)))
  return [...Map.groupBy(ends, groupOf).values()]
}

function groupOf({ meaning }: End): string {
  return meaning.kind === 'option' || meaning.kind === 'value' ? meaning.field.field : meaning.kind
}

const isThing = ({ meaning }: End) => !('field' in meaning) || meaning.field.core === 'category'

/** A name in full and as it is written; what a thing is, also by the noun its name ends with. */
function isFirm({ meaning, weight }: End): boolean {
  switch (meaning.kind) {
    case 'type':
      return weight >= nounWeight
    case 'location':
      return weight >= fullWeight
    case 'field':
      return false
    default:
      return meaning.whole ? weight >= fullWeight : meaning.field.core === 'category' && weight >= nounWeight
  }
}

const fullWeight = 0.9
const nounWeight = 0.7

/** A candidate where a segment's words mean one thing alone. */
function onlyAs(candidate: Candidate, { start, end }: Segment, group: readonly End[]): Candidate[] {
  if (candidate.end <= start || candidate.start >= end) return [candidate]
  if (candidate.kind !== 'schema' || candidate.start !== start || candidate.end !== end) return []
  const ends = candidate.ends.filter((one) => group.includes(one))
  return ends.length === 0 ? [] : [{ ...candidate, ends, weight: Math.max(...ends.map(({ weight }) => weight)) }]
}

/** Whether as much of the question is understood, and the same is asked for in the same order. */
function isAsWhole(read: Question, question: Question): boolean {
  const left = (one: Question) => one.notUnderstood.reduce((letters, { words }) => letters + words.length, 0)
  const rest = ({ sort, limit, archived, aggregate }: Question) =>
    JSON.stringify([sort, limit, archived, aggregate?.of, aggregate?.by])
  return left(read) <= left(question) && rest(read) === rest(question)
}

/** `over 50` and no word of what: pieces on hand, or else a price or a number that these things have and that comes near to it. */
function otherFigures({ filter, chips }: Question, reading: Reading): OtherReading[] {
  if (!filter) return []
  return chips.flatMap((chip): OtherReading[] => {
    const bounds = chip.kind === 'stock' && isBareNumber(chip, reading) ? boundsOf(chip.filter) : []
    return (bounds.length > 0 ? fieldsNear(bounds, reading) : []).flatMap((field) => {
      const moved = moveTo(filter, bounds, field.field)
      const shown = bounds.map(({ op, value }) => ({ op, value: withUnit(String(value), field) }))
      return moved ? [{ ...placeOf(chip), label: compareLabel(fieldLabel(field), shown), filter: moved }] : []
    })
  })
}

/** Whether the words of a chip are a number and how it is compared, and none of the question tells that something is counted. */
function isBareNumber({ start, end }: Chip, { segments, tokens, vocabulary }: Reading): boolean {
  const own = segments.filter((one) => {
    const [first, last] = [tokens[one.start], tokens[one.end - 1]]
    return first !== undefined && last !== undefined && start <= first.start && last.end <= end
  })
  const { countsOnly } = vocabulary.lexicon.language
  return (
    own.some(({ kind }) => kind === 'amount') &&
    own.every((one) =>
      one.kind === 'amount'
        ? one.amount.units.length === 0 && !one.amount.spelled
        : one.kind === 'word' && !hasRole(one, 'countUnit', 'onHand', 'inStock', 'howMany', ...figureRoles),
    ) &&
    !tokens.some(({ norm }) => countsOnly.includes(norm))
  )
}

/** A comparison, or the two of a range, of the stock on hand anywhere. */
function boundsOf(filter: Filter | null): Condition[] {
  const list = filter && 'and' in filter ? filter.and : filter ? [filter] : []
  return list.every(
    (one): one is Condition => 'field' in one && one.field === 'stock.onHand' && !one.location && !one.than,
  )
    ? [...list]
    : []
}

/** The price and those numbers of the things asked for between whose values the ones asked for lie. */
function fieldsNear(bounds: readonly Condition[], { vocabulary, types }: Reading): FieldEntry[] {
  const asked = bounds.map(({ value }) => Number(value))
  const isNear = ({ numbers }: FieldEntry) =>
    numbers.size > 1 && asked.every((one) => Math.min(...numbers) <= one && one <= Math.max(...numbers))
  const own = vocabulary.fields.filter(
    (field) =>
      field.kind === 'number' &&
      !field.core &&
      (field.itemTypeId === undefined || types.has(field.itemTypeId)) &&
      isNear(field),
  )
  const price = vocabulary.core.get('price')
  return [...(price ? [price] : []), ...own]
}

function withUnit(value: string, { unitName }: FieldEntry): string {
  return unitName ? `${value} ${unitName}` : value
}

/** The tree with these conditions on another field; undefined where it has none of them. */
function moveTo(tree: Filter, bounds: readonly Condition[], field: string): Filter | undefined {
  const asked = new Set(bounds.map((one) => JSON.stringify(one)))
  let isMoved = false
  const moved = (node: Filter): Filter => {
    if ('and' in node) return { and: node.and.map(moved) }
    if ('or' in node) return { or: node.or.map(moved) }
    if ('not' in node) return { not: moved(node.not) }
    if ('text' in node || !asked.has(JSON.stringify(node))) return node
    isMoved = true
    return { ...node, field }
  }
  const whole = moved(tree)
  return isMoved ? whole : undefined
}
