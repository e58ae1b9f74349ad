import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { DB } from '#server/db/schema.generated.ts'
import { escapeLike } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'

export type SupplierRow = Selectable<DB['supplier']>

/** What suppliers are ordered by, and the column that holds it. */
export const supplierOrders = {
  name: 'name_key',
  code: 'code_key',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const
export type SupplierOrder = keyof typeof supplierOrders

export interface SupplierSelection {
  archived: 'exclude' | 'include' | 'only'
  /** part of name, code, e-mail or a custom value, whatever the case */
  text?: string | undefined
  /** keys of the custom fields it is looked for in */
  textKeys: readonly string[]
  order: SupplierOrder
  descending: boolean
  /** all of them, unless told */
  limit?: number
  /** value of the order and id of the last row before */
  after?: readonly [string, string] | undefined
}

/** Suppliers in order, each with its `position` in it. */
export function listSuppliers(tx: Tx, selection: SupplierSelection): Promise<(SupplierRow & { position: string })[]> {
  const column = supplierOrders[selection.order]
  const direction = selection.descending ? 'desc' : 'asc'
  let select = tx.db
    .selectFrom('supplier')
    .selectAll()
    .select(sql<string>`${sql.ref(column)}::text`.as('position'))
    .orderBy(column, direction)
    .orderBy('id', direction)
  if (selection.limit !== undefined) select = select.limit(selection.limit)
  if (selection.archived !== 'include')
    select = select.where('archived_at', selection.archived === 'only' ? 'is not' : 'is', null)
  if (selection.text) {
    const pattern = `%${escapeLike(selection.text.toLowerCase())}%`
    select = select.where((e) =>
      e.or([
        e('name_key', 'like', pattern),
        e('code_key', 'like', pattern),
        e(sql<string>`lower(email)`, 'like', pattern),
        sql<boolean>`exists (select from jsonb_each_text(attributes) given (key, value)
          where given.key = any(${[...selection.textKeys]}::text[]) and lower(given.value) like ${pattern})`,
      ]),
    )
  }
  if (selection.after) {
    const [position, id] = selection.after
    const type = sql.raw(selection.order === 'createdAt' || selection.order === 'updatedAt' ? 'timestamptz' : 'text')
    const beyond = sql.raw(selection.descending ? '<' : '>')
    select = select.where(sql<boolean>`(${sql.ref(column)}, id) ${beyond} (${position}::${type}, ${id}::uuid)`)
  }
  return select.execute()
}

export function findSupplier(tx: Tx, id: string): Promise<SupplierRow | undefined> {
  return tx.db.selectFrom('supplier').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The supplier, locked until the transaction ends. */
export function lockSupplier(tx: Tx, id: string): Promise<SupplierRow | undefined> {
  return tx.db.selectFrom('supplier').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function insertSupplier(tx: Tx, row: Insertable<DB['supplier']>): Promise<SupplierRow> {
  return tx.db.insertInto('supplier').values(row).returningAll().executeTakeFirstOrThrow()
}

export function changeSupplier(tx: Tx, id: string, row: Updateable<DB['supplier']>): Promise<SupplierRow> {
  return tx.db
    .updateTable('supplier')
    .set((e) => ({ ...row, version: e('version', '+', 1), updated_at: sql`now()` }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** `stem`, or `stem-2`, `stem-3` ...: a code no supplier has. Others that make one up wait until the transaction ends. */
export async function freeCode(tx: Tx, stem: string): Promise<string> {
  await lockCodes(tx)
  const rows = await tx.query<{ code_key: string }>({
    text: 'select code_key from supplier where code_key like $1',
    values: [`${escapeLike(stem.toLowerCase())}%`],
  })
  const taken = new Set(rows.map((row) => row.code_key))
  if (!taken.has(stem.toLowerCase())) return stem
  for (let n = 2; ; n++) if (!taken.has(`${stem}-${n}`.toLowerCase())) return `${stem}-${n}`
}

/** Has others who make a supplier's code up wait until the transaction ends. */
export async function lockCodes(tx: Tx): Promise<void> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended('supplier_code:' || $1, 0))`,
    values: [tx.tenantId],
  })
}
