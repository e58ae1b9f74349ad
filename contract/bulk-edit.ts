import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { attributes, updateItem } from './item.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { decimal, id, instant, key } from './values.ts'

/** Most items that are named one by one, and most that each have a change of their own. */
export const mostNamedItems = 10_000
export const mostChangedRows = 5_000

const entries = z.record(key, z.array(z.string().max(200)).min(1).max(100))

/** What becomes of an item: as in its own update, and entries put into and taken out of lists. */
export const itemChange = updateItem.body
  .omit({ tracking: true, negativeStock: true })
  .extend({
    /** fields that hold lists: entries they get, besides those they have */
    addEntries: entries.optional(),
    /** fields that hold lists: entries they lose */
    removeEntries: entries.optional(),
  })
  .strict()
  .refine((change) => Object.keys(change).length > 0)
  .meta({ id: 'ItemChange' })
export type ItemChange = z.output<typeof itemChange>

const changedRow = z
  .object({
    id,
    /** the version the change was made for; left out: whatever stands there */
    version: z.int().min(1).optional(),
    change: itemChange,
  })
  .strict()

/** Which items are changed: those named, or those a list shows. */
export const itemSelection = z.union([
  z.object({ ids: z.array(id).min(1).max(mostNamedItems) }).strict(),
  z
    .object({
      filter: filter.optional(),
      text: z.string().max(200).optional(),
      archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
      /** items of the list that stay as they are */
      except: z.array(id).max(mostNamedItems).optional(),
    })
    .strict(),
])
export type ItemSelection = z.output<typeof itemSelection>

/** Refuses everything where one item is refused; for up to `mostChangedRows` items. */
const atomic = z.boolean().default(false)

const newBulkEdit = z.union([
  z.object({ selection: itemSelection, change: itemChange, atomic }).strict(),
  z.object({ rows: z.array(changedRow).min(1).max(mostChangedRows), atomic }).strict(),
])

export const bulkEdit = z
  .object({
    id,
    /** `refused`: of an atomic one an item was refused, so nothing was changed; `failed`, `cancelled`: its task ended before all was done */
    state: z.enum(['running', 'done', 'refused', 'failed', 'cancelled', 'undoing', 'undone']),
    atomic: z.boolean(),
    /** what was asked for; null where each item had a change of its own */
    change: itemChange.nullable(),
    counts: z.object({ selected: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
    /** what taking it back did; null while it stands */
    undone: z
      .object({
        restored: z.int(),
        /** items of which something was edited later, or cannot be put back: that stays, and is listed */
        protected: z.int(),
      })
      .nullable(),
    undoable: z.boolean(),
    /** the task that works on it, or did; null for small ones, which are done when they are answered */
    taskId: id.nullable(),
    byName: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'BulkEdit' })
export type BulkEdit = z.output<typeof bulkEdit>

/** What differs of an item: only the parts that do. */
export const itemDifference = z
  .object({
    sku: z.string(),
    name: z.string(),
    description: z.string(),
    barcode: z.string().nullable(),
    itemTypeId: id.nullable(),
    categoryId: id.nullable(),
    unit: z.string(),
    price: decimal.nullable(),
    cost: decimal.nullable(),
    reorderPoint: decimal.nullable(),
    archived: z.boolean(),
    /** of a variant: what it holds itself */
    ownValues: z.array(z.string()),
    attributes,
  })
  .partial()
  .meta({ id: 'ItemDifference' })
export type ItemDifference = z.output<typeof itemDifference>

const rowStates = ['pending', 'changed', 'unchanged', 'refused', 'restored', 'protected'] as const

export const bulkEditRow = z
  .object({
    itemId: id,
    sku: z.string(),
    name: z.string(),
    state: z.enum(rowStates),
    before: itemDifference.nullable(),
    after: itemDifference.nullable(),
    /** why it was refused, or what of it stays as it is */
    problem: z
      .object({
        /** part of the item: `price`, `attributes.colour`, `item` */
        part: z.string(),
        code: z.string(),
        message: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'BulkEditRow' })
export type BulkEditRow = z.output<typeof bulkEditRow>

const params = z.object({ bulkEditId: id })

/** The bulk edit as it stands; the first 100 items that were refused or stay as they are; and the task, where one works on it. */
const answer = z.object({ bulkEdit, problems: z.array(bulkEditRow), task: task.nullable() })

export const createBulkEdit = endpoint({
  name: 'createBulkEdit',
  summary: 'Change many items as one; up to 500 at once, more in the background (`task`)',
  tag: 'Bulk edits',
  method: 'POST',
  path: '/bulk-edits',
  access: 'item:write',
  status: 202,
  body: newBulkEdit,
  response: answer,
  errors: ['invalid_value'],
})
export const listBulkEdits = endpoint({
  name: 'listBulkEdits',
  summary: 'Bulk edits, newest first',
  tag: 'Bulk edits',
  method: 'GET',
  path: '/bulk-edits',
  access: 'item:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(bulkEdit),
})
export const getBulkEdit = endpoint({
  name: 'getBulkEdit',
  summary: 'One bulk edit',
  tag: 'Bulk edits',
  method: 'GET',
  path: '/bulk-edits/{bulkEditId}',
  access: 'item:read',
  params,
  response: bulkEdit,
})
export const listBulkEditRows = endpoint({
  name: 'listBulkEditRows',
  summary: 'What became of each item of a bulk edit',
  tag: 'Bulk edits',
  method: 'GET',
  path: '/bulk-edits/{bulkEditId}/rows',
  access: 'item:read',
  params,
  query: listQuery.pick({ limit: true, cursor: true }).extend({ state: z.enum(rowStates).optional() }),
  response: page(bulkEditRow),
})
export const undoBulkEdit = endpoint({
  name: 'undoBulkEdit',
  summary: 'Put back what a bulk edit changed; what was edited since stays and is listed',
  tag: 'Bulk edits',
  method: 'POST',
  path: '/bulk-edits/{bulkEditId}/undo',
  access: 'item:write',
  params,
  status: 202,
  response: answer,
  errors: ['change_not_undoable'],
})
