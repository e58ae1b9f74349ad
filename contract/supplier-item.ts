import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { currency, decimal, id, instant, line, nonNegativeDecimal, positiveDecimal, version } from './values.ts'
import { wording } from './words/sentence.ts'

/** From so many packs on, a pack costs this. */
export const priceBreak = z
  .object({ from: positiveDecimal, price: nonNegativeDecimal })
  .strict()
  .meta({ id: 'PriceBreak' })
export type PriceBreak = z.output<typeof priceBreak>

/** Stored prices rise by `from`, each at its own quantity. */
const prices = z
  .array(priceBreak)
  .max(20)
  .refine(
    (breaks) => breaks.every((one, n) => n === 0 || Number(one.from) > Number(breaks[n - 1]?.from)),
    wording('purchase.breaksRise'),
  )

/** What receipts tell: days from sending to receiving, over the last ten. */
export const learnedLeadTime = z
  .object({ medianDays: z.number(), spreadDays: z.number(), receipts: z.int() })
  .meta({ id: 'LearnedLeadTime' })

/** How a supplier sells an item. Quantities and prices count packs. */
export const supplierItem = z
  .object({
    id,
    supplierId: id,
    supplierName: z.string(),
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    /** the item's base unit */
    unit: z.string(),
    /** the supplier's own */
    code: z.string(),
    /** null: the base unit */
    packUnit: z.string().nullable(),
    /** base units in a pack */
    packSize: decimal,
    currency: z.string(),
    prices: z.array(priceBreak),
    /** the least that is sold at once */
    minimumQuantity: decimal.nullable(),
    /** only multiples of it are sold */
    orderMultiple: decimal.nullable(),
    /** as the supplier says */
    leadTimeDays: z.int().nullable(),
    learnedLeadTime: learnedLeadTime.nullable(),
    /** one supplier of an item at most */
    isPreferred: z.boolean(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'SupplierItem' })
export type SupplierItem = z.output<typeof supplierItem>

const changeable = z
  .object({
    code: z.union([line(80), z.literal('')]),
    packUnit: line(40).nullable(),
    packSize: positiveDecimal,
    currency,
    prices,
    minimumQuantity: positiveDecimal.nullable(),
    orderMultiple: positiveDecimal.nullable(),
    leadTimeDays: z.int().min(0).max(3_650).nullable(),
    isPreferred: z.boolean(),
  })
  .partial()
const params = z.object({ supplierItemId: id })
const tag = 'Purchasing'

export const listSupplierItems = endpoint({
  name: 'listSupplierItems',
  summary: 'What suppliers sell: of one item, of one supplier, or all',
  tag,
  method: 'GET',
  path: '/supplier-items',
  access: 'supplier:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ supplierId: id.optional(), itemId: id.optional() }),
  response: page(supplierItem),
})
export const createSupplierItem = endpoint({
  name: 'createSupplierItem',
  summary: 'Note that a supplier sells an item',
  tag,
  method: 'POST',
  path: '/supplier-items',
  access: 'supplier:write',
  status: 201,
  body: changeable.extend({ supplierId: id, itemId: id }).strict(),
  response: supplierItem,
  errors: ['conflict', 'invalid_value'],
})
export const updateSupplierItem = endpoint({
  name: 'updateSupplierItem',
  summary: 'Change how a supplier sells an item',
  tag,
  method: 'PATCH',
  path: '/supplier-items/{supplierItemId}',
  access: 'supplier:write',
  params,
  compareAndSet: true,
  body: changeable.strict(),
  response: supplierItem,
})
export const deleteSupplierItem = endpoint({
  name: 'deleteSupplierItem',
  summary: 'Forget that a supplier sells an item; orders keep what they were made with',
  tag,
  method: 'DELETE',
  path: '/supplier-items/{supplierItemId}',
  access: 'supplier:write',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
