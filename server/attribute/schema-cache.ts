import { LRUCache } from 'lru-cache'
import type { Tx } from '#server/db/transaction.ts'
import { listAllFields, type MirroredField } from './queries.ts'

interface Cached {
  version: number
  fields: MirroredField[]
}

/** Field definitions by tenant: about 1 KB a field, at most 2,000 tenants. */
const cache = new LRUCache<string, Cached>({ max: 2_000 })

/**
 * The tenant's fields, archived ones too. The cached list is used only while the tenant's schema version stands, which
 * every call reads: a field defined by another process holds at once.
 */
export async function getFields(tx: Tx): Promise<readonly MirroredField[]> {
  const [row] = await tx.query<{ schema_version: number }>({
    name: 'schema_version',
    text: 'select schema_version from tenant',
  })
  const version = row?.schema_version ?? 0
  const cached = cache.get(tx.tenantId)
  if (cached?.version === version) return cached.fields
  const fields = await listAllFields(tx)
  cache.set(tx.tenantId, { version, fields })
  return fields
}
