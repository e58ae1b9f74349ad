import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, decimal, id } from './values.ts'

/** What is expected, with a 95 % interval. The mean is exact, so that parts add up; the bounds are statistics. */
const expected = z.object({ mean: decimal, lower: z.number(), upper: z.number() })
const figures = {
  /** with a forecast that reaches so far */
  items: z.int(),
  weeks: z.array(expected),
  /** all weeks together */
  all: expected,
}

/** Expected demand of many items of one unit, week by week. */
export const forecastSums = z
  .object({
    /** Mondays the weeks begin on; empty: no forecast says anything of weeks yet */
    weeks: z.array(day),
    /** of the items that are added up */
    unit: z.string().nullable(),
    /** that items with a forecast have, the commonest first */
    units: z.array(z.object({ unit: z.string(), items: z.int() })),
    /** how much the demands of items go together, which the intervals of sums go by: 0 not at all, 1 entirely */
    correlation: z.number(),
    /** items whose forecast is of another day or ends too soon, so that they are not in the sums */
    leftOut: z.int(),
    /** what the parts are */
    by: z.enum(['category', 'location', 'item']),
    /** the category or place whose parts these are; null: the organisation */
    parent: z.object({ id, name: z.string(), parentId: id.nullable() }).nullable(),
    total: z.object(figures),
    /** parts with all below them, the largest first; they add up to the total */
    rows: z.array(
      z.object({
        /** null: in no part, as what stands in the category itself, was sold at no place, or (of items) is not listed */
        id: id.nullable(),
        name: z.string().nullable(),
        /** is made of parts of its own: categories of categories or items, places of places */
        hasParts: z.boolean(),
        ...figures,
      }),
    ),
  })
  .meta({ id: 'ForecastSums' })
export type ForecastSums = z.output<typeof forecastSums>

export const getForecastSums = endpoint({
  name: 'getForecastSums',
  summary: 'Expected demand in all, by category, by place or by item, week by week',
  tag: 'Forecasts',
  method: 'GET',
  path: '/forecasts/sums',
  access: 'forecast:read',
  query: z.object({
    /** `item`: the 200 largest, the others as one. By category when absent, or by item where nothing expected stands in categories below */
    by: z.enum(['category', 'location', 'item']).optional(),
    /** the parts of this category or place; of items, those in it and below */
    parentId: id.optional(),
    /** the commonest when absent */
    unit: z.string().max(60).optional(),
  }),
  response: forecastSums,
})
