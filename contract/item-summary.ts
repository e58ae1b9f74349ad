import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listItems } from './item.ts'
import { decimal } from './values.ts'

const tag = 'Items'
const selection = listItems.query.pick({ filter: true, text: true, archived: true })

/** Groups that are told one by one; the others are told together. */
export const mostGroups = 200
/** Fields of numbers measured in one request. */
export const mostMeasures = 6

const figures = z.object({
  count: z.int(),
  /** over all real locations */
  onHand: decimal,
  /** as the valuation report has it, goods on the road included; of items not valued yet, what is on hand at their own cost */
  stockValue: decimal,
  /** of each field that was to be measured, by its name; null where no item has a value */
  measures: z.record(
    z.string(),
    z.object({ count: z.int(), min: decimal, max: decimal, sum: decimal, average: decimal }).nullable(),
  ),
})
export type GroupFigures = z.output<typeof figures>

export const itemGroup = figures
  .extend({
    /** the value its items have in common: text, option key, identifier, `true` or `false`; null: they have none */
    value: z.string().nullable(),
  })
  .meta({ id: 'ItemGroup' })
export type ItemGroup = z.output<typeof itemGroup>

export const summariseItems = endpoint({
  name: 'summariseItems',
  summary: 'Items in groups, with counts, stock and figures of a number field',
  tag,
  method: 'GET',
  path: '/items/summary',
  access: 'item:read',
  query: selection.extend({
    /**
     * `itemType`, `category`, `unit`, `location`, or `attributes.<key>` of a choice, a reference, a yes/no, or a short text. Of a
     * field that holds a list, an item is in the group of each entry. By location, an item is in the group of each place that has it
     * on hand, and of every place above, with the stock there; without a value are those that are out of stock. Left out: no groups.
     */
    groupBy: z.string().max(120).optional(),
    /** fields of numbers whose least, greatest, sum and average are told, parted by commas: `price,stock.onHand,attributes.weight` */
    measures: z.string().max(800).optional(),
  }),
  response: z.object({
    /** the largest first, at most 200 */
    groups: z.array(itemGroup),
    /** all smaller groups together; null: there are none */
    rest: figures.extend({ groups: z.int() }).nullable(),
    all: figures,
  }),
  errors: ['invalid_value'],
})
