import type { Insertable, Selectable } from 'kysely'
import { conditionsOf } from '#contract/filter.ts'
import type { Synonym, SynonymMeaning } from '#contract/synonym.ts'
import { type FieldView, isHidden } from '#server/attribute/field-view.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

export type SynonymRow = Selectable<DB['synonym']>

/** In order of their words. @param after  key of the words of the last row before */
export function listSynonymRows(tx: Tx, limit: number, after?: string): Promise<SynonymRow[]> {
  const all = tx.db.selectFrom('synonym').selectAll().orderBy('words_key').limit(limit)
  return (after === undefined ? all : all.where('words_key', '>', after)).execute()
}

export function findSynonym(tx: Tx, id: string): Promise<SynonymRow | undefined> {
  return tx.db.selectFrom('synonym').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** How many there are. Others that teach wait until the transaction ends, so that none passes the bound. */
export async function countSynonyms(tx: Tx): Promise<number> {
  await tx.query({ text: `select pg_advisory_xact_lock(hashtextextended('synonym:' || $1, 0))`, values: [tx.tenantId] })
  const [row] = await tx.query<{ count: number }>({ text: 'select count(*)::int as count from synonym' })
  return row?.count ?? 0
}

export function insertSynonym(tx: Tx, row: Insertable<DB['synonym']>): Promise<SynonymRow> {
  return tx.db.insertInto('synonym').values(row).returningAll().executeTakeFirstOrThrow()
}

export function changeSynonym(tx: Tx, id: string, meaning: SynonymMeaning): Promise<SynonymRow> {
  return tx.db
    .updateTable('synonym')
    .set((e) => ({
      meaning: JSON.stringify(meaning),
      version: e('version', '+', 1),
      updated_at: new Date().toISOString(),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function removeSynonym(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('synonym').where('id', '=', id).execute()
}

/** Whether a reader may know what the words mean: conditions on a field hidden from them say what is in it. */
export function isSeen(row: SynonymRow, view: Pick<FieldView, 'hidden' | 'fieldsOf'>): boolean {
  const { meaning } = toSynonym(row)
  if (meaning.kind === 'words') return true
  const fields = conditionsOf(meaning.filter).flatMap(({ field, than }) => (than ? [field, than.field] : [field]))
  return !fields.some((field) => isHidden(view, field))
}

/** The wire form. */
export function toSynonym(row: SynonymRow): Synonym {
  return {
    id: row.id,
    words: row.words,
    // written by this feature only, as its contract says
    meaning: row.meaning as SynonymMeaning,
    authorName: row.author_name,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
