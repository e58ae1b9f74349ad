import { LRUCache } from 'lru-cache'
import { virtualKinds } from '#contract/location.ts'
import type { VirtualKind } from '#core/stock/movement-legs.ts'
import type { Tx } from '#server/db/transaction.ts'

type VirtualLocations = Readonly<Record<VirtualKind, string>>

/** A tenant's virtual locations never change after its founding. */
const cache = new LRUCache<string, VirtualLocations>({ max: 10_000 })

/** Ids of the tenant's virtual locations by kind. */
export async function getVirtualLocations(tx: Tx): Promise<VirtualLocations> {
  const cached = cache.get(tx.tenantId)
  if (cached) return cached
  const rows = await tx.query<{ kind: VirtualKind; id: string }>({
    text: 'select kind, id from location where is_virtual',
  })
  const found = Object.fromEntries(rows.map((row) => [row.kind, row.id]))
  if (rows.length < virtualKinds.length) throw new Error('The tenant lacks virtual locations.')
  cache.set(tx.tenantId, found as VirtualLocations)
  return found as VirtualLocations
}
