import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { lotCode, lotErrors } from './lot.ts'
import { entered, unitName } from './pack.ts'
import { listQuery, page } from './page.ts'
import { reviewDays, serviceLevel } from './service-level.ts'
import {
  currency,
  day,
  decimal,
  id,
  instant,
  line,
  nonNegativeDecimal,
  positiveDecimal,
  text,
  version,
} from './values.ts'
import { stockWarnings } from './movement.ts'

export const orderStates = ['draft', 'approved', 'sent', 'partlyReceived', 'received', 'closed', 'cancelled'] as const
export const orderState = z.enum(orderStates)
export type OrderState = (typeof orderStates)[number]

/** `withdraw` takes an approval back, `reopen` a closing; `discard` ends a draft, `cancel` an order that was approved. */
export const orderActions = ['approve', 'withdraw', 'send', 'close', 'reopen', 'discard', 'cancel'] as const
export type OrderAction = (typeof orderActions)[number]

/** What a line counts, the item's base unit where not told otherwise. */
export const purchaseOrderLine = z
  .object({
    id,
    lineNo: z.int(),
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    /** the item's base unit */
    unit: z.string(),
    supplierCode: z.string(),
    /** packs */
    quantity: decimal,
    /** null: the base unit */
    packUnit: z.string().nullable(),
    /** base units in a pack */
    packSize: decimal,
    /** of a pack, in the order's currency */
    unitPrice: decimal.nullable(),
    expectedOn: day.nullable(),
    /** packs times pack size */
    ordered: decimal,
    /** all that arrived, returned or not */
    received: decimal,
    /** went back to the supplier; leaves nothing open */
    returned: decimal,
    /** still to come */
    open: decimal,
  })
  .meta({ id: 'PurchaseOrderLine' })
export type PurchaseOrderLine = z.output<typeof purchaseOrderLine>

/** A receipt or a return of an order, as the ledger has it. */
export const purchaseReceipt = z
  .object({
    movementId: id,
    isReturn: z.boolean(),
    effectiveAt: instant,
    recordedAt: instant,
    actorName: z.string(),
    reversedById: id.nullable(),
    lines: z.array(
      z.object({ lineId: id, quantity: decimal, entered, lotId: id.nullable(), lotCode: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PurchaseReceipt' })

/** An order as lists show it. */
export const purchaseOrderRow = z
  .object({
    id,
    number: z.string(),
    state: orderState,
    supplierId: id,
    supplierName: z.string(),
    /** where the goods are to arrive */
    locationId: id,
    locationName: z.string(),
    currency: z.string(),
    reference: z.string(),
    /** of all lines whose price is known */
    total: decimal,
    lineCount: z.int(),
    /** the earliest day on which something still open is expected */
    expectedOn: day.nullable(),
    /** something should have come before today */
    isLate: z.boolean(),
    sentAt: instant.nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'PurchaseOrderRow' })
export type PurchaseOrderRow = z.output<typeof purchaseOrderRow>

export const purchaseOrder = purchaseOrderRow
  .extend({
    note: z.string(),
    /** of the whole order; lines may say otherwise */
    expectedDay: day.nullable(),
    /** null: the organisation's, which `tolerancePercent` then is */
    overReceiptPercent: decimal.nullable(),
    tolerancePercent: decimal,
    createdByName: z.string(),
    approvedAt: instant.nullable(),
    approvedByName: z.string().nullable(),
    sentByName: z.string().nullable(),
    mailTo: z.string().nullable(),
    mailedAt: instant.nullable(),
    mailFailedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    lines: z.array(purchaseOrderLine),
    /** oldest first, reversed ones too */
    receipts: z.array(purchaseReceipt),
    /** of goods that just left: where stock is below what is reserved now */
    warnings: stockWarnings.optional(),
  })
  .meta({ id: 'PurchaseOrder' })
export type PurchaseOrder = z.output<typeof purchaseOrder>

/** What is left out comes from the supplier's item: its code, its pack, the price of the break. */
export const newPurchaseOrderLine = z
  .object({
    itemId: id,
    quantity: positiveDecimal,
    supplierCode: z.union([line(80), z.literal('')]).optional(),
    packUnit: line(40).nullable().optional(),
    packSize: positiveDecimal.optional(),
    unitPrice: nonNegativeDecimal.nullable().optional(),
    expectedOn: day.nullable().optional(),
  })
  .strict()
export type NewPurchaseOrderLine = z.output<typeof newPurchaseOrderLine>

const percent = nonNegativeDecimal.refine((value) => Number(value) <= 1_000)
const head = z.object({
  supplierId: id,
  locationId: id,
  currency,
  reference: text(120),
  note: text(2_000),
  expectedDay: day.nullable(),
  overReceiptPercent: percent.nullable(),
  lines: z.array(newPurchaseOrderLine).max(500),
})
const params = z.object({ orderId: id })
const tag = 'Purchasing'

export const listPurchaseOrders = endpoint({
  name: 'listPurchaseOrders',
  summary: 'Purchase orders, newest first',
  tag,
  method: 'GET',
  path: '/purchase-orders',
  access: 'purchase:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    /** `open` stands for draft, approved, sent and partlyReceived */
    state: z.union([orderState, z.literal('open')]).optional(),
    supplierId: id.optional(),
    itemId: id.optional(),
    late: z.enum(['true', 'false']).default('false'),
  }),
  response: page(purchaseOrderRow),
})
export const createPurchaseOrder = endpoint({
  name: 'createPurchaseOrder',
  summary: 'Draft a purchase order',
  tag,
  method: 'POST',
  path: '/purchase-orders',
  access: 'purchase:write',
  status: 201,
  body: head.partial().required({ supplierId: true, locationId: true }).strict(),
  response: purchaseOrder,
  errors: ['invalid_value'],
})
export const getPurchaseOrder = endpoint({
  name: 'getPurchaseOrder',
  summary: 'One purchase order with its lines and receipts',
  tag,
  method: 'GET',
  path: '/purchase-orders/{orderId}',
  access: 'purchase:read',
  params,
  response: purchaseOrder,
})
export const updatePurchaseOrder = endpoint({
  name: 'updatePurchaseOrder',
  summary: 'Change a draft; of an order further on, its note, day and tolerance. Lines given replace all lines',
  tag,
  method: 'PATCH',
  path: '/purchase-orders/{orderId}',
  access: 'purchase:write',
  params,
  compareAndSet: true,
  body: head.omit({ supplierId: true }).partial().strict(),
  response: purchaseOrder,
  errors: ['invalid_value', 'order_state', 'forbidden'],
})
export const transitionPurchaseOrder = endpoint({
  name: 'transitionPurchaseOrder',
  summary:
    'Approve, send, close, reopen, discard or cancel an order; all but discarding a draft takes `purchase:approve`',
  tag,
  method: 'POST',
  path: '/purchase-orders/{orderId}/transitions',
  access: 'purchase:write',
  params,
  compareAndSet: true,
  body: z
    .object({
      action: z.enum(orderActions),
      reason: line(500).optional(),
      /** of `send`: whether it is mailed to the supplier's address, if there is one */
      mail: z.boolean().default(true),
    })
    .strict(),
  response: purchaseOrder,
  errors: ['order_state', 'invalid_value'],
})
export const downloadPurchaseOrder = endpoint({
  name: 'downloadPurchaseOrder',
  summary: 'The order as a PDF: the one that was sent, else as it stands',
  tag,
  method: 'GET',
  path: '/purchase-orders/{orderId}/document',
  access: 'purchase:read',
  params,
  transport: 'file',
  mediaType: 'application/pdf',
  response: z.string().meta({ format: 'binary' }),
})
export const receivePurchaseOrder = endpoint({
  name: 'receivePurchaseOrder',
  summary: 'Receive goods of an order: posts a receipt; without lines, all that is open',
  tag,
  method: 'POST',
  path: '/purchase-orders/{orderId}/receipts',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      /** the order's unless told */
      locationId: id.optional(),
      effectiveAt: instant.optional(),
      /** the number of the delivery note */
      reference: text(120).default(''),
      lines: z
        .array(
          z
            .object({
              lineId: id,
              quantity: positiveDecimal,
              /** what `quantity` counts: the pack of the line, a pack of the item, or a unit of what its base unit measures; the base unit where nothing is said */
              unit: unitName.optional(),
              /** of a base unit, in the organisation's currency; the order's where that is its currency */
              unitPrice: nonNegativeDecimal.optional(),
              attributes: attributes.optional(),
              /** of goods whose stock is tracked; a delivery of several lots has a line for each */
              lotCode: lotCode.optional(),
              expiresOn: day.optional(),
            })
            .strict(),
        )
        .min(1)
        .max(500)
        .optional(),
    })
    .strict(),
  response: purchaseOrder,
  errors: [
    'order_state',
    'over_receipt',
    'item_archived',
    'item_has_variants',
    'invalid_value',
    'invalid_attributes',
    'backdate_forbidden',
    'period_locked',
    ...lotErrors,
  ],
})
export const returnPurchasedGoods = endpoint({
  name: 'returnPurchasedGoods',
  summary: 'Return goods of an order to the supplier: posts a movement out of a location',
  tag,
  method: 'POST',
  path: '/purchase-orders/{orderId}/returns',
  access: 'movement:record',
  status: 201,
  params,
  body: z
    .object({
      /** the order's unless told */
      locationId: id.optional(),
      effectiveAt: instant.optional(),
      reason: line(500),
      lines: z
        .array(
          z
            .object({
              lineId: id,
              quantity: positiveDecimal,
              /** as of what is received */
              unit: unitName.optional(),
              /** of goods whose stock is tracked; several lots of a line have a line each */
              lotCode: lotCode.optional(),
            })
            .strict(),
        )
        .min(1)
        .max(500),
    })
    .strict(),
  response: purchaseOrder,
  errors: [
    'order_state',
    'over_return',
    'insufficient_stock',
    'item_archived',
    'item_has_variants',
    'invalid_value',
    'invalid_attributes',
    'reason_required',
    'backdate_forbidden',
    'period_locked',
    ...lotErrors,
  ],
})

/** What is on its way to a place: open lines of orders that are approved or sent, and goods of transfers that are on the road. */
export const incomingStock = z
  .object({
    itemId: id,
    locationId: id,
    locationName: z.string(),
    incoming: decimal,
    /** the earliest day that is expected for any of it */
    expectedOn: day.nullable(),
    orders: z.int(),
    transfers: z.int(),
  })
  .meta({ id: 'IncomingStock' })

export const listIncomingStock = endpoint({
  name: 'listIncomingStock',
  summary: 'What is on its way, by item and location',
  tag,
  method: 'GET',
  path: '/stock/incoming',
  access: 'purchase:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ itemId: id.optional(), locationId: id.optional() }),
  response: page(incomingStock),
})

/** What stock is held for, where a rule of kind `forecast` does not say. */
const stockAim = {
  /** `cycle` and `fill` go by the service level, `cost` weighs the two percentages */
  serviceAim: z.enum(['cycle', 'fill', 'cost']),
  serviceLevel,
  /** what holding costs a year, of an item's price */
  holdingPercent: z.number().positive().max(1_000),
  /** what running out costs, of an item's price */
  shortagePercent: z.number().positive().max(1_000),
  reviewDays,
  /** where no supplier says or shows how long it takes */
  leadTimeDays: z.int().min(0).max(365),
}

export const purchasingSettings = z
  .object({
    /** how much more than ordered may be received, where an order does not say */
    overReceiptPercent: decimal,
    ...stockAim,
    version,
  })
  .meta({ id: 'PurchasingSettings' })

export const getPurchasingSettings = endpoint({
  name: 'getPurchasingSettings',
  summary: 'How the organisation buys',
  tag,
  method: 'GET',
  path: '/purchasing-settings',
  access: 'purchase:read',
  response: purchasingSettings,
})
export const updatePurchasingSettings = endpoint({
  name: 'updatePurchasingSettings',
  summary: 'Change how the organisation buys',
  tag,
  method: 'PATCH',
  path: '/purchasing-settings',
  access: 'tenant:write',
  compareAndSet: true,
  body: z
    .object({ overReceiptPercent: percent, ...stockAim })
    .partial()
    .strict(),
  response: purchasingSettings,
})
