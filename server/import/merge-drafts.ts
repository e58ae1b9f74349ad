import { validateAttributes } from '#core/attribute/validate-attributes.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { RefusedRow } from './refused-rows.ts'
import type { TableRow } from './table.ts'
import type { ExistingItem, ItemValues } from './write-items.ts'

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
}

export interface Merged {
  created: ItemValues[]
  /** existing items that differ, or were archived */
  updated: ItemValues[]
  /** those of `updated` that this import itself made */
  own: Set<string>
  stock: OpeningStock[]
  refused: RefusedRow[]
}

interface Rules {
  importId: string
  /** the file has no SKU column: an item is known by its name as well */
  byName: boolean
  fields: readonly MirroredField[]
  typeOf(name: string): string | undefined
  nextId(): string
}

/**
 * Brings the rows of a chunk together with the items there are: which are new, which change, which are refused. Rows that name one
 * item are taken in their order, the later one over the earlier, and the opening stock of each counts.
 */
export function mergeDrafts(rows: readonly DraftRow[], existing: readonly ExistingItem[], rules: Rules): Merged {
  const bySku = new Map(existing.map((item) => [item.skuKey, item]))
  const byName = rules.byName ? Map.groupBy(existing, (item) => item.nameKey) : new Map<string, ExistingItem[]>()
  const states = new Map<string, ItemValues>()
  const created = new Map<string, ItemValues>()
  const touched = new Map<string, ExistingItem>()
  const merged: Merged = { created: [], updated: [], own: new Set(), stock: [], refused: [] }
  const refuse = (row: TableRow, refused: Refused) => merged.refused.push({ row, refused })
  for (const { row, draft } of rows) {
    const key = draft.sku.toLowerCase()
    let known = bySku.get(key)
    if (!known && draft.name !== undefined) {
      const named = byName.get(draft.name.toLowerCase()) ?? []
      if (named.length > 1) {
        refuse(row, { reason: 'ambiguous_item', target: 'name', value: draft.name })
        continue
      }
      known = named[0]
    }
    const before = states.get(known?.id ?? key) ?? known
    const next = applyDraft(before, draft, rules)
    if ('reason' in next) {
      refuse(row, next)
      continue
    }
    states.set(known?.id ?? key, next)
    if (known) touched.set(known.id, known)
    else created.set(key, next)
    if (draft.openingStock !== undefined) merged.stock.push({ row, draft, itemId: next.id, unit: next.unit })
  }
  merged.created = [...created.values()]
  for (const [id, was] of touched) {
    const now = states.get(id)
    if (!now || (!was.archived && sameValues(was, now))) continue
    merged.updated.push(now)
    if (was.createdByImport === rules.importId) merged.own.add(id)
  }
  return merged
}

function applyDraft(before: ItemValues | undefined, draft: ItemDraft, rules: Rules): ItemValues | Refused {
  const typeId = draft.itemType === undefined ? (before?.itemTypeId ?? null) : rules.typeOf(draft.itemType)
  if (typeId === undefined) return { reason: 'unknown_item_type', target: 'itemType', value: draft.itemType ?? '' }
  const kept = before?.attributes ?? {}
  const { attributes, problems } = validateAttributes({ ...kept, ...draft.attributes }, rules.fields, { entity: 'item', itemTypeId: typeId, categoryIds: [] }, { kept, isNew: before === undefined })
  const [problem] = problems
  if (problem)
    return {
      reason: 'invalid_attribute',
      target: `attributes.${problem.key}`,
      value: draft.attributes[problem.key] ?? '',
    }
  return {
    id: before?.id ?? rules.nextId(),
    sku: before?.sku ?? draft.sku,
    name: draft.name ?? before?.name ?? draft.sku,
    description: draft.description ?? before?.description ?? '',
    barcode: draft.barcode ?? before?.barcode ?? null,
    itemTypeId: typeId,
    unit: draft.unit ?? before?.unit ?? 'pcs',
    price: draft.price ?? before?.price ?? null,
    cost: draft.cost ?? before?.cost ?? null,
    reorderPoint: draft.reorderPoint ?? before?.reorderPoint ?? null,
    attributes,
  }
}

const compared = ['name', 'description', 'barcode', 'itemTypeId', 'unit', 'price', 'cost', 'reorderPoint'] as const

function sameValues(a: ItemValues, b: ItemValues): boolean {
  const keys = Object.keys(a.attributes)
  return (
    compared.every((key) => a[key] === b[key]) &&
    keys.length === Object.keys(b.attributes).length &&
    keys.every((key) => a.attributes[key] === b.attributes[key])
  )
}
