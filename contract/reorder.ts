import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { purchaseOrderRow } from './purchase-order.ts'
import { reviewDays, serviceLevel } from './service-level.ts'
import { priceBreak } from './supplier-item.ts'
import { day, decimal, id, nonNegativeDecimal, positiveDecimal, version } from './values.ts'

/** When to order again, and how much, in the item's base unit. */
export const reorderRule = z.discriminatedUnion('kind', [
  /** not at all: also where a wider policy would */
  z.object({ kind: z.literal('none') }).strict(),
  /** at or below the minimum, up to the maximum */
  z.object({ kind: z.literal('minMax'), minimum: nonNegativeDecimal, maximum: positiveDecimal }).strict(),
  /** at or below the point, as many quantities as lift it above; without a quantity, below the point and up to it */
  z
    .object({
      kind: z.literal('reorderPoint'),
      reorderPoint: nonNegativeDecimal,
      orderQuantity: positiveDecimal.nullable(),
    })
    .strict(),
  /** as the demand forecast and the lead time ask, for a service level; null: the organisation's own. Waits for the first forecast. */
  z
    .object({
      kind: z.literal('forecast'),
      serviceLevel: serviceLevel.nullable(),
      reviewDays: reviewDays.nullable(),
    })
    .strict(),
])
export type ReorderRule = z.output<typeof reorderRule>

/**
 * Where a rule holds: an item at a location and below it; an item everywhere else; or all items of a category without a rule of
 * their own. The reorder point in an item's own field holds where nothing else does.
 */
export const reorderPolicy = z
  .object({
    id,
    itemId: id.nullable(),
    categoryId: id.nullable(),
    locationId: id.nullable(),
    rule: reorderRule,
    version,
  })
  .meta({ id: 'ReorderPolicy' })
export type ReorderPolicy = z.output<typeof reorderPolicy>

export const policySources = ['location', 'item', 'category', 'field'] as const

/** What the demand forecast says of a row: its place's part of the item's demand, where places have rules of their own. */
const reorderOutlook = z.object({
  weeklyDemand: z.number(),
  leadTimeDays: z.number(),
  /** learned from receipts, stated by the supplier, or assumed by the organisation */
  leadTimeSource: z.enum(['learned', 'stated', 'assumed']),
  /** when what is on hand is expected to be gone; null: not within a year */
  runsOutOn: day.nullable(),
})

/** What a rule of kind `forecast` comes to, in base units. */
const reorderLevels = z.object({
  reorderPoint: z.number(),
  /** what is expected to be left when an order arrives */
  safetyStock: z.number(),
  orderUpTo: z.number(),
  reviewDays: z.int(),
  /** null: the organisation weighs costs */
  serviceLevel: z.number().nullable(),
  isLimitedByShelfLife: z.boolean(),
})

/** Something to order, and why. */
export const reorderRow = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    /** null: all places that have no policy of their own */
    locationId: id.nullable(),
    locationName: z.string().nullable(),
    rule: reorderRule,
    /** where the rule stands */
    source: z.enum(policySources),
    onHand: decimal,
    reserved: decimal,
    /** on hand that is not reserved and can be promised to nobody: in quarantine, or past its day */
    blocked: decimal,
    /** of orders that are approved or sent, and of transfers on the road */
    incoming: decimal,
    /** of drafts: not in the position, but taken off the need */
    drafted: decimal,
    /** on hand less reserved and blocked, with what is incoming */
    position: decimal,
    /** what the rule asks for */
    need: decimal,
    /** in words, in the reader's language */
    reason: z.string(),
    /** null: no supplier sells it, or drafts cover the need */
    proposal: z
      .object({
        supplierId: id,
        supplierName: z.string(),
        /** packs */
        quantity: decimal,
        packUnit: z.string().nullable(),
        packSize: decimal,
        /** base units */
        ordered: decimal,
        raisedBy: z.enum(['minimum', 'multiple']).nullable(),
        unitPrice: decimal.nullable(),
        currency: z.string(),
        /** a pack is cheaper from there on */
        nextBreak: priceBreak.nullable(),
        leadTimeDays: z.int().nullable(),
      })
      .nullable(),
    hasSupplier: z.boolean(),
    /** what the budget that was asked about allows of the proposal; null: nothing, there is no price in the organisation's currency, or no budget was named */
    withinBudget: z
      .object({
        /** packs */
        quantity: decimal,
        cost: decimal,
      })
      .nullable(),
    /** null: no forecast yet */
    outlook: reorderOutlook.nullable(),
    /** of a rule of kind `forecast` */
    levels: reorderLevels.nullable(),
    /** stock beyond its own rule's level at another place, taken off what is proposed */
    transfer: z.object({ fromLocationId: id, fromLocationName: z.string(), quantity: decimal }).nullable(),
  })
  .meta({ id: 'ReorderRow' })
export type ReorderRow = z.output<typeof reorderRow>

const params = z.object({ policyId: id })
const tag = 'Purchasing'

export const listReorderRows = endpoint({
  name: 'listReorderRows',
  summary: 'What to order now and why, by item name; what drafts cover stays in it',
  tag,
  method: 'GET',
  path: '/reorder',
  access: 'purchase:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    supplierId: id.optional(),
    locationId: id.optional(),
    itemId: id.optional(),
    /** what if: rules of kind `forecast` by this service level */
    serviceLevel: z.coerce.number().min(0.5).max(0.999).optional(),
    /** what if: suppliers needed so many percent of the time they need */
    leadTimePercent: z.coerce.number().int().min(10).max(500).optional(),
    /** what if: no more money than this, in the organisation's currency, spent over all lines so that they last until the same day */
    budget: nonNegativeDecimal.optional(),
  }),
  response: page(reorderRow),
})
export const draftReorders = endpoint({
  name: 'draftReorders',
  summary:
    'Draft orders of chosen lines, one for each supplier and place; lines without a supplier are named, not dropped',
  tag,
  method: 'POST',
  path: '/reorder/orders',
  access: 'purchase:write',
  status: 201,
  body: z
    .object({
      /** where goods go whose line names no place */
      locationId: id,
      lines: z
        .array(
          z
            .object({
              itemId: id,
              supplierId: id.nullable(),
              /** packs of the supplier's item */
              quantity: positiveDecimal,
              locationId: id.nullable().default(null),
            })
            .strict(),
        )
        .min(1)
        .max(1_000),
    })
    .strict(),
  response: z.object({ orders: z.array(purchaseOrderRow), withoutSupplier: z.array(id) }),
  errors: ['invalid_value'],
})
export const listReorderPolicies = endpoint({
  name: 'listReorderPolicies',
  summary: 'Reorder policies, of one item, of one category, or all',
  tag,
  method: 'GET',
  path: '/reorder-policies',
  access: 'purchase:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ itemId: id.optional(), categoryId: id.optional() }),
  response: page(reorderPolicy),
})
export const createReorderPolicy = endpoint({
  name: 'createReorderPolicy',
  summary: 'Set when an item, at a place or everywhere, or the items of a category are ordered again',
  tag,
  method: 'POST',
  path: '/reorder-policies',
  access: 'item:write',
  status: 201,
  body: z
    .object({
      itemId: id.nullable().default(null),
      categoryId: id.nullable().default(null),
      locationId: id.nullable().default(null),
      rule: reorderRule,
    })
    .strict(),
  response: reorderPolicy,
  errors: ['conflict', 'invalid_value'],
})
export const updateReorderPolicy = endpoint({
  name: 'updateReorderPolicy',
  summary: 'Change a reorder policy',
  tag,
  method: 'PATCH',
  path: '/reorder-policies/{policyId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  body: z.object({ rule: reorderRule }).strict(),
  response: reorderPolicy,
  errors: ['invalid_value'],
})
export const deleteReorderPolicy = endpoint({
  name: 'deleteReorderPolicy',
  summary: 'Remove a reorder policy: the wider one holds again',
  tag,
  method: 'DELETE',
  path: '/reorder-policies/{policyId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
