import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, line, nonNegativeDecimal, text, version } from './values.ts'

export const countStates = ['counting', 'review', 'approved', 'cancelled', 'reversed'] as const
const countState = z.enum(countStates)
export const abcClasses = ['A', 'B', 'C'] as const
export type AbcClass = (typeof abcClasses)[number]

/** Most lines of one count. */
export const mostCountLines = 20_000

/** What is counted: stock that meets all that is told here. */
export const countSelection = z
  .object({
    /** these places and all below them; none: everywhere */
    locationIds: z.array(id).max(200).default([]),
    /** items of these categories and all below them; none: all */
    categoryIds: z.array(id).max(200).default([]),
    filter: filter.optional(),
    /** items of these classes by consumption value over the last year; none: all */
    abc: z.array(z.enum(abcClasses)).max(3).default([]),
    /** only so many lines, those at the highest risk: value, times days since the last count, times past discrepancy */
    mostAtRisk: z.int().min(1).max(mostCountLines).optional(),
    /** also where the books say there is nothing, but once was something */
    includeEmpty: z.boolean().default(false),
  })
  .strict()
  .meta({ id: 'CountSelection' })
export type CountSelection = z.output<typeof countSelection>

const progress = z.object({
  lines: z.int(),
  /** with a figure */
  counted: z.int(),
  /** to be counted for the first time */
  open: z.int(),
  /** to be counted again */
  recount: z.int(),
})

/** Stock that is counted on the shelf and compared with the books. */
export const count = z
  .object({
    id,
    number: z.int(),
    name: z.string(),
    note: z.string(),
    state: countState,
    /** the sheet does not tell what the books expect */
    blind: z.boolean(),
    selection: countSelection,
    /** beyond any of these a line is counted again, by somebody else where there is one; null: never for that reason */
    recount: z.object({
      quantity: decimal.nullable(),
      percent: decimal.nullable(),
      value: decimal.nullable(),
    }),
    /** members who count; empty: whoever may */
    counterIds: z.array(id),
    progress,
    /** the moment that all figures are of; null: each is of when it was counted */
    countedAt: instant.nullable(),
    createdByName: z.string(),
    createdAt: instant,
    handedInAt: instant.nullable(),
    approvedAt: instant.nullable(),
    approvedByName: z.string().nullable(),
    reversedAt: instant.nullable(),
    /** what its approval posted */
    movementIds: z.array(id),
    version,
  })
  .meta({ id: 'Count' })
export type Count = z.output<typeof count>

export const countParams = z.object({ countId: id })
export const countTag = 'Counting'

const thresholds = z
  .object({
    quantity: nonNegativeDecimal.nullable().default(null),
    percent: nonNegativeDecimal.nullable().default(null),
    value: nonNegativeDecimal.nullable().default(null),
  })
  .strict()

export const listCounts = endpoint({
  name: 'listCounts',
  summary: 'Counts, newest first',
  tag: countTag,
  method: 'GET',
  path: '/counts',
  access: 'count:record',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ state: countState.optional() }),
  response: page(count),
})
export const createCount = endpoint({
  name: 'createCount',
  summary: 'Plan a count: its lines are the stock that the selection holds now',
  tag: countTag,
  method: 'POST',
  path: '/counts',
  access: 'count:plan',
  status: 201,
  body: z
    .object({
      name: line(120),
      note: text(2_000).default(''),
      blind: z.boolean().default(true),
      selection: countSelection,
      recount: thresholds.prefault({}),
      counterIds: z.array(id).max(100).default([]),
      /** what was counted before, on paper: the moment that all figures are of, and at which what differs is posted */
      countedAt: instant.optional(),
    })
    .strict(),
  response: count,
  errors: ['invalid_value', 'backdate_forbidden', 'period_locked'],
})
export const countPlace = endpoint({
  name: 'countPlace',
  summary: 'Count what lies at one place now: blind, and approved by who may; for whoever stands before the shelf',
  tag: countTag,
  method: 'POST',
  path: '/counts/place',
  access: 'count:record',
  status: 201,
  body: z.object({ locationId: id }).strict(),
  response: count,
  errors: ['invalid_value'],
})
export const previewCount = endpoint({
  name: 'previewCount',
  summary: 'What a selection holds, before it is counted',
  tag: countTag,
  method: 'POST',
  path: '/counts/preview',
  access: 'count:plan',
  body: countSelection,
  response: z
    .object({
      lines: z.int(),
      items: z.int(),
      locations: z.int(),
      /** on hand at what a unit is worth by valuation (its own cost, else its price, where that knows none) */
      value: decimal,
      /** the first lines of the sheet */
      sample: z.array(
        z.object({
          sku: z.string(),
          itemName: z.string(),
          locationName: z.string(),
          abcClass: z.enum(abcClasses),
          daysSinceCount: z.int().nullable(),
        }),
      ),
    })
    .meta({ id: 'CountPreview' }),
  errors: ['invalid_value'],
})
export const getCount = endpoint({
  name: 'getCount',
  summary: 'One count',
  tag: countTag,
  method: 'GET',
  path: '/counts/{countId}',
  access: 'count:record',
  params: countParams,
  response: count,
})
export const updateCount = endpoint({
  name: 'updateCount',
  summary: 'Rename a count, choose who counts, or call it off',
  tag: countTag,
  method: 'PATCH',
  path: '/counts/{countId}',
  access: 'count:plan',
  params: countParams,
  compareAndSet: true,
  body: z
    .object({
      name: line(120),
      note: text(2_000),
      counterIds: z.array(id).max(100),
      /** ends it without touching the stock */
      cancelled: z.literal(true),
    })
    .partial()
    .strict(),
  response: count,
  errors: ['count_not_open'],
})
