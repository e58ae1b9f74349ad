import { type Attributes, type InheritedPart, type Item, inheritedParts } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import {
  attributePart,
  type Inheriting,
  isInherited,
  ownParts,
  type Parent,
  resolveAttributes,
  resolveCore,
} from '#core/item/inherit.ts'
import { isSameValue } from '#core/item/same-part.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { itemJson } from './item-json.ts'

/** An item as it is stored: its values were validated when they were written. */
export type StoredItem = Item & { attributes: Record<string, AttributeValue> }

/** What is given of a variant: names of core parts, keys of attributes, and perhaps all that it is to hold itself. */
interface VariantChange {
  core: readonly InheritedPart[]
  attributes: readonly string[]
  ownValues: readonly string[] | undefined
}

/** What of a variant its parent has to do with. */
type VariantValues = Inheriting & { ownValues: readonly string[] | null }

/** A variant on its way through a change. */
export interface ChangingVariant<V extends VariantValues = StoredItem> {
  schema: Schema
  role: Role
  parent: StoredItem
  /** as it is, with what is given put over it */
  item: V
  change: VariantChange
}

/** The items of these ids, by id; read after a variant is locked, a parent is never older than what the variant inherits. */
export async function findStoredItems(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredItem>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ item: StoredItem }>({
    name: 'stored_items',
    text: `select json_build_object(${itemJson}) as item from item i where i.id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows.map(({ item }) => [item.id, item]))
}

/** Which inherited parts are among what is given. */
export function toVariantChange(
  core: Readonly<Record<string, unknown>>,
  attributes: Attributes | undefined,
  ownValues: readonly string[] | undefined,
): VariantChange {
  return {
    core: inheritedParts.filter((part) => core[part] !== undefined),
    attributes: Object.keys(attributes ?? {}),
    ownValues,
  }
}

/** The first of the names in `ownValues` that is of nothing the variant inherits, or of a field its editor does not fill in. */
export function unknownPart({ schema, role, parent, item, change }: ChangingVariant): string | undefined {
  const editable = editableParts(schema, role, parent)
  return change.ownValues?.find((part) => !editable.has(part) && !item.ownValues?.includes(part))
}

/** The variant with the core parts it is to have, before its custom values are checked: they depend on its type. */
export function withVariantCore<V extends VariantValues>(variant: ChangingVariant<V>): V & { ownValues: string[] } {
  const { schema, parent, item, change } = variant
  const own = nextOwnValues(variant, { core: change.core, attributes: [] })
  return { ...item, ownValues: own, ...resolveCore(parent, item, new Set(own), schema.fields) }
}

/** The variant as it is to be, its custom values checked. @param variant  as `withVariantCore` made it, with these values */
export function withVariantValues<V extends VariantValues>(variant: ChangingVariant<V>): V & { ownValues: string[] } {
  const { schema, parent, item, change } = variant
  const own = nextOwnValues(variant, { core: [], attributes: change.attributes })
  return resolveVariant(schema, parent, { ...item, ownValues: own })
}

/** A variant with what it has from its parent. */
export function resolveVariant<V extends VariantValues>(schema: Schema, parent: Parent, variant: V): V {
  const own = new Set(variant.ownValues)
  const core = resolveCore(parent, variant, own, schema.fields)
  const scope = toRecordScope(schema, 'variant', core)
  const applies = (field: MirroredField) => fieldApplies(field, scope)
  return { ...variant, ...core, attributes: resolveAttributes(parent, variant.attributes, own, schema.fields, applies) }
}

/** A variant without the own values it was just given that are its parent's, as that is to be. */
export function withoutParents<V extends VariantValues>(
  schema: Schema,
  parent: Parent,
  before: readonly string[] | null,
  variant: V,
): V {
  const parts = ownParts(
    before ?? [],
    {
      core: inheritedParts.filter((part) => variant.ownValues?.includes(part)),
      attributes: schema.fields.map(({ key }) => key).filter((key) => variant.ownValues?.includes(attributePart(key))),
    },
    variant,
    parent,
    schema.fields,
  )
  return resolveVariant(schema, parent, {
    ...variant,
    ownValues: variant.ownValues?.filter((part) => parts.includes(part)) ?? null,
  })
}

/**
 * What a variant holds itself once it is changed so. Told in full it is as told, but for fields that its editor does not fill in: those
 * stay as they are.
 */
function nextOwnValues(
  { schema, role, parent, item, change }: ChangingVariant<VariantValues>,
  given: Omit<VariantChange, 'ownValues'>,
): string[] {
  const held = item.ownValues ?? []
  if (change.ownValues === undefined) return ownParts(held, given, item, parent, schema.fields)
  const editable = editableParts(schema, role, parent)
  return [...new Set([...held.filter((part) => !editable.has(part)), ...change.ownValues])]
}

function editableParts(schema: Schema, role: Role, parent: Parent): Set<string> {
  const fields = schema.fields.filter((field) => isInherited(field, parent) && canEdit(field, role))
  return new Set<string>([...inheritedParts, ...fields.map(({ key }) => attributePart(key))])
}

/** A value that tells a variant from the others is not changed: with another one it would be another variant. */
export function axisProblem(
  { schema, parent }: { schema: Schema; parent: Pick<Parent, 'variantAxes'> },
  before: Attributes,
  next: Attributes,
): AttributeProblem | undefined {
  const key = (parent.variantAxes ?? []).find(
    (axis) => Object.hasOwn(before, axis) && !isSameValue(before[axis], Object.hasOwn(next, axis) ? next[axis] : null),
  )
  const field = schema.fields.find((candidate) => candidate.key === key)
  return field && { key: field.key, code: 'tells_apart', facts: { field: field.name } }
}
