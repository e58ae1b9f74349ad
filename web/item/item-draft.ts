import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { Item, newItem, updateItem } from '#contract/item.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { parseDecimal } from '#web/movement/movement-draft.ts'
import { fieldsOfType } from '#web/schema/use-schema.ts'

/** An item as it is typed: texts only; a yes/no field is `true`, `false` or empty. */
export type ItemDraft = {
  sku: string
  name: string
  description: string
  barcode: string
  itemTypeId: string
  unit: string
  price: string
  cost: string
  reorderPoint: string
  attributes: Record<string, string>
}

/** What a field's text is refused for; `bound` is the limit it passed. */
export type DraftProblem = { word: 'required' | 'numberForm' } | { word: 'tooSmall' | 'tooLarge'; bound: string }

export const emptyDraft: ItemDraft = {
  sku: '',
  name: '',
  description: '',
  barcode: '',
  itemTypeId: '',
  unit: 'pcs',
  price: '',
  cost: '',
  reorderPoint: '',
  attributes: {},
}

/** A stored item as a draft. Every field stands in it, so that a cleared one is told apart from one never set. */
export function toItemDraft(item: Item, fields: readonly Field[]): ItemDraft {
  return {
    sku: item.sku,
    name: item.name,
    description: item.description,
    barcode: item.barcode ?? '',
    itemTypeId: item.itemTypeId ?? '',
    unit: item.unit,
    price: item.price ?? '',
    cost: item.cost ?? '',
    reorderPoint: item.reorderPoint ?? '',
    attributes: Object.fromEntries(fields.map(({ key }) => [key, String(item.attributes[key] ?? '')])),
  }
}

/** What is wrong with the text of a custom field; the server checks again. */
export function findAttributeProblem(field: Field, text: string): DraftProblem | undefined {
  if (text.trim() === '') return field.required ? { word: 'required' } : undefined
  if (field.kind !== 'number') return undefined
  const value = parseSigned(text)
  if (value === undefined) return { word: 'numberForm' }
  if (field.min !== null && toQuantity(value).lt(field.min)) return { word: 'tooSmall', bound: field.min }
  if (field.max !== null && toQuantity(value).gt(field.max)) return { word: 'tooLarge', bound: field.max }
  return undefined
}

/** The request that creates the item of a checked draft. */
export function toNewItem(draft: ItemDraft, fields: readonly Field[]): z.output<typeof newItem> {
  const values = fieldsOfType(fields, draft.itemTypeId || null).map(
    (field) => [field.key, toValue(field, draft.attributes[field.key] ?? '')] as const,
  )
  return {
    ...coreOf(draft),
    attributes: Object.fromEntries(values.filter(([, value]) => value !== null)),
  }
}

/**
 * The request that changes an item to a checked draft: what is as before stays out, so that a colleague's change of another
 * field survives.
 */
export function toItemChange(
  draft: ItemDraft,
  before: ItemDraft,
  fields: readonly Field[],
): z.output<(typeof updateItem)['body']> {
  const [next, old] = [coreOf(draft), coreOf(before)]
  const changed = Object.fromEntries(
    Object.entries(next).filter(([name, value]) => old[name as keyof typeof old] !== value),
  )
  const attributes = Object.fromEntries(
    fieldsOfType(fields, draft.itemTypeId || null)
      .filter(({ key }) => (draft.attributes[key] ?? '') !== (before.attributes[key] ?? ''))
      .map((field) => [field.key, toValue(field, draft.attributes[field.key] ?? '')]),
  )
  return { ...changed, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) }
}

function coreOf(draft: ItemDraft) {
  return {
    sku: draft.sku.trim(),
    name: draft.name.trim(),
    description: draft.description,
    barcode: draft.barcode.trim() || null,
    itemTypeId: draft.itemTypeId || null,
    unit: draft.unit.trim(),
    price: parseDecimal(draft.price) ?? null,
    cost: parseDecimal(draft.cost) ?? null,
    reorderPoint: parseDecimal(draft.reorderPoint) ?? null,
  }
}

function toValue(field: Field, text: string): string | boolean | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (field.kind === 'boolean') return trimmed === 'true'
  return field.kind === 'number' ? (parseSigned(trimmed) ?? trimmed) : trimmed
}
