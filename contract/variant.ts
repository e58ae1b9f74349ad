import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { item } from './item.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, key, line } from './values.ts'

/** Most variants that are made of one matrix, and most fields they differ by. */
export const mostCombinations = 500
export const mostAxes = 3

/** Option key by field key: what tells a variant from the others. */
const combination = z.record(key, z.string().max(60))

const axis = z
  .object({
    /** key of a select field */
    field: key,
    /** keys of its options */
    options: z.array(z.string().max(60)).min(1).max(100),
  })
  .strict()

const matrix = z
  .object({
    axes: z.array(axis).min(1).max(mostAxes),
    /** of new variants: `{sku}`, `{name}` and keys of the axes in braces stand for their values; `{sku}-{size}-{colour}` unless told */
    skuPattern: line(200).optional(),
    /** the same for names; unless told, "Shirt, S, Red", and inherited with the parent's name */
    namePattern: line(200).optional(),
    /** combinations that are not wanted */
    except: z.array(combination).max(mostCombinations).default([]),
    /** archives variants that are not among the combinations */
    archiveOthers: z.boolean().default(false),
  })
  .strict()

const combinationState = z.enum(['new', 'exists', 'archived'])

const variantPreview = z
  .object({
    combinations: z.array(
      z.object({
        values: combination,
        /** `archived`: it is there and comes out of the archive */
        state: combinationState,
        itemId: id.nullable(),
        sku: z.string(),
        name: z.string(),
      }),
    ),
    /** variants in use that are not among them */
    others: z.array(z.object({ itemId: id, sku: z.string(), name: z.string() })),
  })
  .meta({ id: 'VariantPreview' })
export type VariantPreview = z.output<typeof variantPreview>

const params = z.object({ itemId: id })
const tag = 'Items'

export const previewVariants = endpoint({
  name: 'previewVariants',
  summary:
    'What variants a matrix of options would give an item: which are there, which would be new; nothing is written',
  tag,
  method: 'POST',
  path: '/items/{itemId}/variants/preview',
  access: 'item:write',
  params,
  body: matrix,
  response: variantPreview,
  errors: ['invalid_value', 'item_has_stock', 'item_archived'],
})
export const makeVariants = endpoint({
  name: 'makeVariants',
  summary:
    'Give an item the variants of a matrix of options: makes those that are missing, keeps and restores those there are',
  tag,
  method: 'POST',
  path: '/items/{itemId}/variants',
  access: 'item:write',
  params,
  compareAndSet: true,
  status: 201,
  body: matrix,
  response: z.object({
    item,
    counts: z.object({ created: z.int(), restored: z.int(), kept: z.int(), archived: z.int() }),
  }),
  errors: ['invalid_value', 'invalid_attributes', 'value_taken', 'item_has_stock', 'item_archived'],
})
export const listVariantStock = endpoint({
  name: 'listVariantStock',
  summary: 'Stock of all variants of an item together, by location',
  tag,
  method: 'GET',
  path: '/items/{itemId}/variants/stock',
  access: 'item:read',
  params,
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(
    z
      .object({
        locationId: id,
        locationCode: z.string(),
        locationName: z.string(),
        onHand: decimal,
        reserved: decimal,
        available: decimal,
        /** how many variants have stock there */
        variants: z.int(),
      })
      .meta({ id: 'VariantStock' }),
  ),
})
