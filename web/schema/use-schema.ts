'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Field, listFields } from '#contract/field.ts'
import { type FieldSet, listFieldSets } from '#contract/field-set.ts'
import { type ItemType, listItemTypes } from '#contract/item-type.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

/**
 * Every item type and custom field of the organisation, archived ones too, in the order of forms. `itemFields` and `fieldsByKey` are those
 * of items and variants: fields of another entity may have the same keys.
 * @param enabled  false: nothing is read yet
 */
export function useSchema(enabled = true) {
  const typesQuery = useQuery({
    queryKey: [...readKey(listItemTypes), 'all'],
    queryFn: ({ signal }) => readAllPages<ItemType>((query) => api.call(listItemTypes, { query, signal })),
    staleTime: 60_000,
    enabled,
  })
  const fieldsQuery = useQuery({
    queryKey: [...readKey(listFields), 'all'],
    queryFn: ({ signal }) => readAllPages<Field>((query) => api.call(listFields, { query, signal })),
    staleTime: 60_000,
    enabled,
  })
  const types = typesQuery.data
  const fields = fieldsQuery.data
  const schema = useMemo(() => {
    const ordered = fields?.toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
    const itemFields = ordered && fieldsOfEntity('item', ordered)
    return {
      types: types?.toSorted((a, b) => a.name.localeCompare(b.name)),
      fields: ordered,
      typesById: new Map(types?.map((one) => [one.id, one])),
      itemFields,
      fieldsByKey: new Map(itemFields?.map((one) => [one.key, one])),
    }
  }, [types, fields])
  return {
    ...schema,
    error: typesQuery.error ?? fieldsQuery.error,
    refetch: () => Promise.all([typesQuery.refetch(), fieldsQuery.refetch()]),
  }
}

/** Every field set, archived ones too, by name. */
export function useFieldSets() {
  const { data, error, refetch } = useQuery({
    queryKey: [...readKey(listFieldSets), 'all'],
    queryFn: ({ signal }) => readAllPages<FieldSet>((query) => api.call(listFieldSets, { query, signal })),
    staleTime: 60_000,
  })
  return useMemo(() => {
    const sets = data?.toSorted((a, b) => a.name.localeCompare(b.name))
    return { sets, setsById: new Map(sets?.map((one) => [one.id, one])), error, refetch }
  }, [data, error, refetch])
}
