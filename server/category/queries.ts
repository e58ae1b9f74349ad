import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Category } from '#contract/category.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

type CategoryRow = Selectable<DB['category']>

export function listCategoryPage(tx: Tx, options: { limit: number; after?: string }): Promise<CategoryRow[]> {
  let select = tx.db.selectFrom('category').selectAll().orderBy('id').limit(options.limit)
  if (options.after) select = select.where('id', '>', options.after)
  return select.execute()
}

export function findCategory(tx: Tx, id: string): Promise<CategoryRow | undefined> {
  return tx.db.selectFrom('category').selectAll().where('id', '=', id).executeTakeFirst()
}

export function insertCategory(tx: Tx, row: Insertable<DB['category']>): Promise<CategoryRow> {
  return tx.db.insertInto('category').values(row).returningAll().executeTakeFirstOrThrow()
}

export function changeCategory(tx: Tx, id: string, row: Updateable<DB['category']>): Promise<CategoryRow> {
  return tx.db
    .updateTable('category')
    .set((e) => ({ ...row, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The category and all below it; nothing for one that is not there. */
export async function listBranch(tx: Tx, top: string): Promise<CategoryRow[]> {
  return tx.query<CategoryRow>({
    text: `with recursive below as (
             select id from category where id = $1
             union
             select c.id from category c join below b on c.parent_id = b.id
           )
           select c.* from category c join below b on b.id = c.id order by c.id`,
    values: [top],
  })
}

/** How many categories lie on the way from this one to the top, itself included. */
export async function depthOf(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.query<{ depth: number }>({
    text: `with recursive above as (
             select id, parent_id from category where id = $1
             union
             select c.id, c.parent_id from category c join above a on c.id = a.parent_id
           )
           select count(*)::int as depth from above`,
    values: [id],
  })
  return row?.depth ?? 0
}

/** Whether an item in use stands in one of these categories. */
export async function holdsItems(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const rows = await tx.query({
    text: 'select from item where category_id = any($1::uuid[]) and archived_at is null limit 1',
    values: [ids],
  })
  return rows.length > 0
}

export function toCategory(row: CategoryRow): Category {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}
