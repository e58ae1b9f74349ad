import { thumbnailSizes } from '#contract/file.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ObjectName, Storage } from '#server/storage/storage.ts'
import { giveRoom } from './file-room.ts'

/** Files that are removed in one transaction. */
const batchSize = 200

/**
 * Removes a tenant's files that no record has named for so long. A first look only notes what is unused; what still is when a
 * later look finds the note old enough goes: row and count first, in one transaction, then the content. Named is what stands in
 * a record, and what undoing an import or a change of a field would put back. Reads every record that has a file, once: 1 s for
 * 100,000. A record that takes a file meanwhile wins (`claimFiles` takes the note back).
 * @returns how many were removed
 */
export async function sweepUnused(
  { database, storage }: { database: Database; storage: Storage },
  tenantId: string,
  olderThanMs: number,
): Promise<number> {
  const hasOld = await database.tenantRead(tenantId, (tx) =>
    tx.query({ text: `select 1 from file where ${isOld('created_at')} limit 1`, values: [olderThanMs] }),
  )
  if (hasOld.length === 0) return 0
  let removed = 0
  for (;;) {
    const gone = await database.tenant(tenantId, (tx) => sweepBatch(tx, olderThanMs, removed === 0))
    await storage.remove(gone.flatMap((file) => objectsOf(tenantId, file)))
    removed += gone.length
    if (gone.length < batchSize) return removed
  }
}

interface Removed {
  id: string
  size: number
  width: number | null
}

const isOld = (column: string) =>
  `purpose not in ('import', 'export', 'order') and ${column} < now() - $1 * interval '1 ms'`

/** Ids named by any record, or by what an undoing would put back; `f` are the fields that hold files, archived ones too. */
const named = `
  fields as materialized (select id, entity, key from field where kind in ('file', 'image')),
  holders as (
    select i.attributes from item i where i.attributes ?| (select coalesce(array_agg(key), '{}') from fields where entity in ('item', 'variant'))
    union all
    select s.attributes from supplier s where s.attributes ?| (select coalesce(array_agg(key), '{}') from fields where entity = 'supplier')
    union all
    select l.attributes from location l where l.attributes ?| (select coalesce(array_agg(key), '{}') from fields where entity = 'location')
    union all
    select m.attributes from movement_line m
    where exists (select from fields where entity = 'movementLine')
      and m.attributes ?| (select array_agg(key) from fields where entity = 'movementLine')
    union all
    select c.before -> 'attributes' from import_change c where exists (select from fields where entity in ('item', 'variant'))
  ),
  texts as (
    select distinct case jsonb_typeof(e.value) when 'array' then e.value else jsonb_build_array(e.value) end as list
    from holders h, jsonb_each(case jsonb_typeof(h.attributes) when 'object' then h.attributes else '{}' end) e
    where e.key in (select key from fields)
    union all
    select case jsonb_typeof(b.value) when 'array' then b.value else jsonb_build_array(b.value) end
    from field_change c
    join field_change_value v on v.tenant_id = c.tenant_id and v.change_id = c.id,
    lateral (values (v.before), (v.after)) b (value)
    where b.value is not null and (c.before ->> 'kind' in ('file', 'image') or c.after ->> 'kind' in ('file', 'image'))
  ),
  named as materialized (
    select distinct entry::uuid as id from texts, jsonb_array_elements_text(list) entry
    where entry ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
  )`

async function sweepBatch(tx: Tx, olderThanMs: number, isFirst: boolean): Promise<Removed[]> {
  const gone = await tx.query<Removed>({
    text: `with ${named}, doomed as (
             select id from file where ${isOld('unused_since')} and id not in (select id from named)
             order by id limit ${batchSize} for update skip locked)
           delete from file d using doomed where d.id = doomed.id returning d.id, d.size, d.width`,
    values: [olderThanMs],
  })
  if (gone.length > 0) await giveRoom(tx, gone)
  if (isFirst)
    await tx.query({
      text: `with ${named}
             update file set unused_since = case when id in (select id from named) then null else now() end
             where ${isOld('created_at')} and (unused_since is null) <> (id in (select id from named))`,
      values: [olderThanMs],
    })
  return gone
}

function objectsOf(tenantId: string, { id, width }: Removed): ObjectName[] {
  const thumbnails = width === null ? [] : thumbnailSizes.map((thumbnail) => ({ tenantId, id, thumbnail }))
  return [{ tenantId, id }, ...thumbnails]
}
