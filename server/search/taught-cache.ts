import { LRUCache } from 'lru-cache'
import { mostSynonyms, type Teaching } from '#contract/synonym.ts'
import { type Taught, taughtWords } from '#core/search/taught.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { compileFilter } from '#server/item/filter-sql.ts'
import type { SearchSettings } from './queries.ts'
import { isSeen, listSynonymRows, toSynonym } from './synonyms.ts'
import { keyOf } from './vocabulary-cache.ts'

/** By tenant, what is hidden from the reader and the state of schema and teachings: a change of either holds from the next question on. */
const cache = new LRUCache<string, Taught>({ max: 1_000 })

/** What an organisation taught, for the questions of a role; one statement when something changed, else none. */
export async function getTaught(tx: Tx, settings: SearchSettings, view: FieldView): Promise<Taught> {
  const key = [settings.synonymsState, settings.schemaVersion, keyOf(tx, view)].join(' ')
  const cached = cache.get(key)
  if (cached) return cached
  const rows = settings.synonymsState === '' ? [] : await listSynonymRows(tx, mostSynonyms)
  const teachings = rows.filter((row) => isSeen(row, view)).map(toSynonym)
  const taught = taughtWords(teachings.filter((one) => isCurrent(one, tx, view)))
  cache.set(key, taught)
  return taught
}

/** Conditions on a field that became of another kind since hold no more: their words are not understood then. */
function isCurrent({ meaning }: Teaching, tx: Tx, view: FieldView): boolean {
  if (meaning.kind === 'words') return true
  try {
    compileFilter(new SqlText(), meaning.filter, { tenantId: tx.tenantId, ...view })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
