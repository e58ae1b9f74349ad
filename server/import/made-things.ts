import type { z } from 'zod'
import type { madeThing } from '#contract/import-outcome.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

/** Something an import made besides items: a field, an option of one, a type, a category, a supplier, a location. */
export type MadeThing = z.output<typeof madeThing>

/** Adds to what the import has made, in the transaction that makes it; told twice is as once. */
export async function rememberMade(tx: Tx, importId: string, things: readonly MadeThing[]): Promise<void> {
  if (things.length === 0) return
  await tx.query({
    text: `insert into import_made (tenant_id, import_id, kind, id, key, name)
           select $1, $2, m.* from unnest($3::text[], $4::uuid[], $5::text[], $6::text[]) m (kind, id, key, name)
           on conflict do nothing`,
    values: [
      tx.tenantId,
      importId,
      things.map(({ kind }) => kind),
      things.map(({ id }) => id),
      things.map(({ key }) => key ?? ''),
      things.map(({ name }) => name),
    ],
  })
}

/** What the import has made, in earlier starts too; kinds in the order of the alphabet, each as it was made. */
export async function listMade(tx: Tx, importId: string): Promise<MadeThing[]> {
  return tx.query<MadeThing>({
    text: `select kind, id, nullif(key, '') as key, name from import_made
           where tenant_id = $1 and import_id = $2 order by kind, id, key`,
    values: [tx.tenantId, importId],
  })
}

const tables = { itemType: 'item_type', category: 'category', supplier: 'supplier', location: 'location' } as const
/** What an import makes that has a table of its own, and an archive. */
export type MadeRecordKind = keyof typeof tables

/** Archived records of the kind that some import made: its reversal archived them, and importing again brings them back. */
export async function listArchivedMade(tx: Tx, kind: MadeRecordKind): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>({
    text: `select r.id from ${tables[kind]} r where r.tenant_id = $1 and r.archived_at is not null
             and exists (select from import_made m where m.tenant_id = $1 and m.kind = $2 and m.id = r.id)`,
    values: [tx.tenantId, kind],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Takes a record into or out of the archive, with its audit entry. */
export async function setArchived(
  tx: Tx,
  actor: Actor,
  { kind, id, importId, archived }: { kind: MadeRecordKind; id: string; importId: string; archived: boolean },
): Promise<void> {
  const [row] = await tx.query<{ at: string | null }>({
    text: `update ${tables[kind]} set archived_at = case when $3 then now() end, version = version + 1
           where tenant_id = $1 and id = $2 and (archived_at is null) = $3 returning archived_at as at`,
    values: [tx.tenantId, id, archived],
  })
  if (!row) return
  await audit(tx, actor, {
    action: archived ? 'archive' : 'restore',
    entity: tables[kind],
    entityId: id,
    after: { archivedAt: row.at, importId },
  })
}
