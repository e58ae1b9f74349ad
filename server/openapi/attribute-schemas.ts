import type { Field, FieldEntity } from '#contract/field.ts'
import type { Role } from '#contract/permissions.ts'
import { canEdit } from '#core/attribute/field-rule.ts'
import { type FieldContext, isNeeded, orNull, toInputSchema, toValueSchema } from './field-schema.ts'
import { isJsonObject, type JsonSchema } from './json-schema.ts'

/** A tenant's fields as one role knows them. */
export interface TenantFields extends FieldContext {
  role: Role
  /** those the role may see, archived ones too */
  fields: readonly Field[]
}

/**
 * Fields that records of an entity may have; of an item type where one is told, null for items of none. A field of a category may be
 * there whatever the type.
 */
export function fieldsOf(
  { fields }: TenantFields,
  entities: readonly FieldEntity[],
  itemTypeId?: string | null,
): readonly Field[] {
  return fields.filter(
    ({ entity, scope }) =>
      entities.includes(entity) &&
      (scope === null ||
        itemTypeId === undefined ||
        scope.categoryIds.length > 0 ||
        (itemTypeId !== null && scope.itemTypeIds.includes(itemTypeId))),
  )
}

/** `attributes` of records as replies hold them. What is defined tomorrow may be there too. */
export function toAttributes(tenant: TenantFields, fields: readonly Field[]): JsonSchema {
  return {
    type: 'object',
    description: 'Values of custom fields; a field without a value is absent.',
    properties: byKey(fields, (field) => ({
      ...toValueSchema(field, tenant),
      ...(canEdit(field, tenant.role) ? {} : { readOnly: true }),
    })),
  }
}

/** `attributes` of which only those that differ are there, null where there was none. */
export function toDifference(held: JsonSchema): JsonSchema {
  const properties = isJsonObject(held.properties) ? held.properties : {}
  return {
    ...held,
    description: 'Values of custom fields that differ; null where there is none.',
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [key, isJsonObject(schema) ? orNull(schema) : schema]),
    ),
  }
}

/**
 * `attributes` as requests give them: fields the role may fill in.
 * @param areNeeded  whether a field that is required is required here: not in a change, nor where only some of the records have it
 */
export function toGivenAttributes(
  tenant: TenantFields,
  fields: readonly Field[],
  use: 'create' | 'update',
  areNeeded: (field: Field) => boolean = () => false,
): JsonSchema {
  const open = fields.filter((field) => isOpen(field, tenant.role))
  const required = open.filter((field) => isNeeded(field) && areNeeded(field)).map(({ key }) => key)
  return {
    type: 'object',
    description:
      use === 'create' ? 'Values of custom fields.' : 'Values of custom fields that change; null takes one away.',
    properties: byKey(open, (field) => toInputSchema(field, tenant, use, required.includes(field.key))),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

function isOpen(field: Field, role: Role): boolean {
  const isGivenByProduct = field.kind === 'formula' || field.kind === 'autonumber'
  return field.archivedAt === null && !isGivenByProduct && canEdit(field, role)
}

function byKey(fields: readonly Field[], toSchema: (field: Field) => JsonSchema): JsonSchema {
  return Object.fromEntries(fields.map((field) => [field.key, toSchema(field)]))
}
