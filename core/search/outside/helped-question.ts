import { type Condition, conditionsOf, type Filter, filter as filterShape } from '#contract/filter.ts'
import { placesAsked } from '../chosen-question.ts'
import type { Chip, Question, Unknown } from '../question.ts'
import type { OutsideReading } from './read-outside-reply.ts'

/**
 * The question with what a language model read of the words that were left. What was understood here stays word for word: a reading
 * only adds a condition that has to hold as well, or an order where none was asked for. One that could not hold beside what was
 * understood is left out, and its words stay named as not understood.
 */
export function helpQuestion(
  read: Question,
  readings: readonly OutsideReading[],
): { question: Question; used: number } {
  let question = read
  let used = 0
  for (const reading of readings) {
    const next = reading.sort ? withOrder(question, reading) : withCondition(question, reading)
    if (!next) continue
    question = { ...next, notUnderstood: next.notUnderstood.flatMap((phrase) => cut(phrase, reading)) }
    used++
  }
  return { question: { ...question, chips: question.chips.toSorted((a, b) => a.start - b.start) }, used }
}

function withCondition(question: Question, reading: OutsideReading): Question | undefined {
  const { filter } = reading
  if (!filter || contradicts(question.filter, filter)) return undefined
  const tree: Filter = question.filter ? { and: [...partsOf(question.filter), filter] } : filter
  if (!filterShape.safeParse(tree).success) return undefined
  const { aggregate } = question
  return {
    ...question,
    filter: tree,
    chips: [...question.chips, chipOf(reading, kindOf(filter), filter)],
    // a total counts what lies at the place that is asked for
    ...(aggregate
      ? {
          aggregate: {
            ...aggregate,
            locations: aggregate.locations.length > 0 ? aggregate.locations : placesAsked(tree),
          },
        }
      : {}),
  }
}

function withOrder(question: Question, reading: OutsideReading): Question | undefined {
  const { sort, limit } = reading
  if (!sort || question.sort.length > 0 || question.aggregate) return undefined
  return {
    ...question,
    sort: [sort],
    limit: question.limit ?? limit ?? null,
    chips: [...question.chips, chipOf(reading, 'sort', null)],
  }
}

function chipOf({ label, words, start, end }: OutsideReading, kind: Chip['kind'], filter: Filter | null): Chip {
  return { kind, label, words, start, end, filter, source: 'outsideModel' }
}

function kindOf(filter: Filter): Chip['kind'] {
  if ('text' in filter) return 'text'
  if (!('field' in filter)) return 'field'
  if (filter.field === 'itemType') return 'type'
  if (filter.field === 'state') return 'state'
  return filter.field.startsWith('stock.') ? 'stock' : 'field'
}

/** What is left of words of which some are explained now; signs alone say nothing. */
function cut(phrase: Unknown, { start, end }: OutsideReading): Unknown[] {
  if (end <= phrase.start || phrase.end <= start) return [phrase]
  return [
    [phrase.start, start],
    [end, phrase.end],
  ].flatMap(([from = 0, to = 0]) => {
    const words = phrase.words.slice(from - phrase.start, to - phrase.start)
    const trimmed = words.trim()
    if (!/[\p{L}\p{N}]/u.test(trimmed)) return []
    const first = from + words.indexOf(trimmed)
    return [{ words: trimmed, start: first, end: first + trimmed.length }]
  })
}

/** The conditions that all have to hold. */
function partsOf(tree: Filter | null): Filter[] {
  if (!tree) return []
  return 'and' in tree ? tree.and : [tree]
}

/** Whether one denies the other, or both ask for different values of a field that has one. */
function contradicts(tree: Filter | null, added: Filter): boolean {
  const said = partsOf(tree)
  const texts = new Set(said.map((part) => JSON.stringify(part)))
  return partsOf(added).some((part) => {
    if ('not' in part && texts.has(JSON.stringify(part.not))) return true
    if (said.some((one) => 'not' in one && JSON.stringify(one.not) === JSON.stringify(part))) return true
    if (!('field' in part)) return false
    const same = said
      .flatMap(conditionsAtTop)
      .filter((one) => one.field === part.field && one.location === part.location)
    return same.some((one) => excludes(one, part))
  })
}

function conditionsAtTop(part: Filter): Condition[] {
  return 'field' in part ? conditionsOf(part) : []
}

/** Of one field: values asked for that have none in common, or the denial of a value that is asked for. */
function excludes(one: Condition, other: Condition): boolean {
  const [asked, denied] = [valuesOf(one, 'eq', 'in'), valuesOf(one, 'ne', 'nin')]
  const [alsoAsked, alsoDenied] = [valuesOf(other, 'eq', 'in'), valuesOf(other, 'ne', 'nin')]
  if (asked && alsoAsked) return !asked.some((value) => alsoAsked.includes(value))
  if (asked && alsoDenied) return asked.every((value) => alsoDenied.includes(value))
  if (denied && alsoAsked) return alsoAsked.every((value) => denied.includes(value))
  return false
}

function valuesOf({ op, value }: Condition, ...ops: readonly Condition['op'][]): string[] | undefined {
  return ops.includes(op) && value !== undefined ? [value].flat().map(String) : undefined
}
