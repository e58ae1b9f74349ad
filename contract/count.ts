import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { tracking } from './item.ts'
import { lotCode } from './lot.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, line, nonNegativeDecimal, text, version } from './values.ts'

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

/** A line as counters see it. What the books say is in `expected`, and only where the count is not blind. */
export const countLine = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    barcode: z.string().nullable(),
    unit: z.string(),
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    /** of an item whose stock is tracked: the lot, or the serial */
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    expiresOn: day.nullable(),
    unexpected: z.boolean(),
    /** `left`: handed in without having been counted */
    state: z.enum(['open', 'counted', 'recount', 'left']),
    /** whether it can be counted now */
    countable: z.boolean(),
    /** the caller's own latest figure of this round */
    quantity: decimal.nullable(),
    countedAt: instant.nullable(),
    /** who counted it last; whose figure it is, not which */
    counterName: z.string().nullable(),
    /** who should count it again; null: anybody, or not asked for */
    assigneeId: id.nullable(),
    assigneeName: z.string().nullable(),
    /** of an open count only; null in a blind one */
    expected: decimal.nullable(),
  })
  .meta({ id: 'CountLine' })
export type CountLine = z.output<typeof countLine>

/** Why a figure means nothing any more: what it counted is not there as it was. */
export const staleReasons = [
  'adjusted',
  'itemArchived',
  'hasVariants',
  'locationArchived',
  'unitChanged',
  'trackingChanged',
  'serialElsewhere',
] as const

/** A line as its reviewer sees it. */
export const reviewLine = countLine
  .omit({ quantity: true, expected: true, countable: true })
  .extend({
    counted: decimal.nullable(),
    /** what the books say was there at `countedAt` */
    book: decimal.nullable(),
    /** counted less book; movements after the counting do not disturb it */
    discrepancy: decimal.nullable(),
    /** what has moved since, and is not part of the discrepancy */
    movedSince: decimal.nullable(),
    /** discrepancy at cost (price where no cost is known), in the organisation's currency */
    value: decimal.nullable(),
    /**
     * `adjusted`: the books were corrected here after it was counted, by hand or by another count; `serialElsewhere`: the books
     * hold the serial at another place, where it was not counted as gone
     */
    stale: z.enum(staleReasons).nullable(),
    abcClass: z.enum(abcClasses).nullable(),
    round: z.int(),
    decision: z.enum(['accept', 'ignore']).nullable(),
    reason: z.string(),
    /** all that was entered, oldest first */
    entries: z.array(z.object({ round: z.int(), quantity: decimal, countedAt: instant, counterName: z.string() })),
  })
  .meta({ id: 'CountReviewLine' })
export type ReviewLine = z.output<typeof reviewLine>

const totals = z.object({
  lines: z.int(),
  counted: z.int(),
  /** counted, and exactly what the books said */
  exact: z.int(),
  different: z.int(),
  stale: z.int(),
  ignored: z.int(),
  /** sum of the discrepancies that will be, or were, posted */
  netValue: decimal,
  /** the same, each without its sign */
  absoluteValue: decimal,
})

const params = z.object({ countId: id })
const tag = 'Counting'

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
  tag,
  method: 'GET',
  path: '/counts',
  access: 'count:record',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ state: countState.optional() }),
  response: page(count),
})
export const createCount = endpoint({
  name: 'createCount',
  summary: 'Plan a count: its lines are the stock that the selection holds now',
  tag,
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
    })
    .strict(),
  response: count,
  errors: ['invalid_value'],
})
export const previewCount = endpoint({
  name: 'previewCount',
  summary: 'What a selection holds, before it is counted',
  tag,
  method: 'POST',
  path: '/counts/preview',
  access: 'count:plan',
  body: countSelection,
  response: z
    .object({
      lines: z.int(),
      items: z.int(),
      locations: z.int(),
      /** on hand at cost (price where no cost is known) */
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
const accuracyRow = z
  .object({
    /** id of the count or location, or the class; null: no class */
    key: z.string().nullable(),
    name: z.string(),
    /** when it was approved; of a location or class, the latest */
    at: instant,
    counted: z.int(),
    exact: z.int(),
    /** exact / counted, 0 to 1 */
    accuracy: z.number(),
    netValue: decimal,
    absoluteValue: decimal,
  })
  .meta({ id: 'CountAccuracy' })
export type AccuracyRow = z.output<typeof accuracyRow>
export const getCountAccuracy = endpoint({
  name: 'getCountAccuracy',
  summary: 'How often the books were exactly right: by count (the latest 100, oldest first), place or class',
  tag,
  method: 'GET',
  path: '/counts/accuracy',
  access: 'count:approve',
  query: z.object({
    by: z.enum(['count', 'location', 'class']).default('count'),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: z.object({ overall: accuracyRow.omit({ key: true, name: true, at: true }), rows: z.array(accuracyRow) }),
})
export const getCount = endpoint({
  name: 'getCount',
  summary: 'One count',
  tag,
  method: 'GET',
  path: '/counts/{countId}',
  access: 'count:record',
  params,
  response: count,
})
export const updateCount = endpoint({
  name: 'updateCount',
  summary: 'Rename a count, choose who counts, or call it off',
  tag,
  method: 'PATCH',
  path: '/counts/{countId}',
  access: 'count:plan',
  params,
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
export const listCountLines = endpoint({
  name: 'listCountLines',
  summary: 'The sheet, in the order one walks',
  tag,
  method: 'GET',
  path: '/counts/{countId}/lines',
  access: 'count:record',
  params,
  query: listQuery.pick({ limit: true, cursor: true }).extend({ todo: z.enum(['true', 'false']).default('false') }),
  response: page(countLine),
})
export const findCountable = endpoint({
  name: 'findCountable',
  summary: 'Items by exact barcode, SKU, lot or serial, for what stands on the shelf and not on the sheet',
  tag,
  method: 'GET',
  path: '/counts/{countId}/items',
  access: 'count:record',
  params,
  query: z.object({ code: z.string().trim().max(80).default('') }),
  response: z.object({
    data: z.array(
      z.object({
        itemId: id,
        sku: z.string(),
        itemName: z.string(),
        barcode: z.string().nullable(),
        unit: z.string(),
        tracking,
        /** where the code is that of a lot or serial */
        lotCode: z.string().nullable(),
      }),
    ),
  }),
})

const newEntry = z
  .object({
    /** made by the device: the same entry sent again is recorded once */
    id,
    lineId: id.optional(),
    /** in place of `lineId`: what was found and is not on the sheet */
    itemId: id.optional(),
    locationId: id.optional(),
    /** besides the item, where its stock is tracked: the lot or serial; made if it is not known */
    lotCode: lotCode.optional(),
    quantity: nonNegativeDecimal,
    /** when it was counted, by the same clock as `sentAt`; left out: now */
    countedAt: instant.optional(),
  })
  .strict()
  .refine(({ lineId, itemId, locationId }) =>
    lineId ? !itemId && !locationId : itemId !== undefined && locationId !== undefined,
  )
export type NewEntry = z.output<typeof newEntry>
export const entryRefusals = [
  'lineMissing',
  'lineClosed',
  'countedBefore',
  'itemMissing',
  'itemNotCountable',
  'locationMissing',
  'lotMissing',
  'serialQuantity',
  'idTaken',
] as const
export const recordCount = endpoint({
  name: 'recordCount',
  summary: 'Record what was counted; entries are taken one by one, each once',
  tag,
  method: 'POST',
  path: '/counts/{countId}/entries',
  access: 'count:record',
  params,
  body: z
    .object({
      /** the device's clock as it sends: how long ago things were counted is told against it, so it need not be right */
      sentAt: instant.optional(),
      entries: z.array(newEntry).min(1).max(500),
    })
    .strict(),
  response: z.object({
    data: z.array(
      z.object({
        id,
        /** null: it was recorded, now or before */
        refused: z.enum(entryRefusals).nullable(),
        line: countLine.nullable(),
      }),
    ),
  }),
  errors: ['count_not_open', 'invalid_value'],
})
export const handInCount = endpoint({
  name: 'handInCount',
  summary: 'Hand the sheet in: what is beyond a threshold is counted again, else it goes to review',
  tag,
  method: 'POST',
  path: '/counts/{countId}/submission',
  access: 'count:record',
  params,
  body: z
    .object({
      /** lines without a figure: refuse to hand in, leave their stock as it is, or count them as nothing there */
      uncounted: z.enum(['refuse', 'leave', 'zero']).default('refuse'),
    })
    .strict(),
  response: count,
  errors: ['count_not_open', 'count_incomplete'],
})
export const reviewCount = endpoint({
  name: 'reviewCount',
  summary: 'Counted against book, line by line',
  tag,
  method: 'GET',
  path: '/counts/{countId}/review',
  access: 'count:approve',
  params,
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ only: z.enum(['all', 'different', 'stale']).default('all') }),
  response: page(reviewLine).extend({ totals }),
})
export const decideCount = endpoint({
  name: 'decideCount',
  summary: 'Accept or ignore lines, say why, or have them counted again',
  tag,
  method: 'POST',
  path: '/counts/{countId}/decisions',
  access: 'count:approve',
  params,
  compareAndSet: true,
  body: z
    .object({
      decisions: z
        .array(
          z
            .object({
              lineId: id,
              decision: z.enum(['accept', 'ignore', 'recount']).nullable(),
              reason: text(500).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(1_000),
    })
    .strict(),
  response: count,
  errors: ['count_not_open', 'invalid_value'],
})
export const approveCount = endpoint({
  name: 'approveCount',
  summary: 'Post the discrepancies, all or none; lines not decided on are accepted',
  tag,
  method: 'POST',
  path: '/counts/{countId}/approval',
  access: 'count:approve',
  params,
  compareAndSet: true,
  body: z.object({ reason: text(500).default('') }).strict(),
  response: count,
  errors: ['count_not_open', 'count_stale', 'insufficient_stock'],
})
export const reverseCount = endpoint({
  name: 'reverseCount',
  summary: 'Take back all that an approval posted',
  tag,
  method: 'POST',
  path: '/counts/{countId}/reversal',
  access: 'count:approve',
  params,
  body: z.object({ reason: line(500) }).strict(),
  response: count,
  errors: ['count_not_open', 'insufficient_stock'],
})
