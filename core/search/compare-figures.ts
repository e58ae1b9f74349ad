import type { Filter, Operator } from '#contract/filter.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { operatorBefore, pointsUp } from './amount-comparison.ts'
import { locationNear } from './amount-stock.ts'
import { liesAhead } from './date-field.ts'
import { compareLabel, fieldLabel, inPlaces } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { addClause, applies, either, hasRole, isFiller, neighbour, type Reading, typesOf } from './reading.ts'
import type { Segment } from './segment.ts'
import { figureNamed } from './stock-figure.ts'

type Figure = { names: readonly string[]; label: Text; fields: readonly FieldEntry[]; isTime: boolean }

/**
 * One figure of an item against another: `cost above price`, `more reserved than on hand`, `stock at least double the
 * reorder point`. Where only the second is named, the first is the stock (of a reorder point) or the price (of a cost).
 */
export function readFigures(reading: Reading): void {
  reading.segments.forEach((segment, index) => {
    if (reading.taken[index]) return
    const multiple = segment.kind === 'multiple' ? segment.value : undefined
    const second = multiple === undefined ? index : nextFigure(reading, index)
    const due = dueAfter(reading, second)
    const right = due?.figure ?? figureAt(reading, second)
    if (!right) return
    const sign = signBefore(reading, multiple === undefined ? second : index, right.isTime)
    if (!sign) return
    const first = firstFigure(reading, sign.from, sign.to, second)
    const left = first === undefined ? impliedFor(reading, right) : otherFigure(reading, first, right)
    if (!left || left.isTime !== right.isTime) return
    const isCost = first !== undefined && saysCost(reading, first) && left.names[0] === right.names[0]
    const from = isCost ? otherThan(reading, left, right) : left
    addComparison(reading, from, sign.op, multiple, isCost ? right : otherThan(reading, left, right), [
      index,
      second,
      ...sign.indexes,
      ...(first === undefined ? [] : [first]),
      ...(due ? [due.index] : []),
    ])
  })
}

/** `the inspection was due` of `Last inspected` and `Inspection due`: the day that lies ahead, with the word that says so. */
function dueAfter(reading: Reading, index: number): { figure: Figure; index: number } | undefined {
  const segment = reading.segments[index]
  const behind = neighbour(reading, index, 1, 2)
  if (segment?.kind !== 'field' || segment.whole || !hasRole(reading.segments[behind], 'upcoming')) return undefined
  const field = segment.fields.find((one) => applies(reading, one) && liesAhead(reading, one))
  return field && { figure: { ...figureOf(field), isTime: true }, index: behind }
}

/** Records one figure against another; `times` multiplies the second. */
export function addComparison(
  reading: Reading,
  left: Figure,
  op: Operator,
  times: number | undefined,
  right: Figure,
  indexes: readonly number[],
): void {
  // `less stock in Graz than the reorder point`: what lies there
  const indices = indexes.filter((index) => index >= 0)
  const near = left.names.some((name) => name.startsWith('stock.'))
    ? locationNear(reading, Math.min(...indices), Math.max(...indices))
    : -1
  const location = reading.segments[near]
  const [id, another] = location?.kind === 'location' ? location.ids : []
  const place = id !== undefined && another === undefined ? near : -1
  const at = place >= 0 ? { location: id } : {}
  const filters = left.names.flatMap((field) =>
    right.names.map((other): Filter => ({ field, op, than: { field: other, ...(times ? { times } : {}) }, ...at })),
  )
  const what = place >= 0 && location?.kind === 'location' ? inPlaces(left.label, location.names) : left.label
  const value = times ? sentence('search.times', { times, field: right.label }) : right.label
  addClause(
    reading,
    {
      kind: 'field',
      label: compareLabel(what, [{ op, value }]),
      filter: either(filters),
      types: typesOf([...left.fields, ...right.fields]),
    },
    [...indexes, place],
  )
}

/** What one field of every item measures. */
export function figureOf(field: FieldEntry): Figure {
  return { names: [field.field], label: fieldLabel(field), fields: [field], isTime: false }
}

/** What a segment measures of every item; undefined where it measures nothing. */
function figureAt(reading: Reading, index: number, except: readonly string[] = []): Figure | undefined {
  const segment = reading.segments[index]
  if (!segment || reading.taken[index]) return undefined
  if (segment.kind === 'field') {
    const own = segment.fields.filter((field) => applies(reading, field) && !except.includes(field.field))
    const measured = own.filter(({ kind }) => kind === 'number')
    const days = own.filter(({ kind }) => kind === 'date')
    const fields = measured.length > 0 ? measured : days
    const [first] = fields
    if (!first) return undefined
    const chosen = fields.filter(({ name }) => name === first.name)
    return {
      names: chosen.map(({ field }) => field),
      label: fieldLabel(first),
      fields: chosen,
      isTime: measured.length === 0,
    }
  }
  if (segment.kind !== 'word') return undefined
  const name = figureNamed(segment) ?? (hasRole(segment, 'onHand', 'inStock') ? 'stock.onHand' : undefined)
  return name && { names: [name], label: sentence(`search.${name}`), fields: [], isTime: false }
}

/** What a segment measures besides what it is compared with: `serviced after the service is due`. */
function otherFigure(reading: Reading, index: number, right: Figure): Figure | undefined {
  const segment = reading.segments[index]
  const unlike =
    segment?.kind === 'field' && !segment.whole
      ? segment.fields.filter((field) => (field.kind === 'date') !== right.isTime).map(({ field }) => field)
      : []
  return figureAt(reading, index, [...right.names, ...unlike]) ?? figureAt(reading, index)
}

/** The reorder point is compared with what is there, the cost with the price. */
function impliedFor({ vocabulary }: Reading, right: Figure): Figure | undefined {
  const [name] = right.names
  if (name === 'reorderPoint')
    return { names: ['stock.onHand'], label: sentence('search.stock.onHand'), fields: [], isTime: false }
  const price = name === 'cost' ? vocabulary.core.get('price') : undefined
  return price && { names: [price.field], label: fieldLabel(price), fields: [], isTime: false }
}

/** `selling for more than twice what it costs`: nothing is compared with itself. */
function otherThan({ vocabulary }: Reading, left: Figure, right: Figure): Figure {
  const cost = vocabulary.core.get('cost')
  const isPrice = left.names[0] === 'price' && right.names[0] === 'price'
  return isPrice && cost ? { ...right, names: [cost.field], label: fieldLabel(cost) } : right
}

/** `costing more than they sell for`: what is compared with the price is the cost. */
function saysCost({ segments, tokens, vocabulary }: Reading, index: number): boolean {
  const { costVerb, stem } = vocabulary.lexicon.language
  const said = stem(tokens[segments[index]?.start ?? tokens.length]?.norm ?? '')
  return costVerb.words.some((word) => stem(word) === said)
}

function nextFigure(reading: Reading, index: number): number {
  for (let at = index + 1; at <= index + 4; at++) {
    if (figureAt(reading, at)) return at
    if (!isFiller(reading.segments[at])) return -1
  }
  return -1
}

/** The comparison right before a figure: `above`, `higher than`, `more ... than`, with the words it may lie apart by. */
function signBefore(
  reading: Reading,
  index: number,
  isTime: boolean,
): { op: Operator; from: number; to: number; indexes: number[] } | undefined {
  const { segments } = reading
  const before = stepBack(reading, index, isTime)
  const than = hasRole(segments[before], 'than') && signOf(segments[before], isTime) === undefined ? before : undefined
  const apart = than === undefined ? 0 : 4
  for (let at = than === undefined ? before : than - 1; at >= Math.max(0, before - apart); at--) {
    const segment = segments[at]
    if (!segment || segment.kind === 'break' || segment.kind === 'amount' || reading.taken[at]) return undefined
    const sign = signOf(segment, isTime)
    if (sign) {
      const denied = hasRole(segments[at - 1], 'not') && !reading.taken[at - 1]
      return {
        op: denied ? opposites[sign] : sign,
        from: at,
        to: than ?? at,
        indexes: [at, ...(than === undefined ? [] : [than]), ...(denied ? [at - 1] : [])],
      }
    }
    if (than === undefined) return undefined
  }
  return undefined
}

function stepBack(reading: Reading, index: number, isTime: boolean): number {
  let at = index - 1
  while (
    at >= 0 &&
    isFiller(reading.segments[at]) &&
    signOf(reading.segments[at], isTime) === undefined &&
    !hasRole(reading.segments[at], 'than')
  )
    at--
  return at
}

type Sign = 'eq' | 'lt' | 'lte' | 'gt' | 'gte'
const opposites: Record<Sign, Operator> = { eq: 'ne', lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt' }

function signOf(segment: Segment | undefined, isTime = false): Sign | undefined {
  if (!segment) return undefined
  if (isTime && segment.kind === 'word' && !hasRole(segment, 'by')) {
    if (hasRole(segment, 'before')) return 'lt'
    if (hasRole(segment, 'after')) return 'gt'
  }
  if (segment.kind === 'adjective')
    return segment.superlative ? undefined : pointsUp(segment.adjective, { value: 0, units: [] }) ? 'gt' : 'lt'
  if (segment.kind !== 'word') return undefined
  const sign = operatorBefore(segment)
  return sign === 'lt' || sign === 'lte' || sign === 'gt' || sign === 'gte' || sign === 'eq' ? sign : undefined
}

/** The figure compared: between the comparison and its `than`, or before the comparison. */
function firstFigure(reading: Reading, sign: number, than: number, second: number): number | undefined {
  for (let at = sign + 1; at < than; at++) if (at !== second && figureAt(reading, at)) return at
  for (let at = sign - 1, steps = 0; at >= 0 && steps < 5; at--, steps++) {
    if (reading.segments[at]?.kind === 'break') return undefined
    if (figureAt(reading, at)) return at
    if (!isFiller(reading.segments[at]) && !hasRole(reading.segments[at], 'at', 'not')) return undefined
  }
  return undefined
}
