import type { Field, FieldEntity } from '#contract/field.ts'
import type { Role } from '#contract/permissions.ts'

/** The part of a field definition that its values depend on. */
export type FieldRule = Pick<
  Field,
  | 'key'
  | 'name'
  | 'entity'
  | 'kind'
  | 'resultKind'
  | 'scope'
  | 'unit'
  | 'precision'
  | 'options'
  | 'multiple'
  | 'required'
  | 'min'
  | 'max'
  | 'pattern'
  | 'defaultValue'
  | 'condition'
  | 'visibleTo'
  | 'editableBy'
  | 'changeId'
  | 'archivedAt'
>

/** What of a record decides which fields it has. */
export interface RecordScope {
  entity: FieldEntity
  itemTypeId: string | null
  /** the item's category and all above it */
  categoryIds: readonly string[]
  /** an item with variants: keys of the fields they differ by, in which it has no value itself */
  axes?: readonly string[]
}

/** All fields a record of the entity may have: a variant has those of items as well, and formulas of items see both. */
export function fieldsOfEntity<F extends { entity: FieldEntity }>(entity: FieldEntity, fields: readonly F[]): F[] {
  const family = entity === 'item' || entity === 'variant' ? ['item', 'variant'] : [entity]
  return fields.filter((field) => family.includes(field.entity))
}

/** Whether a record has the field, archived or not. A variant has all fields of items as well. */
export function fieldApplies(field: Pick<FieldRule, 'key' | 'entity' | 'scope'>, record: RecordScope): boolean {
  if (record.axes?.includes(field.key)) return false
  if (field.entity !== record.entity && !(field.entity === 'item' && record.entity === 'variant')) return false
  if (field.scope === null) return true
  return (
    (record.itemTypeId !== null && field.scope.itemTypeIds.includes(record.itemTypeId)) ||
    record.categoryIds.some((id) => field.scope?.categoryIds.includes(id))
  )
}

/** Whether the role may see values of the field. Admins see all. */
export function canSee(field: Pick<FieldRule, 'visibleTo'>, role: Role): boolean {
  return role === 'admin' || field.visibleTo === null || field.visibleTo.includes(role)
}

/** Whether the role may fill the field in. */
export function canEdit(field: Pick<FieldRule, 'visibleTo' | 'editableBy'>, role: Role): boolean {
  if (!canSee(field, role)) return false
  return role === 'admin' || field.editableBy === null || field.editableBy.includes(role)
}
