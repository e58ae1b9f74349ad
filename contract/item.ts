import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributeValue } from './field.ts'
import { listQuery, page } from './page.ts'
import { negativeStock } from './tenant.ts'
import { decimal, id, instant, line, nonNegativeDecimal, text, version } from './values.ts'

/**
 * Values of custom fields by field key, as the field's kind says: text, decimal string (measures in the field's unit), ISO
 * day or instant, boolean, option key, identifier, or a list of keys or identifiers.
 */
export const attributes = z.record(z.string().max(60), attributeValue)
export type Attributes = z.output<typeof attributes>

export const trackings = ['none', 'lot', 'serial'] as const
export const tracking = z.enum(trackings)
export type Tracking = (typeof trackings)[number]

/** The core parts a variant has from its parent unless it holds them itself. SKU and barcode are always its own. */
export const inheritedParts = [
  'name',
  'description',
  'itemTypeId',
  'categoryId',
  'unit',
  'price',
  'cost',
  'reorderPoint',
] as const
export type InheritedPart = (typeof inheritedParts)[number]

/** Names of parts as in filters: `price`, `attributes.colour`. */
const partNames = z.array(z.string().max(80)).max(600)

/** Something the organisation keeps, sells or uses. Stock is elsewhere: in balances, changed by movements only. */
export const item = z
  .object({
    id,
    sku: z.string(),
    name: z.string(),
    description: z.string(),
    barcode: z.string().nullable(),
    itemTypeId: id.nullable(),
    categoryId: id.nullable(),
    /** a variant's item, from which it inherits what is not in `ownValues` */
    parentId: id.nullable(),
    /** a variant: what it holds itself, by names as in filters (`price`, `attributes.colour`) */
    ownValues: z.array(z.string()).nullable(),
    /** an item with variants: keys of the select fields they differ by */
    variantAxes: z.array(z.string()).nullable(),
    /** base unit of measure: stock quantities count it */
    unit: z.string(),
    /** how its stock is told apart: not at all, by lot, or each unit by its serial */
    tracking,
    /** what happens where its stock would fall below zero; null: as the place or the organisation says */
    negativeStock: negativeStock.nullable(),
    price: decimal.nullable(),
    cost: decimal.nullable(),
    reorderPoint: decimal.nullable(),
    attributes,
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Item' })
export type Item = z.output<typeof item>

/** A row of the items list: with its stock over all real locations. */
export const itemRow = item
  .extend({
    onHand: decimal,
    reserved: decimal,
    /** on hand less reserved, and nothing of what lies in quarantine or is past its day */
    available: decimal,
  })
  .meta({ id: 'ItemRow' })
export type ItemRow = z.output<typeof itemRow>

const changeable = z
  .object({
    name: line(200),
    description: text(),
    barcode: line(80).nullable(),
    itemTypeId: id.nullable(),
    categoryId: id.nullable(),
    unit: line(20),
    tracking,
    negativeStock: negativeStock.nullable(),
    price: nonNegativeDecimal.nullable(),
    cost: nonNegativeDecimal.nullable(),
    reorderPoint: nonNegativeDecimal.nullable(),
    attributes,
  })
  .partial()

export const newItem = changeable
  .extend({
    sku: line(80),
    name: line(200),
    /** when it was taken up in the system it comes from; now, when left out */
    createdAt: instant.optional(),
  })
  .strict()
const params = z.object({ itemId: id })
const tag = 'Items'

export const listItems = endpoint({
  name: 'listItems',
  summary: 'Items, filtered, sorted and searched',
  tag,
  method: 'GET',
  path: '/items',
  access: 'item:read',
  query: listQuery.extend({
    /** free text over SKU, name, description and custom text, best first */
    text: z.string().max(200).optional(),
    archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
    /**
     * `true` adds `total` and `totalIsEstimate`: exact for organisations of up to 50,000 items and for whatever is counted
     * within 40 ms, else estimated from one item in 256 and rounded to two digits. A text search finds 10,000 items at most.
     */
    total: z.enum(['true', 'false']).default('false'),
    /**
     * The page behind so many items, to begin in the middle of a list; told together with a cursor, the cursor counts. Beyond the list's
     * end the page is empty, and tells the `total` as it is.
     */
    at: z.coerce.number().int().min(1).max(10_000_000).optional(),
  }),
  response: page(itemRow),
  errors: ['invalid_value'],
})
export const createItem = endpoint({
  name: 'createItem',
  summary: 'Create an item',
  tag,
  method: 'POST',
  path: '/items',
  access: 'item:write',
  status: 201,
  body: newItem,
  response: item,
  errors: ['sku_taken', 'invalid_attributes', 'value_taken', 'invalid_value'],
})
export const getItem = endpoint({
  name: 'getItem',
  summary: 'One item',
  tag,
  method: 'GET',
  path: '/items/{itemId}',
  access: 'item:read',
  params,
  response: item,
})
export const updateItem = endpoint({
  name: 'updateItem',
  summary: 'Change, archive or restore an item; attributes given are merged, null removes one',
  tag,
  method: 'PATCH',
  path: '/items/{itemId}',
  access: 'item:write',
  params,
  compareAndSet: true,
  body: changeable
    .extend({
      sku: line(80).optional(),
      archived: z.boolean().optional(),
      /**
       * of a variant: all that it holds itself from now on; what is left out it has from its parent again. Without it, a part that is
       * given another value than the parent's becomes the variant's own.
       */
      ownValues: partNames.optional(),
    })
    .strict(),
  response: item,
  errors: ['sku_taken', 'invalid_attributes', 'value_taken', 'invalid_value', 'tracking_in_use', 'item_merged'],
})
