import type { Field } from '#contract/field.ts'
import type { Location } from '#contract/location.ts'
import type { Language } from '#contract/words/languages.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import { cellText, type ValueNames } from './cell-text.ts'
import { axesText, exportedHeaders, recordColumns, recordHeaders } from './exported-headers.ts'
import { kindText, policyText, yesOrNo } from './record-text.ts'

/** A value of an item before and after, as texts for people; null: none. */
export interface ShownValue {
  /** as in a mapping: `price`, `attributes.colour` */
  target: string
  label: string
  before: string | null
  after: string | null
}

/** An item's row as the database has it. */
type ItemValues = Readonly<Record<string, unknown>> & { attributes: Readonly<Record<string, unknown>> }

/** One value of an item. */
interface Shown {
  target: string
  label: string
  text: string
}

/** An item's values as texts, core columns first; what it does not have is left out. */
export function toShown(item: ItemValues, fields: readonly Field[], names: ValueNames, language: Language): Shown[] {
  const headers = exportedHeaders(fields, language)
  const shown: Shown[] = []
  const add = (target: string, text: string | undefined) => {
    if (text) shown.push({ target, label: headers.get(target) ?? target, text })
  }
  for (const [target, column] of columns) add(target, textOf(item[column]))
  add('itemType', named(item.item_type_id, names.itemType))
  add('category', named(item.category_id, names.category))
  for (const [target, column] of amounts) add(target, decimalText(item[column]))
  add(
    'parentSku',
    named(item.parent_id, (id) => names.reference('item', id)),
  )
  if (Array.isArray(item.variant_axes)) add('variantAxes', axesText(item.variant_axes.map(String), fields))
  for (const field of fields)
    if (Object.hasOwn(item.attributes, field.key))
      add(`attributes.${field.key}`, cellText(field, item.attributes[field.key], names))
  return shown
}

/** The same of a supplier's or a location's row. */
export function toShownRecord(
  entity: keyof typeof recordColumns,
  record: ItemValues,
  fields: readonly Field[],
  names: ValueNames,
  language: Language,
): Shown[] {
  const headers = recordHeaders(entity, fields, language)
  const shown: Shown[] = []
  const add = (target: string, text: string | undefined) => {
    if (text) shown.push({ target, label: headers.get(target) ?? target, text })
  }
  for (const target of recordColumns[entity]) add(target, ownText(target, record, names, language))
  for (const field of fields)
    if (Object.hasOwn(record.attributes, field.key))
      add(`attributes.${field.key}`, cellText(field, record.attributes[field.key], names))
  return shown
}

function ownText(
  target: (typeof recordColumns)[keyof typeof recordColumns][number],
  record: ItemValues,
  names: ValueNames,
  language: Language,
): string | undefined {
  switch (target) {
    case 'parent':
      return named(record.parent_id, (id) => names.reference('location', id))
    case 'kind':
      // the table's column holds one of the kinds
      return kindText(record.kind as Location['kind'], language)
    case 'negativeStock':
      return policyText((record.negative_stock ?? null) as Location['negativeStock'], language)
    case 'archived':
      return yesOrNo(typeof record.archived_at === 'string', language)
    default:
      return textOf(record[target])
  }
}

const columns = [
  ['sku', 'sku'],
  ['name', 'name'],
  ['description', 'description'],
  ['barcode', 'barcode'],
  ['unit', 'unit'],
] as const
const amounts = [
  ['price', 'price'],
  ['cost', 'cost'],
  ['reorderPoint', 'reorder_point'],
] as const

/** What differs between the values of an item as it is and as it would be. */
export function changedValues(before: readonly Shown[], after: readonly Shown[]): ShownValue[] {
  const was = new Map(before.map((value) => [value.target, value.text]))
  const will = new Set(after.map(({ target }) => target))
  return [
    ...after.flatMap(({ target, label, text }) =>
      was.get(target) === text ? [] : [{ target, label, before: was.get(target) ?? null, after: text }],
    ),
    ...before.flatMap(({ target, label, text }) =>
      will.has(target) ? [] : [{ target, label, before: text, after: null }],
    ),
  ]
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function named(id: unknown, nameOf: (id: string) => string | undefined): string | undefined {
  return typeof id === 'string' ? (nameOf(id) ?? id) : undefined
}

/** A number out of the database's JSON. */
function decimalText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? canonicalDecimal(value) : undefined
}
