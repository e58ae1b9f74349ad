'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Field, listFields } from '#contract/field.ts'
import { type ItemType, listItemTypes } from '#contract/item-type.ts'
import type { Page } from '#contract/page.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'

/** Pages of 200 that are read at most; a schema of thousands of fields is shown cut rather than never. */
const mostPages = 20

/** Every item type and custom field of the organisation, archived ones too, in the order of forms. */
export function useSchema() {
  const typesQuery = useQuery({
    queryKey: [...readKey(listItemTypes), 'all'],
    queryFn: ({ signal }) => readAll<ItemType>((query) => api.call(listItemTypes, { query, signal })),
    staleTime: 60_000,
  })
  const fieldsQuery = useQuery({
    queryKey: [...readKey(listFields), 'all'],
    queryFn: ({ signal }) => readAll<Field>((query) => api.call(listFields, { query, signal })),
    staleTime: 60_000,
  })
  const types = typesQuery.data
  const fields = fieldsQuery.data
  const schema = useMemo(() => {
    const ordered = fields?.toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
    return {
      types: types?.toSorted((a, b) => a.name.localeCompare(b.name)),
      fields: ordered,
      typesById: new Map(types?.map((one) => [one.id, one])),
      fieldsByKey: new Map(ordered?.map((one) => [one.key, one])),
    }
  }, [types, fields])
  return {
    ...schema,
    error: typesQuery.error ?? fieldsQuery.error,
    refetch: () => Promise.all([typesQuery.refetch(), fieldsQuery.refetch()]),
  }
}

/** The living fields that an item of this type has: its type's and those of every item. */
export function fieldsOfType(fields: readonly Field[], itemTypeId: string | null): Field[] {
  return fields.filter(
    (field) => field.archivedAt === null && (field.itemTypeId === null || field.itemTypeId === itemTypeId),
  )
}

async function readAll<Row>(read: (query: { limit: number; cursor?: string }) => Promise<Page<Row>>): Promise<Row[]> {
  const all: Row[] = []
  let cursor: string | undefined
  for (let at = 0; at < mostPages; at++) {
    const page = await read({ limit: 200, ...(cursor ? { cursor } : {}) })
    all.push(...page.data)
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  return all
}
