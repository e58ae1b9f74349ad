import { LRUCache } from 'lru-cache'
import type { FieldEntity } from '#contract/field.ts'
import type { RecordScope } from '#core/attribute/field-rule.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listAllFields, type MirroredField } from './queries.ts'

/** A tenant's schema as its records are read and written by. */
export interface Schema {
  version: number
  /** archived ones too, in the order of forms */
  fields: readonly MirroredField[]
  /** category -> the one above it */
  parents: ReadonlyMap<string, string | null>
}

/** Schemas by tenant: about 1 KB a field, at most 2,000 tenants. */
const cache = new LRUCache<string, Schema>({ max: 2_000 })

/**
 * The tenant's fields and categories. The cached ones are used only while the tenant's schema version stands, which
 * every call reads: a field defined by another process holds at once.
 */
export async function getSchema(tx: Tx): Promise<Schema> {
  const [row] = await tx.query<{ schema_version: number }>({
    name: 'schema_version',
    text: 'select schema_version from tenant',
  })
  const version = row?.schema_version ?? 0
  const cached = cache.get(tx.tenantId)
  if (cached?.version === version) return cached
  const [fields, categories] = await Promise.all([
    listAllFields(tx),
    tx.query<{ id: string; parent_id: string | null }>({ text: 'select id, parent_id from category' }),
  ])
  const parents = new Map(categories.map((category) => [category.id, category.parent_id]))
  const schema = { version, fields, parents }
  cache.set(tx.tenantId, schema)
  return schema
}

/** The tenant's fields of items, archived ones too. */
export async function getFields(tx: Tx): Promise<readonly MirroredField[]> {
  return (await getSchema(tx)).fields.filter(({ entity }) => entity === 'item' || entity === 'variant')
}

/** What of a record decides which fields it has. */
export function toRecordScope(
  schema: Pick<Schema, 'parents'>,
  entity: FieldEntity,
  record: { itemTypeId?: string | null | undefined; categoryId?: string | null | undefined } = {},
): RecordScope {
  const categoryIds: string[] = []
  // a circle is refused when a category is moved; should one stand, it ends here
  for (let id = record.categoryId; id && !categoryIds.includes(id); id = schema.parents.get(id)) categoryIds.push(id)
  return { entity, itemTypeId: record.itemTypeId ?? null, categoryIds }
}
