import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { lotCode, lotErrors } from './lot.ts'
import { entered, unitName } from './pack.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, nonNegativeDecimal, positiveDecimal, text, version } from './values.ts'
import { wording } from './words/sentence.ts'
import { stockWarnings } from './movement.ts'

export const transferStates = ['open', 'closed', 'cancelled'] as const

/** Goods that go from one place to another in two steps: shipped, then received. On the road they are in neither. */
export const transferRow = z
  .object({
    id,
    fromLocationId: id,
    fromLocationName: z.string(),
    toLocationId: id,
    toLocationName: z.string(),
    /** open: something of it is on the road; cancelled: the dispatch was reversed */
    state: z.enum(transferStates),
    reference: z.string(),
    note: z.string(),
    expectedOn: day.nullable(),
    isLate: z.boolean(),
    shippedAt: instant,
    shippedBy: z.string(),
    lineCount: z.int(),
    /** lines of which something is on the road */
    openLines: z.int(),
    version,
  })
  .meta({ id: 'TransferRow' })
export type TransferRow = z.output<typeof transferRow>

export const transfer = transferRow
  .extend({
    /** the movement that shipped it */
    dispatchId: id,
    lines: z.array(
      z.object({
        lineNo: z.int(),
        itemId: id,
        sku: z.string(),
        itemName: z.string(),
        unit: z.string(),
        lotId: id.nullable(),
        lotCode: z.string().nullable(),
        shipped: decimal,
        /** in what `shipped` was entered */
        entered,
        received: decimal,
        /** written off */
        missing: decimal,
        /** still on the road */
        open: decimal,
      }),
    ),
    /** receipts and write-offs, the first first */
    arrivals: z.array(
      z.object({
        movementId: id,
        isMissing: z.boolean(),
        effectiveAt: instant,
        actorName: z.string(),
        reason: z.string(),
        reversedById: id.nullable(),
        lines: z.array(z.object({ lineNo: z.int(), quantity: decimal, entered })),
      }),
    ),
    /** of goods that just left: where stock is below what is reserved now */
    warnings: stockWarnings.optional(),
  })
  .meta({ id: 'Transfer' })
export type Transfer = z.output<typeof transfer>

const params = z.object({ transferId: id })
const tag = 'Stock'
const postingErrors = [
  'insufficient_stock',
  'quantity_changed',
  'item_archived',
  'item_has_variants',
  'invalid_value',
  'reason_required',
  'period_locked',
  'backdate_forbidden',
  ...lotErrors,
] as const

export const listTransfers = endpoint({
  name: 'listTransfers',
  summary: 'Transfers in two steps, newest first; those with goods on the road unless told',
  tag,
  method: 'GET',
  path: '/transfers',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    state: z.enum([...transferStates, 'all']).default('open'),
    /** from there or to there */
    locationId: id.optional(),
  }),
  response: page(transferRow),
})

export const shipTransfer = endpoint({
  name: 'shipTransfer',
  summary: 'Ship goods to another place: they are in transit until they are received there',
  tag,
  method: 'POST',
  path: '/transfers',
  access: 'movement:record',
  status: 201,
  body: z
    .object({
      fromLocationId: id,
      toLocationId: id,
      reference: text(120).default(''),
      note: text(500).default(''),
      expectedOn: day.optional(),
      effectiveAt: instant.optional(),
      lines: z
        .array(
          z
            .object({
              itemId: id,
              quantity: positiveDecimal,
              /** what `quantity` counts: a pack of the item, or a unit of what its base unit measures; the base unit where nothing is said */
              unit: unitName.optional(),
              lotId: id.optional(),
              lotCode: lotCode.optional(),
              /** compare-and-set: the stock on hand, in base units, you believe is at the place */
              expectedOnHand: decimal.optional(),
            })
            .strict()
            .refine((line) => line.lotId === undefined || line.lotCode === undefined, {
              path: ['lotCode'],
              message: wording('movement.lotNamedTwice'),
            }),
        )
        .min(1)
        .max(200),
    })
    .strict(),
  response: transfer,
  errors: postingErrors,
})

export const getTransfer = endpoint({
  name: 'getTransfer',
  summary: 'One transfer',
  tag,
  method: 'GET',
  path: '/transfers/{transferId}',
  access: 'stock:read',
  params,
  response: transfer,
})

export const receiveTransfer = endpoint({
  name: 'receiveTransfer',
  summary: 'Receive what has arrived, and write off with a reason what has not',
  tag,
  method: 'POST',
  path: '/transfers/{transferId}/receipts',
  access: 'movement:record',
  params,
  body: z
    .object({
      /** into this place; the transfer's own unless told */
      locationId: id.optional(),
      effectiveAt: instant.optional(),
      /** why something is missing */
      reason: text(500).default(''),
      lines: z
        .array(
          z
            .object({
              lineNo: z.int().min(1),
              received: nonNegativeDecimal.default('0'),
              missing: nonNegativeDecimal.default('0'),
              /** what both count, as of a line that is shipped; a line of the transfer may be given twice */
              unit: unitName.optional(),
            })
            .strict(),
        )
        .min(1)
        .max(200),
    })
    .strict(),
  response: transfer,
  errors: [...postingErrors, 'transfer_state', 'over_receipt'],
})
