'use client'
import { useMemo } from 'react'
import type { Field, FieldEntity } from '#contract/field.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { useMembers } from '#web/field/references.ts'
import type { FilterField, FilterKind } from '#web/item/filter-field.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { useSuppliers } from '#web/supplier/use-suppliers.ts'

/** The living custom fields of an entity as a list of its records is filtered by them. */
export function useCustomFilterFields(entity: FieldEntity): readonly FilterField[] {
  const { fields } = useSchema()
  const suppliers = useSuppliers()
  const { real: locations } = useAllLocations()
  const own = useMemo(
    () => fieldsOfEntity(entity, fields ?? []).filter((one) => one.archivedAt === null),
    [entity, fields],
  )
  const { list: members } = useMembers(own.some((one) => one.referenceTo === 'member'))
  return useMemo(
    () =>
      own.map(
        (one): FilterField => ({
          field: `attributes.${one.key}`,
          label: one.name,
          kind: comparedAs(one),
          group: 'custom',
          ...(one.unit ? { unit: one.unit } : {}),
          ...(comparedAs(one) === 'choice' ? { options: optionsOf(one, { suppliers, locations, members }) } : {}),
        }),
      ),
    [own, suppliers, locations, members],
  )
}

type Named = { id: string; name: string; archivedAt?: string | null }

/** Records in use as a choice of a filter. */
export function toOptions(all: readonly Named[] | undefined) {
  return (all ?? []).filter((one) => !one.archivedAt).map(({ id, name }) => ({ value: id, label: name }))
}

/** What a choice is made of: options of one's own, or the records that a reference can point to. */
function optionsOf(
  { kind, options, referenceTo }: Field,
  known: Record<'suppliers' | 'locations' | 'members', readonly Named[] | undefined>,
) {
  if (kind !== 'reference') return options.map((option) => ({ value: option.key, label: option.label }))
  const { suppliers, locations, members } = known
  return toOptions(referenceTo === 'supplier' ? suppliers : referenceTo === 'location' ? locations : members)
}

function comparedAs({ kind, resultKind, referenceTo }: Pick<Field, 'kind' | 'resultKind' | 'referenceTo'>): FilterKind {
  switch (kind === 'formula' ? resultKind : kind) {
    case 'reference':
      return referenceTo === 'item' ? 'item' : 'choice'
    case 'file':
    case 'image':
      return 'file'
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
      return 'day'
    case 'dateTime':
      return 'instant'
    case 'boolean':
      return 'boolean'
    case 'select':
    case 'multiSelect':
      return 'choice'
    default:
      return 'text'
  }
}
