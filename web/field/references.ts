'use client'
import { type QueryKey, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ReferenceTarget } from '#contract/field.ts'
import { listItems } from '#contract/item.ts'
import { listMembers } from '#contract/member.ts'
import { getSupplier } from '#contract/supplier.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useAllLocations } from '#web/location/all-locations.ts'

/** A record that a field points to, as far as it can be named. */
export type Reference = { id: string; name: string; note?: string; href?: string }

/** Records by id; those that are not read yet, or are gone, are missing. `isPending` while any is being read. */
export function useReferences(target: ReferenceTarget | null, ids: readonly string[]) {
  const read = useQueries({
    queries: target === 'item' || target === 'supplier' ? ids.map((id) => readReference(target, id)) : [],
    combine: (results) => ({
      found: results.flatMap(({ data }) => data ?? []),
      isPending: results.some((result) => result.isPending),
    }),
  })
  const locations = useLocationReferences(target === 'location')
  const members = useMembers(target === 'member')
  return useMemo(() => {
    const byId = new Map<string, Reference>(read.found.map((one) => [one.id, one]))
    const known = target === 'location' ? locations.byId : target === 'member' ? members.byId : byId
    const isPending =
      target === 'location' ? locations.isPending : target === 'member' ? members.isPending : read.isPending
    return { byId: known, isPending }
  }, [target, read, locations, members])
}

/** Where what an item or a supplier is called is cached. */
export function referenceKey(target: 'item' | 'supplier', id: string): QueryKey {
  return [...readKey(target === 'item' ? listItems : getSupplier), 'reference', id]
}

/** The query that reads it; null: it is gone. */
export function readReference(target: 'item' | 'supplier', id: string) {
  return {
    queryKey: referenceKey(target, id),
    queryFn: ({ signal }: { signal: AbortSignal }) => (target === 'item' ? loadItem(id) : loadSupplier(id, signal)),
    staleTime: 600_000,
  }
}

/** What members are read by, which is also their key in the cache. */
export const membersInput = { query: { limit: 200 } }

/** The members of the organisation, for those whose role sees them. */
export function useMembers(enabled: boolean) {
  const { can, person } = useSession()
  const allowed = can('member:read')
  const query = useRead(listMembers, membersInput, { enabled: enabled && allowed, staleTime: 60_000 })
  const { data, isPending } = query
  return useMemo(() => {
    const members = data?.data.map((one) => ({ id: one.userId, name: one.name, note: one.email }))
    const known: Reference[] = members ?? [{ id: person.id, name: person.name, note: person.email }]
    return { list: members, byId: new Map(known.map((one) => [one.id, one])), isPending: allowed && isPending, allowed }
  }, [data, isPending, allowed, person])
}

function useLocationReferences(enabled: boolean) {
  const { byId, query } = useAllLocations(enabled)
  return useMemo(
    () => ({
      byId: new Map<string, Reference>(
        [...byId].map(([id, { name, code }]) => [id, { id, name, note: code, href: `/locations?id=${id}` }]),
      ),
      isPending: query.isPending,
    }),
    [byId, query.isPending],
  )
}

async function loadSupplier(id: string, signal: AbortSignal): Promise<Reference | null> {
  const { name, code } = await api.call(getSupplier, { params: { supplierId: id }, signal })
  return { id, name, note: code, href: `/suppliers/view?id=${id}` }
}

/** Cells of a table ask one by one; what is asked within a moment goes out as one request of at most 100. */
const moment = 10
const most = 100
type Waiting = { id: string; found: (item: Reference | null) => void; failed: (error: unknown) => void }
let waiting: { tenantId: string | undefined; asked: Waiting[] } | undefined

function loadItem(id: string): Promise<Reference | null> {
  return new Promise((found, failed) => {
    const tenantId = currentTenantId()
    if (!waiting || waiting.tenantId !== tenantId || waiting.asked.length >= most) {
      const batch = { tenantId, asked: [] as Waiting[] }
      waiting = batch
      setTimeout(() => {
        if (waiting === batch) waiting = undefined
        void answer(batch.asked)
      }, moment)
    }
    waiting.asked.push({ id, found, failed })
  })
}

async function answer(asked: readonly Waiting[]): Promise<void> {
  try {
    const filter = { field: 'id', op: 'in', value: [...new Set(asked.map(({ id }) => id))] }
    // the client writes the filter as JSON into the address, which is the parameter's wire form
    const query = { filter, limit: most, archived: 'include' } as never
    const { data } = await api.call(listItems, { query })
    const byId = new Map(data.map((item) => [item.id, item]))
    for (const { id, found } of asked) {
      const item = byId.get(id)
      found(item ? { id, name: item.name, note: item.sku, href: `/items/view?id=${id}` } : null)
    }
  } catch (error) {
    for (const { failed } of asked) failed(error)
  }
}
