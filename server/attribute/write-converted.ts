import type { AttributeProblemCode } from '#core/attribute/attribute-problem.ts'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { ChangeRow } from './field-change-queries.ts'
import { type MirroredField, tableOf } from './queries.ts'

/** A record whose value is to be written. */
export interface Converted {
  recordId: string
  attributes: Readonly<Record<string, AttributeValue>>
  /** undefined takes the value away */
  value: AttributeValue | undefined
}

/** What is noted of a record's value with its change; `done` takes it off the list. */
export interface Noted {
  recordId: string
  state: 'converted' | 'failed' | 'aside' | 'done'
  after: AttributeValue | undefined
  problem?: { code: AttributeProblemCode; facts: Readonly<Record<string, string>> }
}

/**
 * Writes one field's values into records, their mirrors and the audit record. A record whose value is the same is mirrored anew and
 * keeps its version.
 */
export async function writeConverted(
  tx: Tx,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  change: Pick<ChangeRow, 'id' | 'entity' | 'key'>,
  records: readonly Converted[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (records.length === 0) return
  const table = tableOf(change.entity)
  const rows = records.map(({ attributes, value }) => {
    const { [change.key]: _, ...others } = attributes
    const next: Record<string, AttributeValue> = value === undefined ? others : { ...others, [change.key]: value }
    const mirrors = table === 'item' ? toMirrors(tx.tenantId, next, fields) : []
    // what is left out of the row's JSON is null in the row
    const filled = mirrors.flatMap((each, at) => (each === null ? [] : [[mirrorColumns[at], each] as const]))
    return { attributes: next, ...Object.fromEntries(filled) }
  })
  const mirrored = table === 'item' ? mirrorColumns.map((column) => `, ${column} = b.${column}`).join('') : ''
  const touched = table === 'location' ? '' : ', updated_at = case when n.differs then now() else r.updated_at end'
  await tx.query({
    text: `with n as (
             select id, json, value, json -> 'attributes' -> $7 is distinct from value as differs
             from unnest($2::uuid[], $3::jsonb[], $8::jsonb[]) n (id, json, value)
           ), written as (
             update ${table} r set attributes = b.attributes, version = r.version + n.differs::int${touched}${mirrored}
             from n cross join lateral jsonb_populate_record(null::${table}, n.json) b
             where r.tenant_id = $1 and r.id = n.id
             returning r.id
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           select $1, $4, $5, $6, 'convert', $9, n.id::text, jsonb_build_object('attributes', jsonb_build_object($7::text, n.value)),
             jsonb_build_object('attributes', jsonb_build_object($7::text, n.json -> 'attributes' -> $7), 'fieldChangeId', $10::uuid)
           from n join written w on w.id = n.id where n.differs`,
    values: [
      tx.tenantId,
      records.map((record) => record.recordId),
      rows.map((row) => JSON.stringify(row)),
      actor.kind,
      actor.id,
      actor.name,
      change.key,
      records.map(({ attributes }) => toJson(attributes[change.key])),
      table,
      change.id,
    ],
  })
}

/** Notes what became of values. */
export async function noteConverted(tx: Tx, change: Pick<ChangeRow, 'id'>, noted: readonly Noted[]): Promise<void> {
  const done = noted.filter(({ state }) => state === 'done').map(({ recordId }) => recordId)
  const kept = noted.filter(({ state }) => state !== 'done')
  if (done.length > 0)
    await tx.query({
      text: 'delete from field_change_value where tenant_id = $1 and change_id = $2 and record_id = any($3::uuid[])',
      values: [tx.tenantId, change.id, done],
    })
  if (kept.length === 0) return
  await tx.query({
    text: `update field_change_value v set state = n.state, after = n.after, problem = n.problem
           from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[]) n (record_id, state, after, problem)
           where v.tenant_id = $1 and v.change_id = $2 and v.record_id = n.record_id`,
    values: [
      tx.tenantId,
      change.id,
      kept.map((each) => each.recordId),
      kept.map((each) => each.state),
      kept.map((each) => toJson(each.after)),
      kept.map((each) => toJson(each.problem)),
    ],
  })
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
