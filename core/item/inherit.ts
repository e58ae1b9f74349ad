import type { Field } from '#contract/field.ts'
import { type InheritedPart, inheritedParts } from '#contract/item.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { isSamePart, isSameValue } from './same-part.ts'

/** What of an item its variants inherit, and what decides it. */
export interface Inheriting {
  name: string
  description: string
  itemTypeId: string | null
  categoryId: string | null
  unit: string
  price: string | null
  cost: string | null
  reorderPoint: string | null
  attributes: Readonly<Record<string, AttributeValue>>
}

export interface Parent extends Inheriting {
  variantAxes: readonly string[] | null
}

/** What of a field decides whether variants inherit it. */
type InheritedField = Pick<Field, 'key' | 'entity' | 'kind' | 'unique' | 'options'>

const longestName = 200

/** Whether variants take the field's value from their parent: never one that is unique, given by the product, or tells them apart. */
export function isInherited(
  { key, entity, kind, unique }: InheritedField,
  { variantAxes }: Pick<Parent, 'variantAxes'>,
): boolean {
  return (
    entity === 'item' && !unique && kind !== 'autonumber' && kind !== 'formula' && !(variantAxes ?? []).includes(key)
  )
}

/** The name of a part in `ownValues`, as in filters. */
export function attributePart(key: string): string {
  return `attributes.${key}`
}

/** What a variant is called unless it has a name of its own: "Shirt, S, Red". */
export function inheritedName(
  parent: Pick<Parent, 'name' | 'variantAxes'>,
  attributes: Inheriting['attributes'],
  fields: readonly InheritedField[],
): string {
  const labels = (parent.variantAxes ?? []).flatMap((key) => {
    const field = fields.find((candidate) => candidate.key === key)
    const held = Object.hasOwn(attributes, key) ? [attributes[key]].flat().map(String) : []
    return held.map((option) => field?.options.find((each) => each.key === option)?.label ?? option)
  })
  return cut([parent.name, ...labels].join(', '))
}

function cut(name: string): string {
  const text = name.slice(0, longestName).trim()
  return text.isWellFormed() ? text : text.slice(0, -1)
}

/** The core parts a variant has from its parent. */
function inheritedCore(
  parent: Parent,
  attributes: Inheriting['attributes'],
  fields: readonly InheritedField[],
): Pick<Inheriting, InheritedPart> {
  const { description, itemTypeId, categoryId, unit, price, cost, reorderPoint } = parent
  const name = inheritedName(parent, attributes, fields)
  return { name, description, itemTypeId, categoryId, unit, price, cost, reorderPoint }
}

/**
 * A variant's core parts as they are to be: its own where `own` names them, else its parent's.
 * @param variant  as it is, with what is given put over it
 */
export function resolveCore(
  parent: Parent,
  variant: Inheriting,
  own: ReadonlySet<string>,
  fields: readonly InheritedField[],
): Pick<Inheriting, InheritedPart> {
  const theirs = inheritedCore(parent, variant.attributes, fields)
  return Object.fromEntries(
    inheritedParts.map((part) => [part, own.has(part) ? variant[part] : theirs[part]]),
    // every part is among the entries
  ) as Pick<Inheriting, InheritedPart>
}

/**
 * A variant's values as they are to be: its own, and its parent's where it may inherit and `own` does not name them.
 * @param applies  whether the variant has the field at all
 */
export function resolveAttributes<F extends InheritedField>(
  parent: Parent,
  attributes: Inheriting['attributes'],
  own: ReadonlySet<string>,
  fields: readonly F[],
  applies: (field: F) => boolean,
): Record<string, AttributeValue> {
  const result: Record<string, AttributeValue> = { ...attributes }
  for (const field of fields) {
    if (!isInherited(field, parent) || own.has(attributePart(field.key))) continue
    const theirs = Object.hasOwn(parent.attributes, field.key) ? parent.attributes[field.key] : undefined
    if (theirs !== undefined && applies(field)) result[field.key] = theirs
    else delete result[field.key]
  }
  return result
}

/** The parts a variant holds itself once some are given: those it held, and those given another value than its parent's. */
export function ownParts(
  held: readonly string[],
  given: { core: readonly InheritedPart[]; attributes: readonly string[] },
  variant: Inheriting,
  parent: Parent,
  fields: readonly InheritedField[],
): string[] {
  const theirs = inheritedCore(parent, variant.attributes, fields)
  const core = given.core.filter((part) => !isSamePart(part, variant[part], theirs[part]))
  const attributes = given.attributes.filter((key) => {
    const field = fields.find((candidate) => candidate.key === key)
    return (
      field !== undefined &&
      isInherited(field, parent) &&
      !isSameValue(valueOf(variant.attributes, key), valueOf(parent.attributes, key))
    )
  })
  return [...new Set([...held, ...core, ...attributes.map(attributePart)])]
}

function valueOf(attributes: Inheriting['attributes'], key: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined
}
