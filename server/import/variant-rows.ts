import { mostAxes } from '#contract/variant.ts'
import { readValue } from '#core/attribute/read-value.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { splitNames } from '#core/import/list-separator.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import { isAxisField } from '#core/item/variant-axes.ts'
import { combinationKey, combinationOf, toAxisValues } from '#core/item/variant-matrix.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { holdsStock } from '#server/item/held-stock.ts'
import type { ItemCore } from '#server/item/item-rows.ts'
import { findStoredItems, resolveVariant, type StoredItem } from '#server/item/variant-values.ts'
import type { MergeRules, VariantRules } from './merge-rules.ts'
import type { ExistingItem } from './write-items.ts'

/** What a row says of variants. */
export interface RowPlace {
  /** of a variant the row makes, with the values it begins with */
  begun: { parent: StoredItem; attributes: Record<string, AttributeValue>; axes: readonly string[] } | undefined
  /** fields the item's variants differ by */
  variantAxes: readonly string[] | null
}

/**
 * Finds where a row stands among items and their variants.
 * @param before  the item the row is about, as it is by now; undefined: it is new
 */
export function placeRow(
  draft: ItemDraft,
  before: ItemCore | undefined,
  own: Pick<ItemCore, 'itemTypeId' | 'categoryId'>,
  rules: MergeRules,
): RowPlace | Refused {
  const { parentSku } = draft
  const none: RowPlace = { begun: undefined, variantAxes: before?.variantAxes ?? null }
  if (draft.variantAxes !== undefined) {
    if (parentSku !== undefined || before?.parentId)
      return { reason: 'variant_of_variant', target: 'variantAxes', value: draft.variantAxes }
    const axes = readAxes(draft.variantAxes, own, rules)
    const refused = axes ? refuseAxes(before, axes, rules) : 'unknown_axis'
    if (refused) return { reason: refused, target: 'variantAxes', value: draft.variantAxes }
    return { ...none, variantAxes: before?.variantAxes ?? axes ?? null }
  }
  if (parentSku === undefined) return none
  const refuse = (reason: Refused['reason']): Refused => ({ reason, target: 'parentSku', value: parentSku })
  const parent = rules.variants.parentBySku.get(parentSku.toLowerCase())
  if (!parent || parent.archivedAt !== null) return refuse('unknown_parent')
  if (before) return before.parentId === parent.id ? none : refuse('other_parent')
  if (parent.parentId !== null) return refuse('variant_of_variant')
  if (parent.variantAxes === null) return refuse('missing_axes')
  return beginVariant(draft, parent, parent.variantAxes, rules)
}

/** A new variant in its place: what it inherits, and its choices in the fields that tell it apart. */
function beginVariant(
  draft: ItemDraft,
  parent: StoredItem,
  axes: readonly string[],
  { schema, variants }: MergeRules,
): RowPlace | Refused {
  const values: Record<string, AttributeValue> = {}
  for (const key of axes) {
    const field = schema.fields.find((candidate) => candidate.key === key)
    const target = `attributes.${key}`
    const value = draft.attributes[key]
    if (!field || value === undefined) return { reason: 'missing_axis_option', target, value: value ?? '' }
    const reading = readValue(field, value)
    const option = 'value' in reading ? combinationOf([key], { [key]: reading.value }) : undefined
    if (!option) return { reason: 'unknown_axis_option', target, value }
    Object.assign(values, toAxisValues(option, [field]))
  }
  const place = placeKey(parent.id, axes, values)
  if (variants.places.has(place)) return { reason: 'variant_taken', target: 'parentSku', value: draft.parentSku ?? '' }
  const bare = { ...parent, parentId: parent.id, variantAxes: null, ownValues: [], attributes: values }
  const { attributes } = resolveVariant(schema, parent, bare)
  return { begun: { parent, attributes, axes }, variantAxes: null }
}

/** Where a variant stands; an empty text: nowhere, it lacks a choice. */
export function placeKey(parentId: string, axes: readonly string[], attributes: ItemCore['attributes']): string {
  const values = combinationOf(axes, attributes)
  return values ? `${parentId} ${combinationKey(axes, values)}` : ''
}

/** The keys of the fields a cell names; undefined: it names none, too many, or such as variants cannot differ by. */
function readAxes(
  cell: string,
  own: Pick<ItemCore, 'itemTypeId' | 'categoryId'>,
  { schema, role }: MergeRules,
): readonly string[] | undefined {
  const scope = toRecordScope(schema, 'variant', own)
  const fields = schema.fields.filter((field) => isAxisField(field, role, scope))
  const keyOf = (text: string): string | undefined =>
    (fields.find(({ key }) => key === text) ?? only(fields, text) ?? undefined)?.key
  // a name may hold what parts names
  const whole = keyOf(cell)
  const comma = splitNames(cell).length === 1 && cell.includes(',')
  const names = whole ? [cell] : comma ? cell.split(',').map((name) => name.trim()) : splitNames(cell)
  const keys = names.flatMap((name) => keyOf(name) ?? [])
  const isClear = keys.length === names.length && new Set(keys).size === keys.length
  return isClear && keys.length >= 1 && keys.length <= mostAxes ? keys : undefined
}

function only(fields: readonly MirroredField[], name: string): MirroredField | undefined {
  const named = fields.filter((field) => field.name.toLowerCase() === name.toLowerCase())
  return named.length === 1 ? named[0] : undefined
}

function refuseAxes(
  before: ItemCore | undefined,
  axes: readonly string[],
  { variants }: MergeRules,
): Refused['reason'] | undefined {
  if (!before) return undefined
  if (before.variantAxes === null) return variants.stocked.has(before.id) ? 'item_has_stock' : undefined
  const isSame = before.variantAxes.length === axes.length && axes.every((key) => before.variantAxes?.includes(key))
  return isSame ? undefined : 'other_axes'
}

/** Whether rows may give items variants: these are then locked so that no movement of their stock comes between. */
export function givesAxes(drafts: readonly ItemDraft[]): boolean {
  return drafts.some(({ variantAxes }) => variantAxes !== undefined)
}

/**
 * Reads what a chunk's variants are judged by.
 * @param existing  the items that rows name, as what they are about or as its parent
 */
export async function readVariantRules(
  tx: Tx,
  drafts: readonly ItemDraft[],
  existing: readonly ExistingItem[],
): Promise<VariantRules> {
  const named = new Set(drafts.flatMap((draft) => draft.parentSku?.toLowerCase() ?? []))
  const parentIds = existing.flatMap(({ id, skuKey, parentId }) => (named.has(skuKey) ? [id] : (parentId ?? [])))
  const parents = await findStoredItems(tx, [...new Set(parentIds)])
  const parentBySku = new Map(
    existing.flatMap(({ id, skuKey }) => {
      const item = named.has(skuKey) ? parents.get(id) : undefined
      return item ? [[skuKey, item] as const] : []
    }),
  )
  const ids = [...parentBySku.values()].map(({ id }) => id)
  const variants =
    ids.length === 0
      ? []
      : await tx.query<{ parentId: string; attributes: ItemCore['attributes'] }>({
          text: 'select parent_id as "parentId", attributes from item where tenant_id = $1 and parent_id = any($2::uuid[])',
          values: [tx.tenantId, ids],
        })
  const places = variants.map(({ parentId, attributes }) =>
    placeKey(parentId, parents.get(parentId)?.variantAxes ?? [], attributes),
  )
  const plain = givesAxes(drafts) ? existing.filter(({ variantAxes }) => variantAxes === null) : []
  const stocked =
    plain.length === 0
      ? []
      : await tx.query<{ id: string }>({
          text: `select distinct b.item_id as id from balance b
                 where b.tenant_id = $1 and b.item_id = any($2::uuid[]) and not b.is_virtual and ${holdsStock('b')}`,
          values: [tx.tenantId, plain.map(({ id }) => id)],
        })
  return { parents, parentBySku, places: new Set(places), stocked: new Set(stocked.map(({ id }) => id)) }
}
