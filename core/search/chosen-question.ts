import type { Filter } from '#contract/filter.ts'
import type { LeaveOut } from '#contract/search.ts'
import type { Chip, Question } from './question.ts'

/** What a person made of a question: other conditions (undefined: as read), and what is left out. */
export type Chosen = { filter?: Filter | null | undefined; without: readonly LeaveOut[] }

/**
 * The question with the conditions a person chose in place of those read from its words. What was read and is neither changed nor
 * left out still holds: the order, the limit, the figure asked for. What was not understood stays named.
 */
export function chosenQuestion(read: Question, { filter, without }: Chosen): Question & { isChosen: boolean } {
  const isChosen = filter !== undefined
  const isOut = (what: LeaveOut) => without.includes(what)
  const tree = isChosen ? filter : read.filter
  const aggregate = isOut('aggregate') ? undefined : read.aggregate
  return {
    ...read,
    filter: tree,
    sort: isOut('sort') ? [] : read.sort,
    // `the longest cable` has a limit of its own, in no chip
    limit: isOut('limit') || (isOut('sort') && !read.chips.some(({ kind }) => kind === 'limit')) ? null : read.limit,
    archived: isOut('archived') ? 'exclude' : read.archived,
    aggregate: aggregate && isChosen ? { ...aggregate, locations: placesAsked(tree) } : aggregate,
    chips: read.chips.filter((chip) => !without.some((what) => what === leaveOutOf(chip))),
    isChosen,
  }
}

/** By which name a chip that is no condition is left out; undefined for a condition. */
export function leaveOutOf({ kind, filter }: Pick<Chip, 'kind' | 'filter'>): LeaveOut | undefined {
  if (filter !== null) return undefined
  return kind === 'sort' || kind === 'limit' || kind === 'aggregate' ? kind : 'archived'
}

/** The places a tree asks to have stock at: a total over its items counts what lies there. */
export function placesAsked(tree: Filter | null): string[] {
  return [...new Set(placesOf(tree))]
}

function placesOf(tree: Filter | null): string[] {
  if (!tree || 'text' in tree || 'not' in tree) return []
  if ('and' in tree) return tree.and.flatMap(placesOf)
  if ('or' in tree) return tree.or.flatMap(placesOf)
  const hasSome = tree.field === 'stock.onHand' && tree.op === 'gt' && Number(tree.value) === 0
  return hasSome && tree.location ? [tree.location] : []
}
