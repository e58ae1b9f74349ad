import { z } from 'zod'
import { type Filter, filter, type Operator, type SortOrder } from '#contract/filter.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { operatorsOf } from '#core/filter/operators-of.ts'
import { anyOf, choiceLabel, compareLabel, inPlaces } from '../label.ts'
import type { Unknown } from '../question.ts'
import { startOfDay } from '../start-of-day.ts'
import type { SpokenField, SpokenSchema } from './spoken-schema.ts'

/** What a model said words of the question mean: a condition, or an order. */
export interface OutsideReading {
  /** of its chip; says what it does, in words of the schema */
  label: Text
  words: string
  start: number
  end: number
  filter?: Filter
  sort?: SortOrder
  limit?: number
}

export interface OutsideReply {
  readings: OutsideReading[]
  /** how many of its readings no filter here takes, or speak of words that were not asked about */
  refused: number
}

const mostReadings = 12
const deepest = 5
const mostParts = 20
const mostValues = 50
/** Words to look for are letters, digits and the signs within names: no address, no markup. */
const plainText = /^[\p{L}\p{M}\p{N} .,'’&+%°/-]{1,60}$/u

const readingShape = z.object({
  words: z.string().min(1).max(200),
  filter: z.unknown().optional(),
  sort: z.object({ field: z.string().max(120), descending: z.boolean() }).optional(),
  limit: z.int().min(1).max(200).optional(),
})
const replyShape = z.object({ readings: z.array(z.unknown()).max(100) })

/**
 * Reads what a model answered. Each reading stands for itself: one that names a field it was not told of, an operator or a value the
 * field does not take, or words that were not asked about, is refused.
 * @param text  as it came; JSON, with or without a fence and words around it
 * @param asked  the words that were left, with their places in the question
 * @param timeZone  in which days begin
 * @returns undefined: no reply of this form
 */
export function readOutsideReply(
  text: string,
  asked: readonly Unknown[],
  schema: Pick<SpokenSchema, 'fields' | 'places'>,
  timeZone: string,
): OutsideReply | undefined {
  const reply = replyShape.safeParse(parseObject(text))
  if (!reply.success) return undefined
  const readings: OutsideReading[] = []
  const said = reply.data.readings
  for (const one of said.slice(0, mostReadings)) {
    const reading = readOne(one, asked, { schema, timeZone })
    if (reading && !readings.some((other) => reading.start < other.end && other.start < reading.end))
      readings.push(reading)
  }
  return { readings: readings.sort((a, b) => a.start - b.start), refused: said.length - readings.length }
}

/** The object in a text: what stands from its first brace to its last, or, where a model thought aloud in braces before, from the one that begins the answer. */
function parseObject(text: string): unknown {
  const answer = text.slice(text.lastIndexOf('</think>') + 1)
  const to = answer.lastIndexOf('}')
  const begins = [answer.indexOf('{'), answer.search(/\{\s*"readings"/)]
  for (const from of begins.filter((at) => at >= 0 && at < to))
    try {
      return JSON.parse(answer.slice(from, to + 1))
    } catch {
      // the next place where it may begin
    }
  return undefined
}

interface Ground {
  schema: Pick<SpokenSchema, 'fields' | 'places'>
  timeZone: string
}

function readOne(given: unknown, asked: readonly Unknown[], ground: Ground): OutsideReading | undefined {
  const read = readingShape.safeParse(given)
  if (!read.success) return undefined
  const place = findWords(read.data.words, asked)
  if (!place) return undefined
  const { sort, limit } = read.data
  const isFilter = read.data.filter !== undefined && read.data.filter !== null
  if (isFilter === (sort !== undefined)) return undefined
  if (sort) {
    const field = ground.schema.fields.get(sort.field)
    if (!field || !isOrdered(field)) return undefined
    const label = sentence('search.compares', { field: field.label, bounds: sort.descending ? '↓' : '↑' })
    return { ...place, label, sort, ...(limit === undefined ? {} : { limit }) }
  }
  const made = toFilter(read.data.filter, ground, { deep: 0, parts: 0 })
  // the tree is made of checked parts; the contract's bounds hold for the whole
  if (!made || !filter.safeParse(made.tree).success) return undefined
  return { ...place, label: made.label ?? sentence('search.words', { words: place.words }), filter: made.tree }
}

function isOrdered({ compared, field, values }: SpokenField): boolean {
  return !values && field !== 'lot.expiresOn' && ['text', 'number', 'day', 'instant'].includes(compared)
}

/** Where the words stand among those that were asked about, whole words only. */
function findWords(
  words: string,
  asked: readonly Unknown[],
): Pick<OutsideReading, 'words' | 'start' | 'end'> | undefined {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return undefined
  for (const phrase of asked) {
    const lower = phrase.words.toLowerCase()
    // a letter that becomes two in small letters would move the place
    if (lower.length !== phrase.words.length) continue
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length
      if (isLetter(lower[at - 1]) || isLetter(lower[end])) continue
      return { words: phrase.words.slice(at, end), start: phrase.start + at, end: phrase.start + end }
    }
  }
  return undefined
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
}

/** A checked tree; with how a chip says it, where it is one condition. */
interface Made {
  tree: Filter
  label?: Text
}

/** @returns undefined: something in it is not taken */
function toFilter(given: unknown, ground: Ground, at: { deep: number; parts: number }): Made | undefined {
  at.parts++
  if (at.deep > deepest || at.parts > mostParts || typeof given !== 'object' || given === null) return undefined
  const below = (child: unknown) => {
    at.deep++
    const made = toFilter(child, ground, at)
    at.deep--
    return made?.tree
  }
  const keys = Object.keys(given)
  const [only] = keys
  if (keys.length === 1 && (only === 'and' || only === 'or')) {
    const children: unknown = (given as Record<string, unknown>)[only]
    if (!Array.isArray(children) || children.length === 0 || children.length > mostParts) return undefined
    const whole = children.flatMap((child: unknown) => below(child) ?? [])
    if (whole.length < children.length) return undefined
    return { tree: only === 'and' ? { and: whole } : { or: whole } }
  }
  if (keys.length === 1 && only === 'not') {
    const tree = below((given as { not: unknown }).not)
    return tree && { tree: { not: tree } }
  }
  if (keys.length === 1 && only === 'text') {
    const { text } = given as { text: unknown }
    return isPlain(text)
      ? { tree: { text: text.trim() }, label: sentence('search.words', { words: text.trim() }) }
      : undefined
  }
  return toCondition(given, ground)
}

function isPlain(text: unknown): text is string {
  return typeof text === 'string' && plainText.test(text) && /[\p{L}\p{N}]/u.test(text)
}

const conditionShape = z
  .object({ field: z.string(), op: z.string(), value: z.unknown().optional(), location: z.string().nullish() })
  .strict()

function toCondition(given: object, { schema, timeZone }: Ground): Made | undefined {
  const read = conditionShape.safeParse(given)
  if (!read.success) return undefined
  const { op: said, location, value } = read.data
  const field = schema.fields.get(read.data.field)
  const op = operatorsOf(field?.compared ?? 'id').find((one) => one === said)
  if (!field || !op || (field.field === 'state' && op !== 'eq')) return undefined
  const isPlaced = location !== undefined && location !== null
  const place = isPlaced ? schema.places.get(location.trim().toLowerCase()) : undefined
  if (isPlaced && (!place || !field.takesPlace)) return undefined
  const at = { field: field.field, ...(place ? { location: place.id } : {}) }
  if (op === 'empty' || op === 'notEmpty') {
    const label = sentence(op === 'empty' ? 'search.isEmpty' : 'search.isFilled', { field: field.label })
    return field.takesPlace ? undefined : { tree: { ...at, op }, label }
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isList = op === 'in' || op === 'nin'
  if (list.length === 0 || list.length > mostValues || (list.length > 1 && !isList)) return undefined
  const values = list.flatMap((one) => toValue(one, field, timeZone) ?? [])
  if (values.length < list.length) return undefined
  const stands = [...new Set(values.flatMap((one) => one.stands))]
  const label = labelOf(field, op, values, place?.name)
  const [only] = stands
  if (stands.length === 1 && only !== undefined && !isList) return { tree: { ...at, op, value: only }, label }
  // a category stands for those below it as well
  const many = op === 'eq' || op === 'in' ? 'in' : op === 'ne' || op === 'nin' ? 'nin' : undefined
  return many && { tree: { ...at, op: many, value: stands }, label }
}

function labelOf(
  { field, label, values: named, compared }: SpokenField,
  op: Operator,
  values: readonly { name: string }[],
  place: string | undefined,
): Text {
  const names = values.map(({ name }) => name)
  const isDenied = op === 'ne' || op === 'nin'
  // a state is one of those that were told, each with its sentence
  if (field === 'state') return sentence(`search.state.${names[0] as 'inStock'}`)
  if (field === 'itemType') return isDenied ? sentence('search.not', { what: anyOf(names) }) : anyOf(names)
  if (compared === 'boolean' && (op === 'eq' || op === 'ne'))
    return sentence((names[0] === 'true') === (op === 'eq') ? 'search.yes' : 'search.no', { field: label })
  if (named || compared === 'text' || compared === 'boolean' || compared === 'list')
    return choiceLabel(label, names, isDenied)
  const what = compareLabel(
    label,
    names.map((value) => ({ op: op === 'in' ? 'eq' : op === 'nin' ? 'ne' : op, value })),
  )
  return place === undefined ? what : inPlaces(what, [place])
}

/** A value as the model said it: how a chip names it, and what stands for it in the filter. */
function toValue(
  value: unknown,
  { compared, values }: SpokenField,
  timeZone: string,
): { name: string; stands: readonly (string | number | boolean)[] } | undefined {
  if (values) return typeof value === 'string' ? values.get(value.trim().toLowerCase()) : undefined
  switch (compared) {
    case 'number': {
      const isNumber =
        typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value))
      // an object that says how it is written, and does not, is no number of anything
      const number = isNumber ? Number(value) : Number.NaN
      return isNumber && Math.abs(number) < 1e15 ? { name: String(number), stands: [number] } : undefined
    }
    case 'boolean':
      return typeof value === 'boolean' ? { name: String(value), stands: [value] } : undefined
    case 'day':
    case 'instant': {
      if (typeof value !== 'string' || !z.iso.date().safeParse(value).success || value < '1900') return undefined
      return { name: value, stands: [compared === 'day' ? value : startOfDay(value, timeZone)] }
    }
    default:
      return isPlain(value) ? { name: value.trim(), stands: [value.trim()] } : undefined
  }
}
