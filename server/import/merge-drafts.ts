import type { Attributes, Tracking } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { canEdit, canSee } from '#core/attribute/field-rule.ts'
import { validateAttributes } from '#core/attribute/validate-attributes.ts'
import { plainLine, plainText } from '#core/export/plain-text.ts'
import { attributeKey } from '#core/import/import-targets.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import { findUnit } from '#core/import/unit-words.ts'
import { toQuantity } from '#core/number/quantity.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { toRecordScope } from '#server/attribute/schema-cache.ts'
import type { ItemCore } from '#server/item/item-rows.ts'
import {
  axisProblem,
  type ChangingVariant,
  toVariantChange,
  withoutParents,
  withVariantCore,
  withVariantValues,
} from '#server/item/variant-values.ts'
import type { MergeRules } from './merge-rules.ts'
import type { RefusedRow } from './refused-rows.ts'
import type { TableRow } from './table.ts'
import { placeKey, placeRow } from './variant-rows.ts'
import type { ExistingItem } from './write-items.ts'

export interface DraftRow {
  row: TableRow
  draft: ItemDraft
}

/** Stock that a row says is there. */
export interface OpeningStock {
  row: TableRow
  draft: ItemDraft
  itemId: string
  unit: string
  /** how its stock is told apart until now */
  tracking: Tracking
}

/** An item that rows of the chunk name, as it shall be. */
export interface MergedItem {
  now: ItemCore
  /** undefined: it is new */
  was: ExistingItem | undefined
  /** the rows that say so, in their order */
  rows: DraftRow[]
}

export interface Merged {
  items: MergedItem[]
  stock: OpeningStock[]
  refused: RefusedRow[]
}

/**
 * Brings the rows of a chunk together with the items there are: which are new, which change, which are refused. Rows that name one
 * item are taken in their order, the later one over the earlier, and the opening stock of each counts.
 */
export function mergeDrafts(rows: readonly DraftRow[], existing: readonly ExistingItem[], rules: MergeRules): Merged {
  const find = finder(existing, rules)
  const bySku = new Map(existing.map((item) => [item.skuKey, item.id]))
  const items = new Map<string, MergedItem>()
  const merged: Merged = { items: [], stock: [], refused: [] }
  for (const each of rows) {
    const { row, draft } = each
    const was = find(draft)
    if (was && 'reason' in was) {
      merged.refused.push({ row, refused: was })
      continue
    }
    const place = was?.id ?? draft.key
    const item = items.get(place)
    const now = applyDraft(item?.now ?? was, draft, rules, item === undefined && was === undefined)
    if ('reason' in now) {
      merged.refused.push({ row, refused: now })
      continue
    }
    if (now.variantAxes && toQuantity(draft.openingStock ?? 0).gt(0)) {
      const value = draft.openingStock ?? ''
      merged.refused.push({ row, refused: { reason: 'item_has_variants', target: 'openingStock', value } })
      continue
    }
    const owner = bySku.get(now.sku.toLowerCase())
    if (owner !== undefined && owner !== now.id) {
      merged.refused.push({ row, refused: { reason: 'sku_taken', target: 'sku', value: now.sku } })
      continue
    }
    bySku.set(now.sku.toLowerCase(), now.id)
    const parent = now.parentId === null ? undefined : rules.variants.parents.get(now.parentId)
    if (parent?.variantAxes) rules.variants.places.add(placeKey(parent.id, parent.variantAxes, now.attributes))
    if (item) {
      item.now = now
      item.rows.push(each)
    } else items.set(place, { now, was, rows: [each] })
    if ((draft.openingStock !== undefined || draft.stockRefused) && !now.variantAxes) {
      merged.stock.push({ row, draft, itemId: now.id, unit: now.unit, tracking: was?.tracking ?? 'none' })
    }
  }
  merged.items = inheritWithin([...items.values()], rules)
  return merged
}

/** Variants whose parents change with them: what both are given alike is inherited. */
function inheritWithin(items: MergedItem[], { schema }: MergeRules): MergedItem[] {
  const parents = new Map(items.flatMap(({ now }) => (now.variantAxes ? [[now.id, now] as const] : [])))
  return items.map((item) => {
    const parent = parents.get(item.now.parentId ?? '')
    return parent && item.was ? { ...item, now: withoutParents(schema, parent, item.was.ownValues, item.now) } : item
  })
}

/** Finds the item a row is about among those there are. */
function finder(
  existing: readonly ExistingItem[],
  { matchBy = 'sku', byName, byValue }: MergeRules,
): (draft: ItemDraft) => ExistingItem | Refused | undefined {
  const attribute = attributeKey(matchBy)
  if (attribute !== undefined) {
    const byId = new Map(existing.map((item) => [item.id, item]))
    return (draft) => byId.get(byValue.get(draft.key) ?? '')
  }
  if (matchBy === 'barcode') {
    const byBarcode = Map.groupBy(existing, (item) => item.barcode?.toLowerCase() ?? '')
    return (draft) => only(byBarcode.get(draft.key), { reason: 'ambiguous_item', target: 'barcode', value: draft.key })
  }
  const bySku = new Map(existing.map((item) => [item.skuKey, item]))
  const named = byName ? Map.groupBy(existing, (item) => item.nameKey) : new Map<string, ExistingItem[]>()
  return (draft) => {
    const known = bySku.get(draft.key)
    if (known || draft.name === undefined) return known
    return only(named.get(draft.name.toLowerCase()), { reason: 'ambiguous_item', target: 'name', value: draft.name })
  }
}

function only(items: readonly ExistingItem[] | undefined, several: Refused): ExistingItem | Refused | undefined {
  if (!items || items.length <= 1) return items?.[0]
  const inUse = items.filter((item) => !item.archived)
  return inUse.length === 1 ? inUse[0] : several
}

/** What an item is counted in: a unit of measure by its symbol, whatever case or language the file has it in ("KG", "кг"); other words as they stand. */
function unitOf(told: string | undefined, before: string | undefined): string {
  if (told === undefined) return before ?? 'pcs'
  const found = findUnit(told)
  // "Stk" and "St" are what people count here: only how a unit is written is put right
  const symbol = found?.toLowerCase() === told.toLowerCase() || !/\p{Script=Latin}/u.test(told) ? found : undefined
  if (before === undefined) return symbol ?? told
  return symbol !== undefined && symbol === findUnit(before) ? before : (merge(told, before) ?? told)
}

function applyDraft(
  before: ItemCore | undefined,
  draft: ItemDraft,
  rules: MergeRules,
  isNew: boolean,
): ItemCore | Refused {
  const known = draft.itemType === undefined ? (before?.itemTypeId ?? null) : rules.typeOf(draft.itemType)
  const typeId = known === null && isNew ? typeOfFields(draft, rules) : known
  if (typeId === undefined) return { reason: 'unknown_item_type', target: 'itemType', value: draft.itemType ?? '' }
  const categoryId = draft.category === undefined ? (before?.categoryId ?? null) : rules.categoryOf(draft.category)
  if (categoryId === undefined) return { reason: 'unknown_category', target: 'category', value: draft.category ?? '' }
  const sku = draft.sku ?? before?.sku
  if (sku === undefined) return { reason: 'missing_sku', target: 'sku' }
  const placed = placeRow(draft, before, { itemTypeId: typeId, categoryId }, rules)
  if ('reason' in placed) return placed
  const { begun, variantAxes } = placed
  const start = begun?.attributes ?? before?.attributes ?? {}
  // neither an item's own nor a new variant's place is a value it had before
  const kept = without(start, begun?.axes ?? (before?.variantAxes ? [] : (variantAxes ?? [])))
  const given = readReferences(draft, rules)
  if ('reason' in given) return given
  for (const [key, value] of Object.entries(given.values)) {
    const own = Object.hasOwn(kept, key) ? kept[key] : undefined
    if (typeof value === 'string' && typeof own === 'string' && value === plainText(own)) given.values[key] = own
  }
  const { fields } = rules.schema
  const told: ItemCore = {
    id: before?.id ?? rules.nextId(),
    // what an item is called by is taken from the file only where it is not what it is known by
    sku: before && (rules.matchBy ?? 'sku') === 'sku' ? before.sku : sku,
    name: merge(draft.name, before?.name) ?? sku,
    description: merge(draft.description, before?.description) ?? '',
    barcode: merge(draft.barcode, before?.barcode) ?? null,
    itemTypeId: typeId,
    categoryId,
    parentId: begun?.parent.id ?? before?.parentId ?? null,
    ownValues: begun ? [] : (before?.ownValues ?? null),
    variantAxes,
    unit: unitOf(draft.unit, before?.unit),
    price: draft.price ?? before?.price ?? null,
    cost: draft.cost ?? before?.cost ?? null,
    reorderPoint: draft.reorderPoint ?? before?.reorderPoint ?? null,
    attributes: begun ? start : kept,
  }
  const variant = ofParent(
    told,
    { ...draft, itemTypeId: draft.itemType, categoryId: draft.category },
    given.values,
    rules,
  )
  const core = variant ? withVariantCore(variant) : told
  const scope = toRecordScope(rules.schema, variant ? 'variant' : 'item', core)
  const { attributes, problems } = validateAttributes({ ...(begun ? start : kept), ...given.values }, fields, scope, {
    kept,
    isNew,
    role: rules.role,
  })
  const moved = variant && axisProblem(variant, kept as Attributes, attributes)
  const [problem = moved] = problems
  if (problem)
    return {
      reason: problem.code === 'foreign_field' ? 'foreign_field' : 'invalid_attribute',
      target: `attributes.${problem.key}`,
      value: draft.attributes[problem.key] ?? '',
    }
  return variant ? withVariantValues({ ...variant, item: { ...core, attributes } }) : { ...core, attributes }
}

/** The one item type that has all the fields that a new item of no type fills: a list of medicines need not say that each is one. */
function typeOfFields({ attributes, parentSku, name = '' }: ItemDraft, { schema, typeOf }: MergeRules): string | null {
  if (parentSku !== undefined) return null
  const scopes = Object.entries(attributes).flatMap(([key, value]) => {
    const field = schema.fields.find((candidate) => candidate.key === key && candidate.entity === 'item')
    return value.trim() !== '' && field?.scope && field.scope.categoryIds.length === 0 ? [field.scope.itemTypeIds] : []
  })
  const [first = [], ...others] = scopes
  const types = first.filter((type) => others.every((other) => other.includes(type)))
  if (types.length <= 1) return types[0] ?? null
  // of several, the one that the item is called by: "Laptop A"
  const named = new Set(name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word === '' ? [] : (typeOf(word) ?? []))))
  const called = types.filter((type) => named.has(type))
  return called.length === 1 ? (called[0] ?? null) : null
}

function without(attributes: ItemCore['attributes'], keys: readonly string[]): ItemCore['attributes'] {
  return keys.length === 0
    ? attributes
    : Object.fromEntries(Object.entries(attributes).filter(([key]) => !keys.includes(key)))
}

/** A variant with what a row gives of it; undefined: it is none. */
function ofParent(
  item: ItemCore,
  given: Readonly<Record<string, unknown>>,
  attributes: Attributes,
  { schema, role, variants }: MergeRules,
): ChangingVariant<ItemCore> | undefined {
  const parent = variants.parents.get(item.parentId ?? '')
  return parent && { schema, role, parent, item, change: toVariantChange(given, attributes, undefined) }
}

/** What a file says, unless that is what a file can hold of the item's own text. */
function merge(told: string | undefined, own: string | null | undefined): string | null | undefined {
  if (told === undefined) return own
  if (own === null || own === undefined) return told
  return told === plainText(own) || told === plainLine(own) ? own : told
}

/** A draft's values with identifiers in place of the names that reference columns hold. */
function readReferences({ attributes }: ItemDraft, rules: MergeRules): { values: Attributes } | Refused {
  const { references } = rules.schema.plans.item
  if (references.length === 0) return { values: { ...attributes } }
  const values: Attributes = { ...attributes }
  for (const field of references) {
    const cell = Object.hasOwn(attributes, field.key) ? attributes[field.key] : undefined
    if (cell === undefined || !mayWrite(field, rules.role)) continue
    const ids = rules.referencesOf(field, cell)
    if (ids === undefined || ids.length === 0)
      return { reason: 'unknown_reference', target: `attributes.${field.key}`, value: cell }
    values[field.key] = field.multiple ? ids : (ids[0] ?? null)
  }
  return { values }
}

/** What a role may not write is refused by the validator, with its own reason. */
function mayWrite(field: MirroredField, role: Role): boolean {
  return canSee(field, role) && canEdit(field, role)
}
