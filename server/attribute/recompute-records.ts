import type { FieldEntity } from '#contract/field.ts'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { tableOf } from './queries.ts'
import { getSchema, planOf, type Schema, toRecordScope } from './schema-cache.ts'
import { withFormulas } from './settle-records.ts'
import { todayIn } from '#server/http/today.ts'

interface StoredRecord {
  id: string
  attributes: Record<string, AttributeValue>
  columns: Record<string, unknown>
  itemTypeId: string | null
  categoryId: string | null
  isVariant: boolean
}

const itemRecord = `select id, attributes, item_type_id as "itemTypeId", category_id as "categoryId", parent_id is not null as "isVariant",
  json_build_object('sku', sku, 'name', name, 'description', description, 'barcode', barcode, 'unit', unit,
    'price', price::text, 'cost', cost::text, 'reorder_point', reorder_point::text) as columns from item`
const plain = `null::uuid as "itemTypeId", null::uuid as "categoryId", false as "isVariant"`

/** Records with what their formulas read, by entity. */
const selects: Readonly<Record<Exclude<FieldEntity, 'movementLine'>, string>> = {
  item: itemRecord,
  variant: itemRecord,
  location: `select id, attributes, ${plain}, json_build_object('code', code, 'name', name) as columns from location`,
  supplier: `select id, attributes, ${plain},
    json_build_object('code', code, 'name', name, 'email', email, 'phone', phone, 'note', note) as columns from supplier`,
}

const chunkSize = 1_000

/**
 * Goes through an entity's records in the order of their ids and writes the results that differ. Versions stay: nobody's edit
 * conflicts with a computation. Every chunk is a transaction that locks its records; broken off, a second run writes
 * only what the first had not come to.
 */
export async function recomputeRecords(run: TaskRun<{ entity: FieldEntity }>): Promise<Record<string, unknown>> {
  const { entity } = run.input
  if (entity === 'movementLine') return { records: 0, changed: 0 }
  const counted = await run.database.tenantRead(run.tenantId, (tx) =>
    tx.query<{ count: number }>({ text: `select count(*)::int as count from ${tableOf(entity)}` }),
  )
  run.progress({ stage: 'computing', done: 0, total: counted[0]?.count ?? null })
  let records = 0
  let changed = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    run.signal.throwIfAborted()
    const chunk = await run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      return recomputeChunk(tx, entity, after)
    })
    if (chunk.last === undefined) return { records, changed }
    after = chunk.last
    records += chunk.records
    changed += chunk.changed
    run.progress({ done: records })
  }
}

async function recomputeChunk(tx: Tx, entity: keyof typeof selects, after: string) {
  const schema = await getSchema(tx)
  const rows = await tx.query<StoredRecord>({
    text: `${selects[entity]} where id > $1 order by id limit ${chunkSize} for update`,
    values: [after],
  })
  const today = todayIn(schema.timeZone)
  const differing = rows.flatMap((row) => {
    const scope = toRecordScope(schema, row.isVariant ? 'variant' : entity === 'variant' ? 'item' : entity, row)
    const attributes = withFormulas(schema, { scope, columns: row.columns }, row.attributes, today)
    const isSame = planOf(schema, entity).computed.every(({ key }) => attributes[key] === row.attributes[key])
    return isSame ? [] : [{ id: row.id, attributes }]
  })
  await writeAttributes(tx, entity, schema, differing)
  return { records: rows.length, changed: differing.length, last: rows.at(-1)?.id }
}

async function writeAttributes(
  tx: Tx,
  entity: keyof typeof selects,
  schema: Schema,
  records: readonly Pick<StoredRecord, 'id' | 'attributes'>[],
): Promise<void> {
  if (records.length === 0) return
  const table = tableOf(entity)
  const mirrored = planOf(schema, entity).computed.flatMap(({ slot }) => slot?.column ?? [])
  const mirrors = records.map((record) => toMirrors(tx.tenantId, record.attributes, schema.fields))
  const types = mirrored.map((slot) => (slot.startsWith('number') ? 'float8' : 'text'))
  await tx.query({
    text: `update ${table} r set ${['attributes', ...mirrored].map((column) => `${column} = n.${column}`).join(', ')}
           from unnest($1::uuid[], $2::jsonb[]${types.map((type, at) => `, $${at + 3}::${type}[]`).join('')})
             as n (${['id', 'attributes', ...mirrored].join(', ')})
           where r.id = n.id`,
    values: [
      records.map((record) => record.id),
      records.map((record) => JSON.stringify(record.attributes)),
      ...mirrored.map((slot) => mirrors.map((values) => values[mirrorColumns.indexOf(slot)])),
    ],
  })
}
