import { LRUCache } from 'lru-cache'
import type { FieldEntity } from '#contract/field.ts'
import { narrowedByFormulas } from '#core/attribute/field-audience.ts'
import type { RecordScope } from '#core/attribute/field-rule.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { standByDefinitions } from './exchange-lock.ts'
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

/** Transactions whose own changes of the schema will be taken back: nobody else may meet them in the cache. */
const apart = new WeakSet<Tx>()

/** From now on the transaction reads the schema for itself, at two queries a time. */
export function keepSchemaApart(tx: Tx): void {
  apart.add(tx)
}

/**
 * The tenant's fields and categories. The cached ones are used only while the tenant's schema version stands, which
 * every call reads: a field defined by another process holds at once.
 */
export async function getSchema(tx: Tx): Promise<Schema> {
  const schema = await readSchema(tx)
  if (tx.readOnly || !isChanging(schema)) return schema
  // what was read may have been exchanged while this waited
  await standByDefinitions(tx)
  return readSchema(tx)
}

/** Whether the definition of a field is being exchanged, or its values are being converted. */
function isChanging(schema: Schema): boolean {
  return schema.fields.some((field) => field.changeId !== null)
}

async function readSchema(tx: Tx): Promise<Schema> {
  const [row] = await tx.query<{ schema_version: number; time_zone: string }>({
    name: 'schema_version',
    text: 'select schema_version, time_zone from tenant',
  })
  const version = Number(row?.schema_version ?? 0)
  const timeZone = row?.time_zone ?? 'UTC'
  const cached = apart.has(tx) ? undefined : cache.get(tx.tenantId)
  if (cached?.version === version && cached.timeZone === timeZone) return cached
  const [all, categories] = await Promise.all([
    listAllFields(tx),
    tx.query<{ id: string; parent_id: string | null }>({ text: 'select id, parent_id from category' }),
  ])
  const parents = new Map(categories.map((category) => [category.id, category.parent_id]))
  const narrowed = narrowedByFormulas(all)
  const plans = makePlans(narrowed)
  const formulas = new Map(plans.item.liveFormulas.map(({ id, formula }) => [id, formula]))
  const fields = narrowed.map((field): MirroredField => {
    const formula = formulas.get(field.id)
    return formula ? { ...field, live: { formula, timeZone, categoryIds: withBelow(field, parents) } } : field
  })
  const schema = { version, timeZone, fields, parents, plans }
  if (!apart.has(tx)) cache.set(tx.tenantId, schema)
  return schema
}

/**
 * Reads by the cached schema, without asking whether it still stands: the statement of `work` returns the tenant's
 * `schema_version` besides, for `assertCurrent`. Where `work` refuses before it, it may be by an old schema: then it is asked for.
 */
export async function readByLikelySchema<T>(tx: Tx, work: (schema: Schema) => Promise<T>): Promise<T> {
  const likely = cache.get(tx.tenantId)
  if (!likely) return work(await getSchema(tx))
  try {
    return await work(likely)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const schema = await getSchema(tx)
    if (schema === likely) throw error
    return work(schema)
  }
}

/**
 * Fails a read that went by a schema of another version, so that it is tried again with the one that stands. A field hidden a moment
 * ago by another process is never shown.
 */
export function assertCurrent(tx: Tx, schema: Schema, version: number | string | undefined): void {
  if (version !== undefined && Number(version) === schema.version) return
  cache.delete(tx.tenantId)
  throw new SchemaChangedError('The schema changed since it was cached.')
}

/** As the database calls a transaction that has to be tried again. */
class SchemaChangedError extends Error {
  readonly code = '40001'
}

/**
 * What `work` makes of the cached schema, without asking whether it still stands: the statement that writes must say so,
 * by `schemaStands`. Where `work` refuses, it may be by an old schema: then it is asked, and tried with the one that stands.
 */
export async function withLikelySchema<T>(tx: Tx, work: (schema: Schema) => T): Promise<{ schema: Schema; result: T }> {
  const likely = cache.get(tx.tenantId)
  if (likely && !isChanging(likely)) {
    try {
      return { schema: likely, result: work(likely) }
    } catch (error) {
      if ((await getSchema(tx)) === likely) throw error
    }
  }
  const schema = await getSchema(tx)
  return { schema, result: work(schema) }
}

/**
 * SQL: whether tenant `t` still has the schema of this version; ends the statement as a serialisation failure where it has
 * not, so that the transaction is run again.
 */
export function schemaStands(version: string): string {
  return `(t.schema_version = ${version} or refuse_stale_schema())`
}

/** Has the next transaction read the schema: a statement with `schemaStands` may have failed for it. */
export function forgetSchema(tx: Tx): void {
  cache.delete(tx.tenantId)
}

/** The plan for writing records of an entity. */
export function planOf(schema: Pick<Schema, 'plans'>, entity: FieldEntity): WritePlan {
  return schema.plans[entity === 'variant' ? 'item' : entity]
}

/** What of a record decides which fields it has. */
export function toRecordScope(
  schema: Pick<Schema, 'parents'>,
  entity: FieldEntity,
  record: {
    itemTypeId?: string | null | undefined
    categoryId?: string | null | undefined
    variantAxes?: readonly string[] | null | undefined
  } = {},
): RecordScope {
  const categoryIds: string[] = []
  // a circle is refused when a category is moved; should one stand, it ends here
  for (let id = record.categoryId; id && !categoryIds.includes(id); id = schema.parents.get(id)) categoryIds.push(id)
  const scope = { entity, itemTypeId: record.itemTypeId ?? null, categoryIds }
  return record.variantAxes ? { ...scope, axes: record.variantAxes } : scope
}

function withBelow({ scope }: MirroredField, parents: Schema['parents']): string[] {
  const top = new Set(scope?.categoryIds)
  return [...parents.keys()].filter((id) =>
    toRecordScope({ parents }, 'item', { categoryId: id }).categoryIds.some((above) => top.has(above)),
  )
}

function makePlans(fields: readonly MirroredField[]): Schema['plans'] {
  return {
    item: makeWritePlan('item', fields),
    location: makeWritePlan('location', fields),
    supplier: makeWritePlan('supplier', fields),
    movementLine: makeWritePlan('movementLine', fields),
  }
}
