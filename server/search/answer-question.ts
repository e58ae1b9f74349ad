import type { Filter } from '#contract/filter.ts'
import type { Role } from '#contract/permissions.ts'
import type { OutsideHelp } from '#contract/search.ts'
import type { Language } from '#contract/words/languages.ts'
import type { Text } from '#contract/words/sentence.ts'
import { type Chosen, chosenQuestion } from '#core/search/chosen-question.ts'
import type { Literally } from '#core/search/literal-index.ts'
import type { Question } from '#core/search/question.ts'
import { say } from '#core/words/say.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { Tx } from '#server/db/transaction.ts'
import { countItems, type ItemCount } from '#server/item/count-items.ts'
import { listItemsJson } from '#server/item/queries.ts'
import { byMeaning } from './by-meaning.ts'
import { literalQuestion, lookLiterally } from './read-literally.ts'
import { type ReadQuestion, readQuestion } from './read-question.ts'
import { tellFigure } from './tell-figure.ts'

/** Of a chip, in characters. */
const longestLabel = 300

/** A question as it is asked: the words, and what a person made of them before. */
export interface Asked extends Chosen {
  text: string
  /** most items returned; a limit in the question (`top 3`) lowers it */
  limit: number
  /** what relative dates count from; the organisation's own day when left out */
  today?: string | undefined
  /** the chips are said in; the question's own is found out */
  language: Language
  role: Role
}

/**
 * Reads a question over the tenant's live schema and runs it through the same list query as `GET /items`.
 * Six to nine statements, the reading itself about 1 ms.
 * @throws AppError invalid_value  a given condition on what there is not
 * @returns the body of the reply as JSON text
 */
export async function answerQuestion(tx: Tx, asked: Asked): Promise<string> {
  const startedAt = performance.now()
  return answerRead(tx, await readQuestion(tx, asked.text, asked), { ...asked, startedAt })
}

type Answering = Asked & {
  /** as `performance.now()` tells */
  startedAt: number
  /** what a language model outside did for it */
  outside?: OutsideHelp | undefined
}

/**
 * The answer to a question that was read. Where nothing of it was understood, or no item is as it asks, items are looked for in which all its words stand, however they
 * are written, before it is read by likeness of meaning.
 */
export async function answerRead(tx: Tx, reading: ReadQuestion, answering: Answering): Promise<string> {
  const { read } = reading
  const { text } = answering
  const isLeft = read.notUnderstood.length > 0
  if (read.chips.length === 0 && isLeft) {
    const found = await lookLiterally(tx, reading, text)
    if (found) return (await answerAs(tx, literalQuestion(reading, text, found), answering, idsOf(found))).json
  }
  // one that asks for a figure or an order of its own means no name
  if (read.chips.length === 0 || read.sort.length > 0 || read.aggregate)
    return (await answerAs(tx, reading, answering)).json
  const whole = isLeft ? await lookLiterally(tx, reading, text) : undefined
  const left = read.notUnderstood.map(({ words }) => words).join(' ')
  const lifted = whole ?? (isLeft ? await lookLiterally(tx, reading, left) : undefined)
  const answer = await answerAs(tx, reading, answering, undefined, idsOf(lifted))
  if (answer.total > 0 || answer.isChosen) return answer.json
  const found = isLeft ? whole : await lookLiterally(tx, reading, text)
  return found ? (await answerAs(tx, literalQuestion(reading, text, found), answering, idsOf(found))).json : answer.json
}

const idsOf = (found: Literally | undefined) => found?.items.map(({ id }) => id)

/**
 * @param literal  the items the question is for, in their order
 * @param lifted  of the items found these stand first
 */
async function answerAs(
  tx: Tx,
  reading: ReadQuestion,
  { text, limit, language, startedAt, outside, ...chosen }: Answering,
  literal?: readonly string[],
  lifted?: readonly string[],
): Promise<{ json: string; total: number; isChosen: boolean }> {
  const { read, settings, closest = literal, alike, today } = byMeaning(reading, text)
  const view = { ...reading.view, today }
  const question = chosenQuestion(read, chosen)
  const { chips, notUnderstood, sort, archived, aggregate } = question
  const asked = { filter: question.filter ?? undefined, archived }
  const answer = {
    text,
    filter: question.filter,
    sort,
    limit: question.limit,
    archived,
    chips: chips.map((chip) => told(chip, language)),
    notUnderstood,
    otherReadings: question.isChosen ? [] : (question.others ?? []).map((other) => told(other, language)),
    outside,
  }
  // it counts the items as well, which need not be counted again for the list
  const figure = aggregate && (await tellFigure(tx, aggregate, asked, { view, currency: settings.currency }))
  const { items, count, isEstimate } = await listPage(tx, question, Math.min(limit, question.limit ?? limit), view, {
    closest,
    alike: lifted ? () => [...lifted] : alike,
    counted: figure && { count: figure.count, isEstimate: false },
  })
  const total = Math.min(count, question.limit ?? count)
  const rest = JSON.stringify({
    ...answer,
    total,
    totalIsEstimate: isEstimate && total === count,
    aggregate: figure?.told,
    tookMs: Number((performance.now() - startedAt).toFixed(2)),
  })
  return { json: `${rest.slice(0, -1)},"items":${items}}`, total, isChosen: question.isChosen }
}

/** A chip or another reading with its label in words. */
function told<T extends { label: Text }>(one: T, language: Language): T & { label: string } {
  return { ...one, label: say(one.label, language).slice(0, longestLabel) }
}

/** Items of a question as JSON text, and how many there are of them. */
type Listed = ItemCount & { items: string }

/** What is closest in meaning, in its order, and what is alike to words that were left. */
interface Ordering {
  closest: readonly string[] | undefined
  alike: (() => string[]) | undefined
}

/**
 * The items of a question and how many there are, which may be known; none for one that was not understood at all.
 */
async function listPage(
  tx: Tx,
  question: Question & { isChosen: boolean },
  limit: number,
  view: FieldView,
  { closest, alike: findAlike, counted: known }: Ordering & { counted: ItemCount | undefined },
): Promise<Listed> {
  const understood = question.isChosen || question.chips.length > 0 || question.notUnderstood.length === 0
  if (!understood) return { items: '[]', count: 0, isEstimate: false }
  const { archived } = question
  if (closest && !question.isChosen) return listClosest(tx, question, closest.slice(0, limit), view, known)
  // Free text on its own, or as one of several conditions, ranks the items when nothing else orders them.
  const { text, filter } =
    question.sort.length === 0 ? takeText(question.filter) : { filter: question.filter ?? undefined }
  const selection = { filter, text, archived }
  const json = await listItemsJson(tx, { ...selection, sort: question.sort, limit, withTotal: false }, view)
  const { items, isWhole } = splitPage(json)
  // one page that holds all needs no second look at the table
  const onPage = (JSON.parse(items) as unknown[]).length
  const { count, isEstimate } =
    known ?? (isWhole ? { count: onPage, isEstimate: false } : await countItems(tx, selection, view))
  // an estimate of fewer than are on the page is known to be wrong
  const counted = { count: isEstimate ? Math.max(count, onPage) : count, isEstimate }
  const alike = items === '[]' ? [] : (findAlike?.() ?? [])
  if (alike.length === 0) return { ...counted, items }
  // a bonus and no more: a few that are alike to the words left stand first, all others as they stood
  const listed: Filter = { field: 'id', op: 'in', value: alike }
  const lifted = { ...selection, filter: filter ? { and: [filter, listed] } : listed }
  const first = splitPage(
    await listItemsJson(tx, { ...lifted, sort: [], limit: alike.length, withTotal: false }, view),
  ).items
  return { ...counted, items: liftedFirst(items, first, alike, limit) }
}

/** So many items are put in front of others at most because they are alike to words that were not understood. */
const mostLifted = 5

function liftedFirst(items: string, first: string, alike: readonly string[], limit: number): string {
  const places = new Map(alike.map((id, place) => [id, place]))
  const lifted = (JSON.parse(first) as { id: string }[])
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .slice(0, mostLifted)
  const ids = new Set(lifted.map(({ id }) => id))
  const rest = (JSON.parse(items) as { id: string }[]).filter(({ id }) => !ids.has(id))
  return JSON.stringify([...lifted, ...rest].slice(0, limit))
}

/** What is closest in meaning, in this order, of the items the question's condition holds for; the total counts all of those. */
async function listClosest(
  tx: Tx,
  { filter, archived }: Question,
  closest: readonly string[],
  view: FieldView,
  known: ItemCount | undefined,
): Promise<Listed> {
  const listed: Filter = { field: 'id', op: 'in', value: [...closest] }
  const selection = { filter: filter ? { and: [filter, listed] } : listed, text: undefined, archived }
  const json = await listItemsJson(tx, { ...selection, sort: [], limit: closest.length, withTotal: false }, view)
  const items = JSON.parse(splitPage(json).items) as { id: string }[]
  const places = new Map(closest.map((id, place) => [id, place]))
  items.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  const counted = known ?? (await countItems(tx, { filter: filter ?? undefined, text: undefined, archived }, view))
  return { ...counted, items: JSON.stringify(items) }
}

/** Cuts the array of items out of a page: `{"data":[...],"nextCursor":...}`; whole when no page follows. */
function splitPage(json: string): { items: string; isWhole: boolean } {
  const to = json.lastIndexOf(',"nextCursor":')
  return { items: json.slice('{"data":'.length, to), isWhole: json.slice(to) === ',"nextCursor":null}' }
}

function takeText(filter: Filter | null): { text?: string; filter: Filter | undefined } {
  if (!filter) return { filter: undefined }
  if ('text' in filter) return { text: filter.text, filter: undefined }
  if (!('and' in filter)) return { filter }
  const texts = filter.and.flatMap((node) => ('text' in node ? [node.text] : []))
  const rest = filter.and.filter((node) => !('text' in node))
  const [only] = rest
  if (texts.length === 0 || !only) return { filter }
  return { text: texts.join(' ').slice(0, 200), filter: rest.length === 1 ? only : { and: rest } }
}
