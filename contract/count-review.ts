import { z } from 'zod'
import { abcClasses, count, countParams, countTag } from './count.ts'
import { countLine } from './count-sheet.ts'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, line, text } from './values.ts'

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
  .omit({ quantity: true, expected: true, countable: true, packs: true })
  .extend({
    counted: decimal.nullable(),
    /** what the books say was there at `countedAt` */
    book: decimal.nullable(),
    /** counted less book; movements after the counting do not disturb it */
    discrepancy: decimal.nullable(),
    /** what has moved since, and is not part of the discrepancy */
    movedSince: decimal.nullable(),
    /** discrepancy at what a unit is worth by valuation (its own cost, else its price, where that knows none), in the organisation's currency */
    value: decimal.nullable(),
    /**
     * `adjusted`: the books were corrected here after it was counted, by hand or by another count; `serialElsewhere`: the books
     * hold the serial at another place, where it was not counted as gone, on the road, or with whom it is checked out to
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
  tag: countTag,
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
export const reviewCount = endpoint({
  name: 'reviewCount',
  summary: 'Counted against book, line by line',
  tag: countTag,
  method: 'GET',
  path: '/counts/{countId}/review',
  access: 'count:approve',
  params: countParams,
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ only: z.enum(['all', 'different', 'stale']).default('all') }),
  response: page(reviewLine).extend({ totals }),
})
export const decideCount = endpoint({
  name: 'decideCount',
  summary: 'Accept or ignore lines, say why, or have them counted again',
  tag: countTag,
  method: 'POST',
  path: '/counts/{countId}/decisions',
  access: 'count:approve',
  params: countParams,
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
  tag: countTag,
  method: 'POST',
  path: '/counts/{countId}/approval',
  access: 'count:approve',
  params: countParams,
  compareAndSet: true,
  body: z.object({ reason: text(500).default('') }).strict(),
  response: count,
  errors: ['count_not_open', 'count_stale', 'insufficient_stock', 'backdate_forbidden', 'period_locked'],
})
export const reverseCount = endpoint({
  name: 'reverseCount',
  summary: 'Take back all that an approval posted',
  tag: countTag,
  method: 'POST',
  path: '/counts/{countId}/reversal',
  access: 'count:approve',
  params: countParams,
  body: z.object({ reason: line(500) }).strict(),
  response: count,
  errors: ['count_not_open', 'insufficient_stock'],
})
