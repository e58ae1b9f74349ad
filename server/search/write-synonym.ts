import type { z } from 'zod'
import { measure } from '#contract/filter.ts'
import { type createSynonym, mostSynonyms, type Synonym, type SynonymMeaning } from '#contract/synonym.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isTeachable, teachingKey } from '#core/search/taught.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { compileFilter } from '#server/item/filter-sql.ts'
import { readQuestion } from './read-question.ts'
import {
  changeSynonym,
  countSynonyms,
  findSynonym,
  insertSynonym,
  isSeen,
  removeSynonym,
  type SynonymRow,
  toSynonym,
} from './synonyms.ts'

/** A question may hold several taught words, and its filter takes 100 nodes. */
const mostNodes = 12

/**
 * Teaches what words mean from the next question on.
 * @throws AppError invalid_value  words of the grammar, words that are understood already, a meaning that is not understood itself;
 *   name_taken; conflict (as many are taught as can be)
 */
export async function teachSynonym(
  tx: Tx,
  actor: Actor,
  { words, meaning }: z.output<typeof createSynonym.body>,
): Promise<Synonym> {
  if (!isTeachable(words)) throw refused('words', sentence('search.notTeachable'))
  const { read } = await readQuestion(tx, words, { role: actor.role, isTaught: false })
  const isKnown = read.notUnderstood.length === 0 && read.chips.every(({ kind }) => kind !== 'text')
  if (isKnown) throw refused('words', sentence('search.understoodAlready', { words }))
  await assertMeaning(tx, actor, meaning)
  if ((await countSynonyms(tx)) >= mostSynonyms)
    throw new AppError('conflict', { detail: sentence('search.taughtMost', { most: mostSynonyms }) })
  const row = await insertSynonym(tx, {
    tenant_id: tx.tenantId,
    words,
    words_key: teachingKey(words),
    meaning: JSON.stringify(meaning),
    author_name: actor.name,
  }).catch(translate)
  const made = toSynonym(row)
  await audit(tx, actor, { action: 'create', entity: 'synonym', entityId: made.id, after: made })
  return made
}

/** @throws AppError not_found, version_mismatch, invalid_value (a meaning that is not understood) */
export async function alterSynonym(
  tx: Tx,
  actor: Actor,
  { id, version, meaning }: { id: string; version: number; meaning: SynonymMeaning },
): Promise<Synonym> {
  const before = await lockSeen(tx, actor, id, version)
  await assertMeaning(tx, actor, meaning)
  const after = toSynonym(await changeSynonym(tx, id, meaning))
  await audit(tx, actor, { action: 'update', entity: 'synonym', entityId: id, before: toSynonym(before), after })
  return after
}

/** @throws AppError not_found, version_mismatch */
export async function forgetSynonym(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const before = await lockSeen(tx, actor, id, version)
  await removeSynonym(tx, id)
  await audit(tx, actor, { action: 'delete', entity: 'synonym', entityId: id, before: toSynonym(before) })
}

async function lockSeen(tx: Tx, actor: Actor, id: string, version: number): Promise<SynonymRow> {
  const row = await findSynonym(tx, id)
  if (!row || !isSeen(row, viewFields(await getSchema(tx), 'item', actor.role))) throw new AppError('not_found')
  if (row.version !== version) throw new AppError('version_mismatch', { currentVersion: row.version })
  return row
}

/** Words must be understood on their own, so that nothing taught leads to another thing taught; conditions must be ones a list takes. */
async function assertMeaning(tx: Tx, actor: Actor, meaning: SynonymMeaning): Promise<void> {
  if (meaning.kind === 'words') {
    const { read } = await readQuestion(tx, meaning.words, { role: actor.role, isTaught: false })
    const [unknown] = read.notUnderstood
    if (unknown) throw refused('meaning', sentence('search.meaningUnknown', { words: unknown.words }))
    if (read.chips.length === 0) throw refused('meaning', sentence('search.meaningUnknown', { words: meaning.words }))
    return
  }
  if (measure(meaning.filter).nodes > mostNodes)
    throw refused('meaning', sentence('search.meaningLong', { most: mostNodes }))
  const view = viewFields(await getSchema(tx), 'item', actor.role)
  compileFilter(new SqlText(), meaning.filter, { tenantId: tx.tenantId, ...view })
}

function refused(part: 'words' | 'meaning', message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `body.${part}`, message }] })
}

function translate(error: unknown): never {
  if (violates(error, 'synonym_words'))
    throw new AppError(
      'name_taken',
      { errors: [{ path: 'body.words', message: sentence('title.name_taken') }] },
      { cause: error },
    )
  throw error
}
