import { createHash } from 'node:crypto'
import type { Field } from '#contract/field.ts'
import type { AttributeValue } from '#core/attribute/read-value.ts'
import type { Tx } from '#server/db/transaction.ts'

const longestKey = 200

/** How a unique value is compared: in small letters; a long one by its digest, since an index entry is bounded. */
export function uniqueKey(value: unknown): string {
  const text = String(value).toLowerCase()
  return text.length <= longestKey ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/**
 * Takes values of one unique field for the records that hold them; a record keeps none it had before. Among records that
 * want the same, the first in the order of the list gets it.
 * @returns records whose value another holds
 */
export async function claimFieldValues(
  tx: Tx,
  field: Pick<Field, 'id'>,
  held: readonly { recordId: string; value: AttributeValue }[],
): Promise<Set<string>> {
  const keys = held.map((each) => uniqueKey(each.value))
  const recordIds = held.map((each) => each.recordId)
  const [, rows] = await Promise.all([
    tx.query({
      text: `delete from unique_value u where u.tenant_id = $1 and u.field_id = $2 and u.record_id = any($3::uuid[])
               and not exists (select from unnest($3::uuid[], $4::text[]) w (record_id, value_key)
                 where w.record_id = u.record_id and w.value_key = u.value_key)`,
      values: [tx.tenantId, field.id, recordIds, keys],
    }),
    tx.query<{ record_id: string }>({
      text: `insert into unique_value as u (tenant_id, field_id, value_key, record_id)
             select distinct on (value_key) $1::uuid, $2::uuid, value_key, record_id
             from unnest($3::uuid[], $4::text[]) with ordinality w (record_id, value_key, place) order by value_key, place
             on conflict (tenant_id, field_id, value_key) do update set record_id = u.record_id
             where u.record_id = excluded.record_id
             returning record_id`,
      values: [tx.tenantId, field.id, recordIds, keys],
    }),
  ])
  const winners = new Set(rows.map((row) => row.record_id))
  return new Set(recordIds.filter((recordId) => !winners.has(recordId)))
}
