import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, line, positiveDecimal, text, version } from './values.ts'

/** What a lot is called on its label, or the number of a serial; told apart among one item's whatever the case of letters. */
export const lotCode = line(80)

/** What can be wrong with the lots and serials of lines. */
export const lotErrors = [
  'lot_required',
  'lot_not_tracked',
  'lot_unknown',
  'lot_differs',
  'serial_quantity',
  'serial_in_stock',
  'serial_moved',
  'unit_out',
] as const

/** A lot of an item, or one serial of it. Movements make it where stock enters the books. */
export const lot = z
  .object({
    id,
    itemId: id,
    code: z.string(),
    /** the last day it may be used */
    expiresOn: day.nullable(),
    note: z.string(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Lot' })
export type Lot = z.output<typeof lot>

/** A lot with its stock over all real locations. */
export const lotRow = lot
  .extend({ sku: z.string(), itemName: z.string(), unit: z.string(), onHand: decimal, reserved: decimal })
  .meta({ id: 'LotRow' })
export type LotRow = z.output<typeof lotRow>

const params = z.object({ lotId: id })
const tag = 'Stock'

export const listLots = endpoint({
  name: 'listLots',
  summary: 'Lots and serials: first to expire first, those that never do last',
  tag,
  method: 'GET',
  path: '/lots',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    itemId: id.optional(),
    /** exactly this code, whatever the case of letters */
    code: lotCode.optional(),
    /** lots that expire on this day or before */
    expiresUntil: day.optional(),
    /** `true`: only those with stock in a real location */
    inStock: z.enum(['true', 'false']).default('false'),
  }),
  response: page(lotRow),
})
export const getLot = endpoint({
  name: 'getLot',
  summary: 'One lot or serial',
  tag,
  method: 'GET',
  path: '/lots/{lotId}',
  access: 'stock:read',
  params,
  response: lotRow,
})
export const updateLot = endpoint({
  name: 'updateLot',
  summary: 'Correct the code or expiry of a lot, or note something about it',
  tag,
  method: 'PATCH',
  path: '/lots/{lotId}',
  access: 'movement:correct',
  params,
  compareAndSet: true,
  body: z
    .object({ code: lotCode, expiresOn: day.nullable(), note: text(2_000) })
    .partial()
    .strict(),
  response: lotRow,
  errors: ['code_taken'],
})

/** Something of an item to be taken from a place. */
export const pick = z
  .object({
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    expiresOn: day.nullable(),
    /** on hand there, less what is reserved */
    available: decimal,
    /** how much of it to take */
    quantity: decimal,
  })
  .meta({ id: 'Pick' })
export type Pick = z.output<typeof pick>

export const proposePicks = endpoint({
  name: 'proposePicks',
  summary: 'Where to take a quantity of an item from: what expires first goes first',
  tag,
  method: 'GET',
  path: '/stock/picks',
  access: 'stock:read',
  query: z.object({
    itemId: id,
    /** a place and all below it; left out: everywhere */
    locationId: id.optional(),
    quantity: positiveDecimal,
    /** whether lots are proposed whose last day has passed, by the organisation's clock */
    expired: z.enum(['skip', 'take']).default('skip'),
  }),
  /** `missing`: what is not there, zero where the picks are enough; 500 picks at most */
  response: z.object({ picks: z.array(pick), missing: decimal }),
})
