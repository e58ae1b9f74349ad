import { LRUCache } from 'lru-cache'
import type { FieldEntity } from '#contract/field.ts'
import { narrowedByFormulas } from '#core/attribute/field-audience.ts'
import type { RecordScope } from '#core/attribute/field-rule.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listAllFields, type MirroredField } from './queries.ts'
import { makeWritePlan, type WritePlan } from './write-plan.ts'

/** A tenant's schema as its records are read and written by. */
export interface Schema {
  version: number
  timeZone: string
  /** archived ones too, in the order of forms */
  fields: readonly MirroredField[]
  /** category -> the one above it */
  parents: ReadonlyMap<string, string | null>
  /** `item` is the plan of variants as well */
  plans: Readonly<Record<Exclude<FieldEntity, 'variant'>, WritePlan>>
}

/** Schemas by tenant: about 1 KB a field, at most 2,000 tenants. */
const cache = new LRUCache<string, Schema>({ max: 2_000 })

/**
 * The tenant's fields and categories. The cached ones are used only while the tenant's schema version stands, which
 * every call reads: a field defined by another process holds at once.
 */
export async function getSchema(tx: Tx): Promise<Schema> {
  const [row] = await tx.query<{ schema_version: number; time_zone: string }>({
    name: 'schema_version',
    text: 'select schema_version, time_zone from tenant',
  })
  const version = Number(row?.schema_version ?? 0)
  const timeZone = row?.time_zone ?? 'UTC'
  const cached = cache.get(tx.tenantId)
  if (cached?.version === version && cached.timeZone === timeZone) return cached
  const [all, categories] = await Promise.all([
    listAllFields(tx),
    tx.query<{ id: string; parent_id: string | null }>({ text: 'select id, parent_id from category' }),
  ])
  const parents = new Map(categories.map((category) => [category.id, category.parent_id]))
  const fields = narrowedByFormulas(all)
  const schema = { version, timeZone, fields, parents, plans: makePlans(fields) }
  cache.set(tx.tenantId, schema)
  return schema
}

/**
 * The schema for reading records, without asking whether it still stands: the statement that reads them returns the
 * tenant's `schema_version` besides, for `assertCurrent`.
 */
export async function getReadSchema(tx: Tx): Promise<Schema> {
  return cache.get(tx.tenantId) ?? getSchema(tx)
}

/**
 * Fails a read that went by a schema of another version, so that it is tried again with the one that stands. A field hidden a moment
 * ago by another process is never shown.
 */
export function assertCurrent(tx: Tx, schema: Schema, version: number | string | undefined): void {
  if (version !== undefined && Number(version) === schema.version) return
  cache.delete(tx.tenantId)
  throw new SchemaChanged('The schema changed since it was cached.')
}

/** As the database calls a transaction that has to be tried again. */
class SchemaChanged extends Error {
  readonly code = '40001'
}

/** The tenant's fields of items, archived ones too. */
export async function getFields(tx: Tx): Promise<readonly MirroredField[]> {
  return (await getSchema(tx)).fields.filter(({ entity }) => entity === 'item' || entity === 'variant')
}

/** The plan for writing records of an entity. */
export function planOf(schema: Pick<Schema, 'plans'>, entity: FieldEntity): WritePlan {
  return schema.plans[entity === 'variant' ? 'item' : entity]
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

function makePlans(fields: readonly MirroredField[]): Schema['plans'] {
  return {
    item: makeWritePlan('item', fields),
    location: makeWritePlan('location', fields),
    supplier: makeWritePlan('supplier', fields),
    movementLine: makeWritePlan('movementLine', fields),
  }
}
