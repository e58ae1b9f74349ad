import type { AttributeValue } from '#core/attribute/value.ts'
import { entityOf, type RecordsKind } from '#core/import/import-targets.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { toLocation } from '#server/location/location-json.ts'
import { toSupplier } from '#server/supplier/supplier-json.ts'
import type { Selectable } from 'kysely'

/** A supplier's or location's row, as the database has it: dates as texts. */
export interface RecordRow {
  readonly [column: string]: unknown
  readonly id: string
  readonly code: string
  readonly name: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly archived_at: string | null
  readonly version: number
}

/** What an import writes of a record, by column. */
export interface RecordValues {
  id: string
  code: string
  name: string
  email?: string | null
  phone?: string | null
  note?: string
  kind?: string
  parent_id?: string | null
  negative_stock?: string | null
  archived_at: string | null
  attributes: Readonly<Record<string, AttributeValue>>
}

/** The columns that an import writes besides `attributes`, with their types. */
export const recordValues = {
  suppliers: { code: 'text', name: 'text', email: 'text', phone: 'text', note: 'text', archived_at: 'timestamptz' },
  locations: {
    code: 'text',
    name: 'text',
    kind: 'text',
    parent_id: 'uuid',
    negative_stock: 'text',
    archived_at: 'timestamptz',
  },
} as const satisfies Record<RecordsKind, Partial<Record<keyof RecordValues, string>>>

/** The values of a row that an import may write. */
export function toValues(kind: RecordsKind, row: RecordRow): RecordValues {
  const { id, attributes } = row
  const columns = Object.keys(recordValues[kind]).map((column) => [column, row[column]])
  // the columns' own types
  return { id, attributes, ...Object.fromEntries(columns) } as RecordValues
}

/** What records are looked up by; e-mail addresses only of suppliers. */
export interface RecordKeys {
  codes: readonly string[]
  names: readonly string[]
  emails: readonly string[]
  ids: readonly string[]
}

/** The records with any of these keys, virtual locations among them; locked in the order of their ids unless `lock` is false. */
export async function findRecords(
  tx: Tx,
  kind: RecordsKind,
  { codes, names, emails, ids }: RecordKeys,
  { lock }: { lock: boolean },
): Promise<RecordRow[]> {
  const keys = kind === 'suppliers' ? ['code_key', 'name_key'] : ['lower(code)', 'lower(name)']
  return tx.query<RecordRow>({
    text: `select * from ${entityOf[kind]}
           where tenant_id = $1 and (${keys[0]} = any($2::text[]) or ${keys[1]} = any($3::text[]) or id = any($4::uuid[])${kind === 'suppliers' ? ' or lower(email) = any($5::text[])' : ''})
           order by id ${lock ? 'for no key update' : ''}`,
    values: [
      tx.tenantId,
      codes.map(lower),
      names.map(lower),
      ids,
      ...(kind === 'suppliers' ? [emails.map(lower)] : []),
    ],
  })
}

/** Writes new records, with an audit entry each. @throws 23505 on a code that another request took meanwhile */
export async function insertRecords(
  tx: Tx,
  by: { actor: Actor; importId: string; kind: RecordsKind },
  records: readonly RecordValues[],
): Promise<void> {
  if (records.length === 0) return
  const { names, source } = sourceOf(by.kind)
  const made = await tx.query<RecordRow>({
    text: `insert into ${entityOf[by.kind]} (tenant_id, ${names.join(', ')})
           select $1, ${names.map((name) => `r.${name}`).join(', ')} from ${source} returning *`,
    values: [tx.tenantId, JSON.stringify(records)],
  })
  await remember(
    tx,
    by,
    made.map((row) => ({ before: null, row })),
  )
  await auditAll(
    tx,
    by,
    'create',
    made.map((row) => ({ after: row })),
  )
}

/** Changes records, with an audit entry each. @param former  the rows as they are */
export async function updateRecords(
  tx: Tx,
  by: { actor: Actor; importId: string; kind: RecordsKind },
  records: readonly RecordValues[],
  former: ReadonlyMap<string, RecordRow>,
): Promise<void> {
  if (records.length === 0) return
  const changed = await writeRecords(tx, by.kind, records)
  const pairs = changed.map((row) => ({ before: former.get(row.id) ?? null, row }))
  await remember(tx, by, pairs)
  await auditAll(
    tx,
    by,
    'update',
    pairs.map(({ before, row }) => ({ ...(before ? { before } : {}), after: row })),
  )
}

/** Puts values back that an import had changed, with an audit entry each; a record keeps its place in or out of the archive. */
export async function putBackRecords(
  tx: Tx,
  by: { actor: Actor; importId: string; kind: RecordsKind },
  records: readonly RecordValues[],
  former: ReadonlyMap<string, RecordRow>,
): Promise<void> {
  if (records.length === 0) return
  const changed = await writeRecords(tx, by.kind, records)
  await auditAll(
    tx,
    by,
    'restore',
    changed.map((row) => {
      const before = former.get(row.id)
      return { ...(before ? { before } : {}), after: row }
    }),
    { importId: by.importId },
  )
}

/** Takes records into the archive, with an audit entry each. */
export async function archiveRecords(
  tx: Tx,
  by: { actor: Actor; importId: string; kind: RecordsKind },
  records: readonly RecordRow[],
): Promise<void> {
  if (records.length === 0) return
  await tx.query({
    text: `with archived as (
             update ${entityOf[by.kind]} set archived_at = now(), version = version + 1
             where tenant_id = $1 and id = any($2::uuid[]) and archived_at is null returning id, archived_at
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
           select $1, $3, $4, $5, 'archive', $6, id::text, jsonb_build_object('archivedAt', archived_at, 'importId', $7::uuid) from archived`,
    values: [
      tx.tenantId,
      records.map(({ id }) => id),
      by.actor.kind,
      by.actor.id,
      by.actor.name,
      entityOf[by.kind],
      by.importId,
    ],
  })
}

async function writeRecords(tx: Tx, kind: RecordsKind, records: readonly RecordValues[]): Promise<RecordRow[]> {
  const { names, source } = sourceOf(kind)
  const changed = names.filter((name) => name !== 'id').map((name) => `${name} = r.${name}`)
  const touched = kind === 'suppliers' ? 'updated_at = now(),' : ''
  return tx.query<RecordRow>({
    text: `update ${entityOf[kind]} t set ${changed.join(', ')}, ${touched} version = t.version + 1
           from ${source} where t.tenant_id = $1 and t.id = r.id returning t.*`,
    values: [tx.tenantId, JSON.stringify(records)],
  })
}

/** SQL: the records given as JSON in $2, as `r`. */
function sourceOf(kind: RecordsKind): { names: string[]; source: string } {
  const types: Readonly<Record<string, string>> = { id: 'uuid', ...recordValues[kind], attributes: 'jsonb' }
  const names = Object.keys(types)
  return { names, source: `jsonb_to_recordset($2::jsonb) as r (${names.map((name) => `${name} ${types[name]}`)})` }
}

async function remember(
  tx: Tx,
  { importId }: { importId: string },
  pairs: readonly { before: RecordRow | null; row: RecordRow }[],
): Promise<void> {
  await tx.query({
    text: `insert into import_record (tenant_id, import_id, record_id, before, after)
           select $1, $2, r.id, nullif(r.before, 'null'), r.after
           from jsonb_to_recordset($3::jsonb) as r (id uuid, before jsonb, after jsonb)
           on conflict (tenant_id, import_id, record_id) do update set after = excluded.after`,
    values: [
      tx.tenantId,
      importId,
      JSON.stringify(pairs.map(({ before, row }) => ({ id: row.id, before, after: row }))),
    ],
  })
}

async function auditAll(
  tx: Tx,
  { actor, kind }: { actor: Actor; kind: RecordsKind },
  action: 'create' | 'update' | 'restore',
  changes: readonly { before?: RecordRow; after: RecordRow }[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx.query({
    text: `insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           select $1, $2, $3, $4, $5, $6, r.id, r.before, r.after
           from jsonb_to_recordset($7::jsonb) as r (id text, before jsonb, after jsonb)`,
    values: [
      tx.tenantId,
      actor.kind,
      actor.id,
      actor.name,
      action,
      entityOf[kind],
      JSON.stringify(
        changes.map(({ before, after }) => ({
          id: after.id,
          ...(before ? { before: toWire(kind, before) } : {}),
          after: { ...toWire(kind, after), ...more },
        })),
      ),
    ],
  })
}

function toWire(kind: RecordsKind, row: RecordRow): object {
  // a row of the table, as `select *` gives it
  return kind === 'suppliers'
    ? toSupplier(row as unknown as Selectable<DB['supplier']>)
    : toLocation(row as unknown as Selectable<DB['location']>)
}

function lower(text: string): string {
  return text.toLowerCase()
}
