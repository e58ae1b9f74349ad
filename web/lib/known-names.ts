import type { QueryClient } from '@tanstack/react-query'
import type { Endpoint } from '#contract/endpoint.ts'
import { listItems } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { readKey } from '#web/lib/read.ts'

/** The names of an item and a place, as far as they were read by what is on screen; nothing is asked for. */
export function knownNames(cache: QueryClient, facts: Readonly<Record<string, unknown>>) {
  return { item: nameOf(cache, listItems, facts.itemId), place: nameOf(cache, listLocations, facts.locationId) }
}

/** Lists are kept as a page of rows, as pages, or as all rows in one. */
function nameOf(cache: QueryClient, list: Endpoint, id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined
  for (const [, read] of cache.getQueriesData({ queryKey: readKey(list) })) {
    const row = rowsOf(read).find((one) => one.id === id)
    if (row) return row.name
  }
  return undefined
}

function rowsOf(read: unknown): { id: string; name: string }[] {
  if (Array.isArray(read)) return read.filter(isNamed)
  if (typeof read !== 'object' || read === null) return []
  if ('data' in read) return rowsOf(read.data)
  return 'pages' in read && Array.isArray(read.pages) ? read.pages.flatMap(rowsOf) : []
}

function isNamed(row: unknown): row is { id: string; name: string } {
  return (
    typeof row === 'object' &&
    row !== null &&
    'id' in row &&
    'name' in row &&
    typeof row.id === 'string' &&
    typeof row.name === 'string'
  )
}
