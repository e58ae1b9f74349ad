import { z } from 'zod'
import { count, countParams, countTag } from './count.ts'
import { endpoint } from './endpoint.ts'
import { tracking } from './item.ts'
import { lotCode } from './lot.ts'
import { factor, unitName } from './pack.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, nonNegativeDecimal } from './values.ts'

/** In what else an item is counted; scanning the barcode means one of these. */
const packs = z.array(z.object({ name: z.string(), factor, barcode: z.string().nullable() }))

/** A line as counters see it. What the books say is in `expected`, and only where the count is not blind. */
export const countLine = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    barcode: z.string().nullable(),
    unit: z.string(),
    packs,
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

export const listCountLines = endpoint({
  name: 'listCountLines',
  summary: 'The sheet, in the order one walks',
  tag: countTag,
  method: 'GET',
  path: '/counts/{countId}/lines',
  access: 'count:record',
  params: countParams,
  query: listQuery.pick({ limit: true, cursor: true }).extend({ todo: z.enum(['true', 'false']).default('false') }),
  response: page(countLine),
})
export const findCountable = endpoint({
  name: 'findCountable',
  summary:
    'Items by exact barcode, of theirs or of a pack, SKU, lot or serial, for what stands on the shelf and not on the sheet',
  tag: countTag,
  method: 'GET',
  path: '/counts/{countId}/items',
  access: 'count:record',
  params: countParams,
  query: z.object({ code: z.string().trim().max(80).default('') }),
  response: z.object({
    data: z.array(
      z.object({
        itemId: id,
        sku: z.string(),
        itemName: z.string(),
        barcode: z.string().nullable(),
        unit: z.string(),
        packs,
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
    /** what `quantity` counts: a pack of the item, or a unit of what its base unit measures; the base unit where nothing is said */
    unit: unitName.optional(),
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
  'unitUnknown',
  'idTaken',
] as const
export const recordCount = endpoint({
  name: 'recordCount',
  summary: 'Record what was counted; entries are taken one by one, each once',
  tag: countTag,
  method: 'POST',
  path: '/counts/{countId}/entries',
  access: 'count:record',
  params: countParams,
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
  tag: countTag,
  method: 'POST',
  path: '/counts/{countId}/submission',
  access: 'count:record',
  params: countParams,
  body: z
    .object({
      /** lines without a figure: refuse to hand in, leave their stock as it is, or count them as nothing there */
      uncounted: z.enum(['refuse', 'leave', 'zero']).default('refuse'),
    })
    .strict(),
  response: count,
  errors: ['count_not_open', 'count_incomplete'],
})
