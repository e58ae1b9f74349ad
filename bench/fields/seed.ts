import type pg from 'pg'
import type { MirroredField } from '#server/attribute/queries.ts'

/** Distinct choices of the select fields, in turn; a value of the third is held by a fifth of the items. */
export const choiceCounts = [10, 50, 5, 20, 200, 3, 8, 12]
const textCounts = [100, 1_000, 10_000, 100_000, 1_000_000, 30, 7, 500_000]
/** Numbers are whole, from 0 to below this, spread evenly. */
export const numberRange = 1_000_000

/** One tenant's items, made by the database: `n` is the row's number, hashed anew for every field. */
export interface Seeding {
  tenantIds: readonly string[]
  itemsEach: number
  fields: readonly MirroredField[]
}

/**
 * Fills `item` as the product writes it: attributes and their mirrors. Beside them, `native_*` hold what the first select and the
 * first two numbers hold, as ordinary columns with the indexes one would make first.
 */
export async function fill(admin: pg.Client, { tenantIds, itemsEach, fields }: Seeding): Promise<void> {
  const values = fields.map((field, index) => ({ field, sql: valueSql(field, index) }))
  const mirrored = values.filter(({ field }) => field.slot !== null)
  const text = (sql: string) => `(${sql})::text`
  await admin.query(
    `insert into item (tenant_id, sku, name, attributes, native_choice, native_a, native_b,
       ${mirrored.map(({ field }) => field.slot?.column).join(', ')})
     select t, 'SKU-' || n, 'Lamp ' || md5(n::text) || ' oak',
       jsonb_build_object(${values.map(({ field, sql }) => `'${field.key}', ${text(sql)}`).join(', ')}),
       ${nativeOf(values, 'select', 0)}, ${nativeOf(values, 'number', 0)}, ${nativeOf(values, 'number', 1)},
       ${mirrored.map(({ sql }) => sql).join(', ')}
     from unnest($1::uuid[]) t, generate_series(1, $2::int) n`,
    [tenantIds, itemsEach],
  )
}

function nativeOf(values: readonly { field: MirroredField; sql: string }[], kind: string, place: number): string {
  const sql = values.filter(({ field }) => field.kind === kind)[place]?.sql
  if (!sql) throw new Error(`There are fewer ${kind} fields than ${place + 1}.`)
  return sql
}

function valueSql(field: MirroredField, index: number): string {
  const place = Number(/\d+$/.exec(field.key)?.[0] ?? 0)
  const spread = (below: number) => `(abs(hashint8(n * 31 + ${index})::bigint) % ${below})`
  switch (field.kind) {
    case 'select':
      return `'c' || ${spread(choiceCounts[place] ?? 10)}`
    case 'text':
      return `'v' || ${spread(textCounts[place] ?? 10)}`
    default:
      return `${spread(numberRange)}::float8`
  }
}

/** Makes the native columns; indexes of `item` that no constraint rests on are taken away until `restoreIndexes`, so that rows go in quickly. */
export async function prepare(admin: pg.Client): Promise<string[]> {
  await admin.query('alter table item add native_choice text, add native_a float8, add native_b float8')
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'item'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)`,
  )
  for (const { name } of rows) await admin.query(`drop index ${name}`)
  const native = ['native_choice', 'native_a', 'native_b'].map(
    (column) => `create index item_${column} on item (tenant_id, ${column}, id)`,
  )
  return [...rows.map(({ definition }) => definition), ...native]
}

export async function restoreIndexes(admin: pg.Client, definitions: readonly string[]): Promise<void> {
  await admin.query(`set maintenance_work_mem = '512MB'`)
  for (const definition of definitions) await admin.query(definition)
  await admin.query('vacuum analyze item')
}
