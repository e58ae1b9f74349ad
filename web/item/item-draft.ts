import type { z } from 'zod'
import { type Attributes, type Item, type newItem, tracking, type updateItem } from '#contract/item.ts'
import { negativeStock } from '#contract/tenant.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** The core columns of an item as they are typed: texts only. Custom fields have a draft of their own. */
export type ItemDraft = {
  sku: string
  name: string
  description: string
  barcode: string
  itemTypeId: string
  categoryId: string
  unit: string
  tracking: string
  negativeStock: string
  price: string
  cost: string
  reorderPoint: string
}

export const emptyDraft: ItemDraft = {
  sku: '',
  name: '',
  description: '',
  barcode: '',
  itemTypeId: '',
  categoryId: '',
  unit: 'pcs',
  tracking: 'none',
  negativeStock: '',
  price: '',
  cost: '',
  reorderPoint: '',
}

/** A stored item as a draft. */
export function toItemDraft(item: Item): ItemDraft {
  return {
    sku: item.sku,
    name: item.name,
    description: item.description,
    barcode: item.barcode ?? '',
    itemTypeId: item.itemTypeId ?? '',
    categoryId: item.categoryId ?? '',
    unit: item.unit,
    tracking: item.tracking,
    negativeStock: item.negativeStock ?? '',
    price: item.price ?? '',
    cost: item.cost ?? '',
    reorderPoint: item.reorderPoint ?? '',
  }
}

/** The request that creates the item of a checked draft. */
export function toNewItem(draft: ItemDraft, attributes: Attributes): z.output<typeof newItem> {
  return { ...coreOf(draft), attributes }
}

/**
 * The request that changes an item to a checked draft: what is as before stays out, so that a colleague's change of another
 * field survives.
 * @param attributes  custom values that changed; null takes one away
 */
export function toItemChange(
  draft: ItemDraft,
  before: ItemDraft,
  attributes: Attributes,
): z.output<(typeof updateItem)['body']> {
  const [next, old] = [coreOf(draft), coreOf(before)]
  const changed = Object.fromEntries(
    Object.entries(next).filter(([name, value]) => old[name as keyof typeof old] !== value),
  )
  return { ...changed, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) }
}

/** What formulas read of an item besides its custom fields, by their names there. */
export function formulaColumns(draft: ItemDraft): Record<string, unknown> {
  const { sku, name, description, barcode, unit, price, cost, reorderPoint } = coreOf(draft)
  return { sku, name, description, barcode, unit, price, cost, reorder_point: reorderPoint }
}

function coreOf(draft: ItemDraft) {
  return {
    sku: draft.sku.trim(),
    name: draft.name.trim(),
    description: draft.description,
    barcode: draft.barcode.trim() || null,
    itemTypeId: draft.itemTypeId || null,
    categoryId: draft.categoryId || null,
    unit: draft.unit.trim(),
    tracking: tracking.catch('none').parse(draft.tracking),
    negativeStock: negativeStock.nullable().catch(null).parse(draft.negativeStock),
    price: parseDecimal(draft.price) ?? null,
    cost: parseDecimal(draft.cost) ?? null,
    reorderPoint: parseDecimal(draft.reorderPoint) ?? null,
  }
}
