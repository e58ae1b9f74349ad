import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { lotCode, lotErrors } from './lot.ts'
import { entered, unitName } from './pack.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, line, nonNegativeDecimal, positiveDecimal, text, version } from './values.ts'
import { wording } from './words/sentence.ts'
import { stockWarnings } from './movement.ts'

export const salesStates = ['open', 'partlyShipped', 'shipped', 'closed', 'cancelled'] as const
export const salesState = z.enum(salesStates)
export type SalesState = (typeof salesStates)[number]

/** `close` ends an order of which something was shipped, `reopen` takes that back, `cancel` ends one of which nothing was. */
export const salesActions = ['close', 'reopen', 'cancel'] as const
export type SalesAction = (typeof salesActions)[number]

/** What becomes of goods that come back: sold again, looked at first, or written off. */
export const dispositions = ['restock', 'quarantine', 'scrap'] as const
export const disposition = z.enum(dispositions)
export type Disposition = (typeof dispositions)[number]

/** Quantities count the item's base unit. */
export const salesOrderLine = z
  .object({
    id,
    lineNo: z.int(),
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    quantity: decimal,
    entered,
    /** of a base unit, in the order's currency */
    unitPrice: decimal.nullable(),
    /** set aside to be picked */
    reserved: decimal,
    /** all that went out, returned or not */
    shipped: decimal,
    /** came back; leaves nothing open */
    returned: decimal,
    /** still to be shipped */
    open: decimal,
  })
  .meta({ id: 'SalesOrderLine' })
export type SalesOrderLine = z.output<typeof salesOrderLine>

/** Something to be taken from a place for a line: a reservation. */
export const salesPick = z
  .object({
    reservationId: id,
    /** of the reservation */
    version,
    lineId: id,
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    expiresOn: day.nullable(),
    quantity: decimal,
  })
  .meta({ id: 'SalesPick' })
export type SalesPick = z.output<typeof salesPick>

/** A shipment or a return of an order, as the ledger has it. */
export const shipment = z
  .object({
    movementId: id,
    /** of a return: what became of the goods; null: they were shipped */
    disposition: disposition.nullable(),
    effectiveAt: instant,
    recordedAt: instant,
    actorName: z.string(),
    reversedById: id.nullable(),
    lines: z.array(
      z.object({ lineId: id, quantity: decimal, entered, lotId: id.nullable(), lotCode: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Shipment' })
export type Shipment = z.output<typeof shipment>

/** An order as lists show it. */
export const salesOrderRow = z
  .object({
    id,
    number: z.string(),
    state: salesState,
    /** empty where goods went over the counter */
    customerName: z.string(),
    /** where the goods are taken from, with what lies below it */
    locationId: id,
    locationName: z.string(),
    currency: z.string(),
    reference: z.string(),
    /** of all lines whose price is known */
    total: decimal,
    lineCount: z.int(),
    dueOn: day.nullable(),
    /** something should have gone out before today */
    isLate: z.boolean(),
    /** all that is open is set aside */
    isReserved: z.boolean(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SalesOrderRow' })
export type SalesOrderRow = z.output<typeof salesOrderRow>

export const salesOrder = salesOrderRow
  .extend({
    note: z.string(),
    createdByName: z.string(),
    endedAt: instant.nullable(),
    endedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    lines: z.array(salesOrderLine),
    /** in the order of a walk: by the code of the place, what expires first before what expires later */
    picks: z.array(salesPick),
    /** oldest first, reversed ones too */
    shipments: z.array(shipment),
    /** of goods that just left: where stock is below what is reserved now */
    warnings: stockWarnings.optional(),
  })
  .meta({ id: 'SalesOrder' })
export type SalesOrder = z.output<typeof salesOrder>

/** What a quantity counts: a pack of the item, or a unit of what its base unit measures; the base unit where nothing is said. */
const unit = unitName.optional()

/** A price is of a base unit; one left out is the item's. */
const newLine = z
  .object({ itemId: id, quantity: positiveDecimal, unit, unitPrice: nonNegativeDecimal.nullable().optional() })
  .strict()
export type NewSalesOrderLine = z.output<typeof newLine>

const customerName = z.union([line(200), z.literal('')])
const head = z.object({
  customerName,
  locationId: id,
  reference: text(120),
  note: text(2_000),
  dueOn: day.nullable(),
  lines: z.array(newLine).min(1).max(500),
})
const params = z.object({ salesOrderId: id })
const tag = 'Selling'
const postingErrors = [
  'insufficient_stock',
  'reason_required',
  'item_archived',
  'item_has_variants',
  'invalid_value',
  'invalid_attributes',
  'backdate_forbidden',
  'period_locked',
  ...lotErrors,
] as const

export const listSalesOrders = endpoint({
  name: 'listSalesOrders',
  summary: 'Sales orders, newest first',
  tag,
  method: 'GET',
  path: '/sales-orders',
  access: 'sales:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    /** `toShip` stands for open and partlyShipped */
    state: z.union([salesState, z.literal('toShip')]).optional(),
    itemId: id.optional(),
    late: z.enum(['true', 'false']).default('false'),
  }),
  response: page(salesOrderRow),
})
export const createSalesOrder = endpoint({
  name: 'createSalesOrder',
  summary: 'Take a sales order',
  tag,
  method: 'POST',
  path: '/sales-orders',
  access: 'sales:write',
  status: 201,
  body: head.partial().required({ locationId: true, lines: true }).strict(),
  response: salesOrder,
  errors: ['invalid_value'],
})
export const getSalesOrder = endpoint({
  name: 'getSalesOrder',
  summary: 'One sales order with its lines, its pick list and its shipments',
  tag,
  method: 'GET',
  path: '/sales-orders/{salesOrderId}',
  access: 'sales:read',
  params,
  response: salesOrder,
})
export const updateSalesOrder = endpoint({
  name: 'updateSalesOrder',
  summary: 'Change an order; place and lines only while nothing is reserved or shipped. Lines given replace all lines',
  tag,
  method: 'PATCH',
  path: '/sales-orders/{salesOrderId}',
  access: 'sales:write',
  params,
  compareAndSet: true,
  body: head.partial().strict(),
  response: salesOrder,
  errors: ['invalid_value', 'order_state'],
})
export const transitionSalesOrder = endpoint({
  name: 'transitionSalesOrder',
  summary: 'Close, reopen or cancel an order; what is reserved for it is released',
  tag,
  method: 'POST',
  path: '/sales-orders/{salesOrderId}/transitions',
  access: 'sales:write',
  params,
  compareAndSet: true,
  body: z.object({ action: z.enum(salesActions), reason: line(500).optional() }).strict(),
  response: salesOrder,
  errors: ['order_state', 'invalid_value'],
})
export const reserveSalesOrder = endpoint({
  name: 'reserveSalesOrder',
  summary: 'Set aside what is open of an order, as far as it is there: what expires first goes first',
  tag,
  method: 'POST',
  path: '/sales-orders/{salesOrderId}/reservations',
  access: 'sales:write',
  params,
  response: salesOrder,
  errors: ['order_state'],
})
export const shipSalesOrder = endpoint({
  name: 'shipSalesOrder',
  summary: 'Ship goods of an order: posts a sale; without lines, all that is on its pick list',
  tag,
  method: 'POST',
  path: '/sales-orders/{salesOrderId}/shipments',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      effectiveAt: instant.optional(),
      /** the number of the parcel */
      reference: text(120).default(''),
      /** where a policy asks for one */
      reason: text(500).default(''),
      /** what was really taken, whatever was to be picked */
      lines: z
        .array(
          z
            .object({
              lineId: id,
              quantity: positiveDecimal,
              unit,
              locationId: id,
              lotId: id.nullable().optional(),
              attributes: attributes.optional(),
            })
            .strict(),
        )
        .min(1)
        .max(500)
        .optional(),
    })
    .strict(),
  response: salesOrder,
  errors: ['order_state', 'over_shipment', ...postingErrors],
})
export const returnSoldGoods = endpoint({
  name: 'returnSoldGoods',
  summary: 'Take goods of an order back: to be sold again, to be looked at first, or to be written off',
  tag,
  method: 'POST',
  path: '/sales-orders/{salesOrderId}/returns',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      disposition,
      /** where they come to; unless told the order’s place, of quarantine the first place of that kind */
      locationId: id.optional(),
      effectiveAt: instant.optional(),
      reason: line(500),
      lines: z
        .array(z.object({ lineId: id, quantity: positiveDecimal, unit, lotId: id.nullable().optional() }).strict())
        .min(1)
        .max(500),
    })
    .strict(),
  response: salesOrder,
  errors: ['order_state', 'over_customer_return', ...postingErrors],
})
export const quickSale = endpoint({
  name: 'quickSale',
  summary: 'Sell over the counter: an order that is shipped at once. Without a lot, what expires first goes first',
  tag,
  method: 'POST',
  path: '/quick-sales',
  access: 'movement:record',
  status: 201,
  body: z
    .object({
      locationId: id,
      /** when it happened; left out: now */
      effectiveAt: instant.optional(),
      customerName: customerName.default(''),
      reference: text(120).default(''),
      reason: text(500).default(''),
      lines: z
        .array(
          newLine
            .extend({
              lotId: id.nullable().optional(),
              /** a lot or serial by its code, as it is scanned */
              lotCode: lotCode.optional(),
            })
            .strict()
            .refine((line) => !line.lotId || line.lotCode === undefined, {
              path: ['lotCode'],
              message: wording('movement.lotNamedTwice'),
            }),
        )
        .min(1)
        .max(100),
    })
    .strict(),
  response: salesOrder,
  errors: [...postingErrors],
})
