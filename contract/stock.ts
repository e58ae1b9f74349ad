import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { day, decimal, id, instant } from './values.ts'

/** Stock of one item at one location; of one lot where stock is tracked, unless lots are summed. */
export const balance = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    expiresOn: day.nullable(),
    /** physically there */
    onHand: decimal,
    /** promised to someone, and not over yet */
    reserved: decimal,
    /** on hand less reserved, and nothing of what lies in quarantine or is past its day */
    available: decimal,
    updatedAt: instant,
  })
  .meta({ id: 'Balance' })
export type Balance = z.output<typeof balance>

export const balanceColumns = {
  itemId: 'id',
  sku: 'text',
  itemName: 'text',
  unit: 'text',
  locationId: 'id',
  locationCode: 'text',
  locationName: 'text',
  lotId: 'id',
  lotCode: 'text',
  expiresOn: 'day',
  onHand: 'number',
  reserved: 'number',
  available: 'number',
  updatedAt: 'instant',
} as const satisfies ListColumns
const tag = 'Stock'

export const listStock = endpoint({
  name: 'listStock',
  summary: 'Balances by item, location and lot; a location includes those below it',
  tag,
  method: 'GET',
  path: '/stock',
  access: 'stock:read',
  query: listQueryOf(balanceColumns).extend({
    itemId: id.optional(),
    locationId: id.optional(),
    lotId: id.optional(),
    /** `sum`: one row for an item at a place, whatever its lots */
    lots: z.enum(['each', 'sum']).default('each'),
    virtual: z.enum(['exclude', 'include']).default('exclude'),
    /** what was on hand at this moment, by when movements took effect; what was reserved then is not kept and reads 0, and available is what was not past its day then */
    at: instant.optional(),
  }),
  response: page(balance),
  errors: ['invalid_value'],
})

export const getStockTimeline = endpoint({
  name: 'getStockTimeline',
  summary: 'On hand of an item in all places, of one with variants that of these together, by day; 90 days unless told',
  tag,
  method: 'GET',
  path: '/items/{itemId}/timeline',
  access: 'stock:read',
  params: z.object({ itemId: id }),
  query: z.object({ from: instant.optional(), to: instant.optional() }),
  response: z
    .object({
      from: instant,
      to: instant,
      unit: z.string(),
      /** on hand at `from` */
      opening: decimal,
      /** days on which it changed, in the organisation’s time zone, with what was on hand at their end, or at `to` */
      days: z.array(z.object({ day: z.iso.date(), onHand: decimal })),
    })
    .meta({ id: 'StockTimeline' }),
})

/**
 * Something the ledger's proof found: `balance`, a balance is not the sum of its lines; `item`, an item does not sum to zero
 * over all locations; `reserved`, what a balance has reserved is not the sum of its reservations; `sum`, the sum kept of proved lines is not what these lines add up to; `lines`, lines that were
 * proved are not what they were then, among those recorded between two instants.
 */
export const difference = z.object({
  kind: z.enum(['balance', 'item', 'reserved', 'sum', 'lines']),
  itemId: id.nullable().optional(),
  locationId: id.nullable().optional(),
  lotId: id.nullable().optional(),
  onHand: decimal.optional(),
  sumOfLines: decimal.optional(),
  reserved: decimal.optional(),
  sumOfReservations: decimal.optional(),
  recordedFrom: instant.nullable().optional(),
  recordedTo: instant.nullable().optional(),
  linesThen: z.int().optional(),
  linesNow: z.int().optional(),
})
export type Difference = z.output<typeof difference>

/** What the ledger's proof found: every balance against the sum of its lines and of its reservations, and every item against zero. */
export const proof = z
  .object({
    checkedAt: instant,
    lines: z.int(),
    balances: z.int(),
    differences: z.array(difference).max(100),
    differenceCount: z.int(),
  })
  .meta({ id: 'LedgerProof' })

export const proveLedger = endpoint({
  name: 'proveLedger',
  summary: 'Check now that balances equal the sum of movements and that everything sums to zero',
  tag,
  method: 'GET',
  path: '/stock/proof',
  access: 'stock:read',
  response: proof,
})

export const summary = z
  .object({
    items: z.int(),
    locations: z.int(),
    movements30Days: z.int(),
    /** as the valuation report has it; of items not valued yet, what is on hand at their own cost */
    stockValue: decimal,
    outOfStock: z.int(),
    belowReorderPoint: z.int(),
    negative: z.int(),
    /** units sold by day over the last 90 days of the ledger, oldest first */
    salesByDay: z.array(z.object({ day: z.iso.date(), quantity: decimal })),
  })
  .meta({ id: 'StockSummary' })

export const getSummary = endpoint({
  name: 'getSummary',
  summary: 'The figures of the dashboard',
  tag,
  method: 'GET',
  path: '/stock/summary',
  access: 'stock:read',
  response: summary,
})
