import { mirrorColumns } from '#core/attribute/slots.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ImportBatch, ImportRun } from './import-run.ts'
import { claimFormerValues, inheritAgain, nameEditors, restoreEdited } from './undo-edited.ts'

type Reversed = NonNullable<ImportBatch['reversed']>
type Kept = Reversed['kept'][number]

/** What became of the items of an import that was taken back. */
export type Undone = Pick<Reversed, 'itemsArchived' | 'itemsRestored' | 'itemsPartlyRestored' | 'kept' | 'keptCount'>

const chunkSize = 2_000
const mostKept = 100

/** Columns an import may have changed, as its before-image holds them. */
const columns = [
  'sku',
  'name',
  'description',
  'barcode',
  'item_type_id',
  'category_id',
  'unit',
  'price',
  'cost',
  'reorder_point',
  'own_values',
  'variant_axes',
  'attributes',
  'archived_at',
  ...mirrorColumns,
]

/**
 * Takes back what an import did to items: archives those it made, puts back the values of those it changed. An item it made that
 * other movements use or somebody edited since (its version differs) stays as it is; of an item it changed and somebody edited since, those
 * values are put back that still are as the import wrote them. What stays is listed.
 */
export async function undoItems(run: Omit<ImportRun, 'path'>): Promise<Undone> {
  const undone: Undone = { itemsArchived: 0, itemsRestored: 0, itemsPartlyRestored: 0, kept: [], keptCount: 0 }
  const inChunks = async (
    undo: (tx: Tx, after: string) => Promise<{ last: string | null; done: number; kept: Kept[] }>,
  ) => {
    let total = 0
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      run.signal.throwIfAborted()
      const chunk = await run.database.tenant(run.tenantId, async (tx) => {
        await run.hold(tx)
        return undo(tx, after)
      })
      total += chunk.done
      undone.keptCount += chunk.kept.length
      undone.kept.push(...chunk.kept.slice(0, mostKept - undone.kept.length))
      if (chunk.last === null) return total
      after = chunk.last
    }
  }
  undone.itemsArchived = await inChunks((tx, after) => archiveMade(tx, run, after))
  undone.itemsRestored = await inChunks((tx, after) => restoreChanged(tx, run, after))
  undone.itemsPartlyRestored = await inChunks((tx, after) => restoreEdited(tx, run, after))
  return undone
}

/** SQL: an item that has variants in use goes on having them, whatever it was before. */
function putBack(column: string): string {
  if (column !== 'variant_axes') return `${column} = b.${column}`
  return `variant_axes = case when b.variant_axes is null and exists (
    select from item v where v.tenant_id = $1 and v.parent_id = i.id and v.archived_at is null) then i.variant_axes else b.variant_axes end`
}

interface ChunkRow {
  last: string | null
  done: number
  kept: { itemId: string; sku: string; reason: Kept['reason'] }[] | null
  /** items of which variants changed, or what variants have from them */
  parents?: string[] | null
}

async function archiveMade(tx: Tx, run: Omit<ImportRun, 'path'>, after: string) {
  const [row] = await tx.query<ChunkRow>({
    text: `
      with made as (
        select i.id, i.sku, i.version, i.archived_at, coalesce(c.version_after, 1) as version_after
        from item i left join import_change c on c.tenant_id = i.tenant_id and c.import_id = $2 and c.item_id = i.id
        where i.tenant_id = $1 and i.created_by_import = $2 and i.id > $3 order by i.id limit ${chunkSize} for update of i
      ), judged as (
        select m.*, case
          -- a movement and its reversal together use nothing
          when exists (
            select from movement_line l join movement d on d.tenant_id = l.tenant_id and d.id = l.movement_id
            where l.tenant_id = $1 and l.item_id = m.id and d.reverses_id is null
              and not exists (select from movement r where r.tenant_id = $1 and r.reverses_id = d.id)
          ) then 'used'
          when m.version <> m.version_after then 'edited' end as reason
        from made m
      ), archived as (
        update item i set archived_at = now(), version = i.version + 1, updated_at = now()
        from judged j where i.tenant_id = $1 and i.id = j.id and j.reason is null and j.archived_at is null
        returning i.id, i.sku
      ), logged as (
        insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
        select $1, $4, $5, $6, 'archive', 'item', id::text, jsonb_build_object('archivedAt', null),
          jsonb_build_object('archivedAt', now(), 'importId', $2::uuid) from archived
      )
      select (select max(id::text) from made) as last, (select count(*) from archived)::int as done,
        (select jsonb_agg(jsonb_build_object('itemId', id, 'sku', sku, 'reason', reason)) from judged
         where reason is not null and archived_at is null) as kept`,
    values: [tx.tenantId, run.importId, after, run.actor.kind, run.actor.id, run.actor.name],
  })
  const kept = await nameEditors(tx, run.importId, row?.kept ?? [])
  return { last: row?.last ?? null, done: row?.done ?? 0, kept }
}

async function restoreChanged(tx: Tx, run: Omit<ImportRun, 'path'>, after: string) {
  const losers = await claimFormerValues(tx, run, { after, limit: chunkSize })
  const [row] = await tx.query<ChunkRow>({
    text: `
      with changed as (
        select i.id, i.sku, i.version, c.version_after, c.before
        from import_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
        where c.tenant_id = $1 and c.import_id = $2 and c.item_id > $3 and i.created_by_import is distinct from $2 order by c.item_id limit ${chunkSize} for update of i
      ), restored as (
        update item i set ${columns.map(putBack).join(', ')}, version = i.version + 1, updated_at = now()
        from changed c cross join lateral jsonb_populate_record(null::item, c.before) b
        where i.tenant_id = $1 and i.id = c.id and c.version = c.version_after and c.id <> all($7::uuid[])
        returning i.id, i.version, i.created_by_import, (c.before ->> 'version')::int as version_before,
          case when i.variant_axes is not null then i.id else i.parent_id end as parent_id
      ), made_unedited as (
        -- As this import found it, so is the item again: for the import that made or changed it before, it is not edited.
        insert into import_change as e (tenant_id, import_id, item_id, before, after, version_after)
        select $1, r.created_by_import, r.id, '{}', '{}', r.version from restored r
        left join import_change m on m.tenant_id = $1 and m.import_id = r.created_by_import and m.item_id = r.id
        where r.created_by_import is not null and coalesce(m.version_after, 1) = r.version_before
        on conflict (tenant_id, import_id, item_id) do update set version_after = excluded.version_after
      ), changed_unedited as (
        update import_change c set version_after = r.version from restored r
        where c.tenant_id = $1 and c.item_id = r.id and c.import_id <> $2 and c.version_after = r.version_before
          and c.import_id is distinct from r.created_by_import
      ), logged as (
        insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
        select $1, $4, $5, $6, 'restore', 'item', c.id::text, c.before || jsonb_build_object('importId', $2::uuid)
        from changed c join restored r using (id)
      ), forgotten as (
        delete from import_change c using restored r where c.tenant_id = $1 and c.import_id = $2 and c.item_id = r.id
      )
      select (select max(id::text) from changed) as last, (select count(*) from restored)::int as done, null as kept,
        (select jsonb_agg(distinct parent_id) filter (where parent_id is not null) from restored) as parents`,
    values: [tx.tenantId, run.importId, after, run.actor.kind, run.actor.id, run.actor.name, losers],
  })
  await inheritAgain(tx, run, row?.parents ?? [])
  return { last: row?.last ?? null, done: row?.done ?? 0, kept: [] }
}
