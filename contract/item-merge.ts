import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { lotErrors } from './lot.ts'
import { id, instant, text } from './values.ts'

const part = z.object({ id, sku: z.string(), name: z.string() })

/** Two items that turned out to be one thing: one is archived and has become the other. */
export const itemMerge = z
  .object({
    id,
    /** archived while the merge stands */
    merged: part,
    kept: part,
    /** what lay there of it and became stock of the kept one; null: nothing did */
    movementId: id.nullable(),
    mergedAt: instant,
    mergedByName: z.string(),
    undoneAt: instant.nullable(),
    undoneByName: z.string().nullable(),
  })
  .meta({ id: 'ItemMerge' })
export type ItemMerge = z.output<typeof itemMerge>

/** What is in the way of a merge: something open that needs the item. */
export const holdKinds = [
  'purchaseOrder',
  'salesOrder',
  'transfer',
  'reservation',
  'count',
  'checkout',
  'kit',
  'parts',
  'belowZero',
] as const
export type HoldKind = (typeof holdKinds)[number]

const tag = 'Items'

export const mergeItem = endpoint({
  name: 'mergeItem',
  summary:
    'Merge an item into another: its stock, codes and suppliers go over, it is archived, and its SKU finds the other. Refused as `item_held` with `holds` while orders, reservations, counts or check-outs need it',
  tag,
  method: 'POST',
  path: '/items/{itemId}/merge',
  access: 'item:write',
  status: 201,
  params: z.object({ itemId: id }),
  compareAndSet: true,
  body: z.object({ intoItemId: id, reason: text(500).default('') }).strict(),
  response: itemMerge,
  errors: [
    'item_held',
    'items_differ',
    'item_merged',
    'item_archived',
    'item_has_variants',
    'invalid_value',
    'invalid_attributes',
    'value_taken',
    'insufficient_stock',
    'period_locked',
    ...lotErrors,
  ],
})

export const listItemMerges = endpoint({
  name: 'listItemMerges',
  summary: 'What an item has become, and which items were merged into it, at most 50; merges that stand',
  tag,
  method: 'GET',
  path: '/items/{itemId}/merges',
  access: 'item:read',
  params: z.object({ itemId: id }),
  response: z.object({ into: itemMerge.nullable(), from: z.array(itemMerge) }),
})

export const undoItemMerge = endpoint({
  name: 'undoItemMerge',
  summary: 'Undo a merge: stock, codes and suppliers go back, and the item is used again',
  tag,
  method: 'POST',
  path: '/item-merges/{itemMergeId}/reversal',
  access: 'item:write',
  status: 201,
  params: z.object({ itemMergeId: id }),
  body: z.object({ reason: text(500).default('') }).strict(),
  response: itemMerge,
  errors: [
    'already_reversed',
    'merge_not_undoable',
    'invalid_value',
    'invalid_attributes',
    'value_taken',
    'insufficient_stock',
    ...lotErrors,
  ],
})
