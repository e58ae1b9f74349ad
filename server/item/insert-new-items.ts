import type { z } from 'zod'
import type { newItem } from '#contract/item.ts'
import { type Schema, schemaStands } from '#server/attribute/schema-cache.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { itemJson } from './item-json.ts'
import { type ItemValues, toItemRows } from './item-rows.ts'

/** A new item as it is written, and who makes it. */
export interface NewItem {
  actor: Actor
  values: ItemValues
  negativeStock: z.output<typeof newItem>['negativeStock']
  /** instant; undefined: now */
  createdAt: string | undefined
  /** the schema its values were checked by */
  schema: Schema
}

/**
 * Writes new items of several authors by one statement, with an audit entry each, and ends the transaction. They are written under the
 * schema that all were checked by, or not at all. Its columns are those that the organisation's fields use; planning it costs more than writing ten items.
 * @returns each as JSON text, in their order
 */
export async function insertNewItems(tx: Tx, items: readonly NewItem[]): Promise<string[]> {
  // where they differ, the oldest does not stand any more
  const [schema] = items.map((item) => item.schema).sort((a, b) => a.version - b.version)
  if (!schema) return []
  const { names, read, source, values } = toItemRows(
    tx.tenantId,
    items.map((item) => item.values),
    schema.fields,
    9,
  )
  const text = `
    with made as materialized (
      select * from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[])
        as m (id, actor_kind, actor_id, actor_name, negative_stock, created_at)),
    wire as (
      insert into item as i (tenant_id, ${names.join(', ')}, negative_stock, created_at)
      select $1, ${names.map(read).join(', ')}, m.negative_stock, coalesce(m.created_at, now())
      from ${source} join made m using (id) join tenant t on t.id = $1 and ${schemaStands('$2')}
      returning i.id, json_build_object(${itemJson}) as json),
    logged as (
      insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
      select $1, m.actor_kind, m.actor_id, m.actor_name, 'create', 'item', w.id::text, w.json from wire w join made m using (id))
    select id, json::text as json from wire`
  const rows = await tx.finish<{ id: string; json: string }>({
    name: statementName(text),
    text,
    values: [
      tx.tenantId,
      schema.version,
      items.map((item) => item.values.id),
      items.map(({ actor }) => actor.kind),
      items.map(({ actor }) => actor.id),
      items.map(({ actor }) => actor.name),
      items.map(({ negativeStock }) => negativeStock ?? null),
      items.map(({ createdAt }) => createdAt ?? null),
      ...values,
    ],
  })
  const byId = new Map(rows.map(({ id, json }) => [id, json]))
  return items.flatMap((item) => byId.get(item.values.id) ?? [])
}
