import { createHash } from 'node:crypto'
import type { Field } from '#contract/field.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type MirroredField, tableOf } from './queries.ts'

/** The values of one record that nobody else may hold. */
export interface UniqueClaim {
  recordId: string
  /** by field id; a unique field that is not among them has no value */
  values: ReadonlyMap<string, string>
}

/** A value that another record holds. */
export interface LostClaim {
  recordId: string
  fieldId: string
  /** undefined when two records of one batch want the same, or the other was written this very moment */
  otherId: string | undefined
}

/** Longest value that stands in the index as it is. */
const longestKey = 200

/** How a unique value is compared: in small letters; a long one by its digest, since an index entry is bounded. */
export function uniqueKey(value: unknown): string {
  const text = String(value).toLowerCase()
  return text.length <= longestKey ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The unique values among a record's attributes, by field id. */
export function uniqueValues(
  fields: readonly Pick<Field, 'id' | 'key'>[],
  attributes: Readonly<Record<string, unknown>>,
): Map<string, string> {
  const values = new Map<string, string>()
  // a field may be named `constructor`
  for (const { id, key } of fields) if (Object.hasOwn(attributes, key)) values.set(id, uniqueKey(attributes[key]))
  return values
}

/**
 * Makes the records' unique values theirs and gives up what they held before in these fields. Both statements are on the wire at once; keys are
 * taken in order, so that two writers wait for each other in no circle. A value another transaction is just taking is waited for.
 * @param fields  all unique fields of the records' entity
 * @returns what others hold; then the caller takes the transaction back, wholly or to a savepoint
 */
export async function claimUniqueValues(
  tx: Tx,
  fields: readonly Pick<Field, 'id'>[],
  claims: readonly UniqueClaim[],
): Promise<LostClaim[]> {
  const fieldIds: string[] = []
  const keys: string[] = []
  const recordIds: string[] = []
  for (const { recordId, values } of claims)
    for (const [fieldId, key] of values) {
      fieldIds.push(fieldId)
      keys.push(key)
      recordIds.push(recordId)
    }
  const [, lost] = await Promise.all([
    tx.query({
      name: 'give-up-unique-values',
      text: `delete from unique_value u where u.tenant_id = $1 and u.record_id = any($2::uuid[]) and u.field_id = any($3::uuid[])
               and not exists (select from unnest($4::uuid[], $5::text[], $6::uuid[]) w (field_id, value_key, record_id)
                 where w.field_id = u.field_id and w.value_key = u.value_key and w.record_id = u.record_id)`,
      values: [
        tx.tenantId,
        claims.map((claim) => claim.recordId),
        fields.map((field) => field.id),
        fieldIds,
        keys,
        recordIds,
      ],
    }),
    tx.query<{ recordId: string; fieldId: string; otherId: string | null }>({
      name: 'claim-unique-values',
      text: `with wanted as (
               select * from unnest($2::uuid[], $3::text[], $4::uuid[]) w (field_id, value_key, record_id)
             ), claimed as (
               insert into unique_value (tenant_id, field_id, value_key, record_id)
               select $1, field_id, value_key, record_id from wanted order by field_id, value_key, record_id
               on conflict (tenant_id, field_id, value_key) do nothing
               returning field_id, value_key, record_id
             )
             select w.record_id as "recordId", w.field_id as "fieldId", u.record_id as "otherId"
             from wanted w
               left join claimed c on c.field_id = w.field_id and c.value_key = w.value_key and c.record_id = w.record_id
               left join unique_value u on u.tenant_id = $1 and u.field_id = w.field_id and u.value_key = w.value_key
             where c.record_id is null and u.record_id is distinct from w.record_id`,
      values: [tx.tenantId, fieldIds, keys, recordIds],
    }),
  ])
  return lost.map((row) => ({ ...row, otherId: row.otherId ?? undefined }))
}

/** A value that several records hold. */
export interface Duplicate {
  value: string
  recordIds: string[]
}

const chunkSize = 5_000
const mostDuplicates = 1_000

/**
 * Takes the values that records hold already, for a field that becomes unique; archived records keep theirs. Reads the
 * entity's rows in chunks (about 100,000 a second) and locks none: a value written meanwhile is met by its own claim once the
 * definition is committed.
 * @returns values several records hold, the first 1,000; then the field cannot be unique and the caller takes the transaction back
 */
export async function fillUniqueValues(
  tx: Tx,
  field: Pick<MirroredField, 'id' | 'key' | 'entity'>,
): Promise<Duplicate[]> {
  const table = tableOf(field.entity)
  if (table === 'movement_line') return []
  const duplicates = new Map<string, Duplicate>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tx.query<{ id: string; value: unknown }>({
      text: `select id, attributes -> $1 as value from ${table}
             where id > $2 and attributes ? $1 order by id limit ${chunkSize}`,
      values: [field.key, after],
    })
    const last = rows.at(-1)
    if (!last) return [...duplicates.values()].slice(0, mostDuplicates)
    after = last.id
    const lost = await claimUniqueValues(
      tx,
      [field],
      rows.map((row) => ({ recordId: row.id, values: uniqueValues([field], { [field.key]: row.value }) })),
    )
    const byId = new Map(rows.map((row) => [row.id, String(row.value)]))
    for (const { recordId, otherId } of lost) {
      const value = byId.get(recordId) ?? ''
      const key = uniqueKey(value)
      const holder = otherId ?? rows.find((row) => uniqueKey(row.value) === key)?.id
      const found = duplicates.get(key) ?? { value, recordIds: holder ? [holder] : [] }
      found.recordIds.push(recordId)
      duplicates.set(key, found)
    }
  }
}
