import { z } from 'zod'
import { costMethod } from './cost-method.ts'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { decimal, id, instant } from './values.ts'

/** How the value of stock stands. It follows the ledger by itself, every minute. */
export const valuation = z
  .object({
    /** the organisation's; an item type may have its own */
    method: costMethod,
    currency: z.string(),
    /** of all stock, goods in transit included */
    value: decimal,
    /** items that are worth something, or less than nothing */
    items: z.int(),
    /** when everything known then had been valued; null: not yet */
    valuedAt: instant.nullable(),
    /** lines recorded since, and items that are being valued anew */
    waitingLines: z.int(),
    waitingItems: z.int(),
    /** items of which the cost layers are not what is on hand; 0 unless something is broken */
    differenceCount: z.int(),
    /** items on hand that are worth nothing, because neither a receipt nor the item tells a cost */
    costlessItems: z.int(),
  })
  .meta({ id: 'Valuation' })
export type Valuation = z.output<typeof valuation>

export const valueBy = z.enum(['item', 'location', 'category'])

/** What the stock of one item, of one location or of one category is worth. */
export const stockValue = z
  .object({
    /** null: items without a category */
    id: id.nullable(),
    /** the item's SKU, the location's code; null of a category */
    code: z.string().nullable(),
    name: z.string(),
    /** of an item only: quantities of several do not add up */
    quantity: decimal.nullable(),
    unit: z.string().nullable(),
    unitCost: decimal.nullable(),
    /** items in it */
    items: z.int(),
    value: decimal,
  })
  .meta({ id: 'StockValue' })
const tag = 'Valuation'

const question = z.object({
  by: valueBy.default('item'),
  /** at this moment, by when movements took effect; now unless told */
  at: instant.optional(),
  /** there and below */
  locationId: id.optional(),
})

export const getValuation = endpoint({
  name: 'getValuation',
  summary: 'What all stock is worth, and whether its cost layers are what is on hand',
  tag,
  method: 'GET',
  path: '/valuation',
  access: 'stock:read',
  response: valuation,
})

export const listStockValues = endpoint({
  name: 'listStockValues',
  summary: 'What stock is or was worth by item, location or category; the most valuable first',
  tag,
  method: 'GET',
  path: '/valuation/values',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend(question.shape),
  /** `sum` is of all rows, not of the page */
  response: page(stockValue).extend({ sum: decimal }),
})

export const downloadStockValues = endpoint({
  name: 'downloadStockValues',
  summary: 'The same as CSV, whole',
  tag,
  method: 'GET',
  path: '/valuation/values/file',
  access: 'stock:read',
  query: question,
  transport: 'file',
  response: z.string(),
})

export const getItemValuation = endpoint({
  name: 'getItemValuation',
  summary: 'What an item’s stock is worth, with its cost layers by place',
  tag,
  method: 'GET',
  path: '/items/{itemId}/valuation',
  access: 'stock:read',
  params: z.object({ itemId: id }),
  response: z
    .object({
      method: costMethod,
      quantity: decimal,
      value: decimal,
      /** null where nothing is on hand */
      unitCost: decimal.nullable(),
      /** something has happened that is not in these figures yet */
      waiting: z.boolean(),
      places: z.array(
        z.object({
          locationId: id,
          locationName: z.string(),
          quantity: decimal,
          value: decimal,
          /** oldest first, at most 20; below zero: what left before it came in */
          layers: z.array(z.object({ quantity: decimal, value: decimal })),
          layerCount: z.int(),
        }),
      ),
    })
    .meta({ id: 'ItemValuation' }),
})

export const listMovementCosts = endpoint({
  name: 'listMovementCosts',
  summary: 'What the lines of a movement cost: the cost of sales of a sale, the value of what came in',
  tag,
  method: 'GET',
  path: '/movements/{movementId}/costs',
  access: 'stock:read',
  params: z.object({ movementId: id }),
  response: z.object({
    data: z.array(
      z.object({
        lineNo: z.int(),
        /** value of what the line moved; null while it is not valued, and where it was undone as it happened */
        cost: decimal.nullable(),
        assumed: z.boolean(),
      }),
    ),
  }),
})

export const runValuation = endpoint({
  name: 'runValuation',
  summary: 'Value now what was recorded since the last run',
  tag,
  method: 'POST',
  path: '/valuation/runs',
  access: 'movement:correct',
  status: 202,
  response: z.object({ task }),
})
