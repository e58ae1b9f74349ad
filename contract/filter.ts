import { z } from 'zod'
import { wording } from './words/sentence.ts'

/**
 * The one filter tree: list endpoints, saved views, natural-language search, import match and alerts all speak it.
 *
 * A condition compares a field with a value. Fields are core columns (`sku`, `name`, `price`, `createdAt` ...), custom
 * fields as `attributes.<key>`, and stock figures (`stock.onHand`, `stock.available`, `stock.reserved`, `stock.onOrder`: what open purchase orders bring,
 * `stock.checkedOut`: units out with somebody), which take an optional `location` id that includes everything below it; `stock.elsewhere` is what is
 * on hand outside of it. Further: `state` (`outOfStock`, `inStock`, `belowReorderPoint`, `overstocked`,
 * `negativeStock`), `lastMovementAt`, `lastSoldAt`, `soldAt` (any sale that was not
 * taken back: conditions within one `and` speak of the same sale), `supplier` (id of one who sells the item), and of lots `lot.code` and `lot.expiresOn`,
 * which within one `and` speak of the same lot.
 *
 * Custom fields of what stands beside an item are `supplier.attributes.<key>` (of one who sells it), `location.attributes.<key>` (of a place where it is on hand,
 * or of one that holds that place) and `line.attributes.<key>` (of a line that moved it and was not taken back; `line.kind` is the kind of that movement, `line.effectiveAt` its time). Those on
 * one of the three within one `and` speak of the same supplier, place or line, denials too: `ne` finds items that have one without the value, and `not` those that have none with it.
 */
export const operators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'nin',
  'contains',
  'startsWith',
  'empty',
  'notEmpty',
] as const
export type Operator = (typeof operators)[number]

const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()])

/** So many units from today at most: years before the calendar begins would be no days. */
export const mostFromToday = 2_000

/** A day counted from today, as it is in the organisation each time the filter is asked: `30 days from today`, `the first day of last month`. */
export const dayFromToday = z
  .object({
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    /** so many units from today; below zero: back */
    count: z.int().min(-mostFromToday).max(mostFromToday),
    /** the first or the last day of that week (from Monday), month, quarter or year, in place of the day itself */
    edge: z.enum(['start', 'end']).optional(),
  })
  .strict()
  .meta({ id: 'DayFromToday' })
export type DayFromToday = z.output<typeof dayFromToday>

export const condition = z
  .object({
    field: z.string().min(1).max(120),
    op: z.enum(operators),
    value: z.union([scalar, z.array(scalar).min(1).max(500)]).optional(),
    /** in place of a value: another field of the item, or a multiple of it (`on hand above 3 times the reorder point`) */
    than: z
      .object({ field: z.string().min(1).max(120), times: z.number().positive().max(1_000_000).optional() })
      .strict()
      .optional(),
    /** in place of a value, for days and instants: a day that moves with the calendar; of an instant, all hours of it */
    fromToday: dayFromToday.optional(),
    /** for stock fields: this location and everything below it; all real locations when absent */
    location: z.uuid().optional(),
  })
  .strict()

export type Condition = z.output<typeof condition>
export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter } | { text: string }

const deepest = 8
const mostNodes = 100

/** The tree itself; at most 8 levels deep and 100 nodes, so that no filter stalls the server. */
export const filter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      condition,
      z.object({ and: z.array(filter).min(1).max(50) }).strict(),
      z.object({ or: z.array(filter).min(1).max(50) }).strict(),
      z.object({ not: filter }).strict(),
      z.object({ text: z.string().min(1).max(200) }).strict(),
    ]),
  )
  .superRefine((tree, context) => {
    const { depth, nodes } = measure(tree)
    if (depth > deepest)
      context.addIssue({ code: 'custom', message: wording('value.levels'), params: { most: deepest } })
    if (nodes > mostNodes)
      context.addIssue({ code: 'custom', message: wording('value.conditions'), params: { most: mostNodes } })
  })
  .meta({ id: 'Filter' })

/** How deep and how large a tree is. */
export function measure(tree: Filter): { depth: number; nodes: number } {
  const children = 'and' in tree ? tree.and : 'or' in tree ? tree.or : 'not' in tree ? [tree.not] : []
  let depth = 0
  let nodes = 1
  for (const child of children) {
    const below = measure(child)
    depth = Math.max(depth, below.depth)
    nodes += below.nodes
  }
  return { depth: depth + 1, nodes }
}

/** The conditions in a tree, in the order in which they are said. */
export function conditionsOf(tree: Filter): Condition[] {
  if ('and' in tree) return tree.and.flatMap(conditionsOf)
  if ('or' in tree) return tree.or.flatMap(conditionsOf)
  if ('not' in tree) return conditionsOf(tree.not)
  return 'text' in tree ? [] : [tree]
}

/** Order of a list: a field as in a condition. */
export const sortOrder = z.object({
  field: z.string().max(120),
  descending: z.boolean(),
  location: z.uuid().optional(),
})
export type SortOrder = z.output<typeof sortOrder>
