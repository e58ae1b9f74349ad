import type { Insertable, Selectable, Updateable } from 'kysely'
import type { View } from '#contract/view.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'

export type ViewRow = Selectable<DB['saved_view']>

/** What of a view's place in the list its cursor holds. */
export type ViewPosition = readonly [unpinned: number, name: string, id: string]

/** The views an actor sees, pinned first, then by name. */
export async function listViewPage(
  tx: Tx,
  actor: Actor,
  page: { entity: View['entity']; limit: number; after: ViewPosition | undefined },
): Promise<ViewRow[]> {
  const [unpinned, name, id] = page.after ?? []
  return tx.query<ViewRow>({
    text: `select * from saved_view
           where entity = $1 and (is_shared or owner_id = $2)
             and ($4::int is null or ((not is_pinned)::int, lower(name), id) > ($4::int, lower($5::text), $6::uuid))
           order by (not is_pinned)::int, lower(name), id limit $3`,
    values: [page.entity, actor.id, page.limit, unpinned, name, id],
  })
}

export function positionOf(row: Pick<ViewRow, 'is_pinned' | 'name' | 'id'>): ViewPosition {
  return [row.is_pinned ? 0 : 1, row.name, row.id]
}

/** One view; undefined when there is none, and when it is somebody else's own. */
export function findView(tx: Tx, actor: Actor, id: string): Promise<ViewRow | undefined> {
  return seen(tx, actor, id).executeTakeFirst()
}

/** The same, locked until the transaction ends. */
export function lockView(tx: Tx, actor: Actor, id: string): Promise<ViewRow | undefined> {
  return seen(tx, actor, id).forUpdate().executeTakeFirst()
}

function seen(tx: Tx, actor: Actor, id: string) {
  return tx.db
    .selectFrom('saved_view')
    .selectAll()
    .where('id', '=', id)
    .where((e) => e.or([e('is_shared', '=', true), e('owner_id', '=', actor.id)]))
}

export function insertView(tx: Tx, row: Insertable<DB['saved_view']>): Promise<ViewRow> {
  return tx.db.insertInto('saved_view').values(row).returningAll().executeTakeFirstOrThrow()
}

export function changeView(tx: Tx, id: string, row: Updateable<DB['saved_view']>): Promise<ViewRow> {
  return tx.db
    .updateTable('saved_view')
    .set((e) => ({ ...row, version: e('version', '+', 1), updated_at: new Date().toISOString() }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('saved_view').where('id', '=', id).execute()
}
