import { LRUCache } from 'lru-cache'
import type { Role } from '#contract/permissions.ts'
import type { OutsideHelp } from '#contract/search.ts'
import { helpQuestion } from '#core/search/outside/helped-question.ts'
import { type OutsidePrompt, promptFor } from '#core/search/outside/outside-prompt.ts'
import { type OutsideReading, readOutsideReply } from '#core/search/outside/read-outside-reply.ts'
import { type SpokenSchema, speakSchema } from '#core/search/outside/spoken-schema.ts'
import type { Question } from '#core/search/question.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { compileFilter } from '#server/item/filter-sql.ts'
import { toItemOrder } from '#server/item/sorted-page.ts'
import { askModel, type ModelAccess } from '#server/outside-model/ask-model.ts'
import { findModel, type ModelRow } from '#server/outside-model/queries.ts'
import { listCategoryNames, listPlaces, listTypeNames } from './queries.ts'
import type { ReadQuestion } from './read-question.ts'

/** What a model said of a question, ready to be checked against the schema as it is. */
interface Said {
  /** of its readings, how many were refused before */
  refused: number
  readings: readonly OutsideReading[]
}

/** A question a model is to be asked about, with all that takes no transaction. */
export interface HelpNeeded {
  key: string
  row: ModelRow
  prompt: OutsidePrompt
  schema: SpokenSchema
  question: Question
  timeZone: string
}

/** What came of asking; `said` where there is something to read. */
export interface HelpGot {
  key: string
  state: OutsideHelp['state']
  model: string
  inputTokens: number | null
  outputTokens: number | null
  said?: Said
}

/** What was said lately, by tenant, reader, schema, model and question: the same question is not paid for twice. */
const cache = new LRUCache<string, Said>({ max: 1_000, ttl: 600_000 })

/**
 * What a model outside can do for a question: nothing where all was understood or none is switched on (no statement then), what it
 * said of the same question before, or what is needed to ask it.
 * @param isWanted  false: it is not asked now
 */
export async function findHelp(
  tx: Tx,
  asked: ReadQuestion & { text: string; role: Role },
  isWanted: boolean,
): Promise<HelpNeeded | HelpGot | undefined> {
  const { read, settings, view, today } = asked
  if (read.notUnderstood.length === 0 || !settings.hasOutsideModel) return undefined
  const row = await findModel(tx)
  if (!row?.is_on) return undefined
  const { schemaVersion, synonymsState, timeZone, currency } = settings
  const key = JSON.stringify([
    tx.tenantId,
    asked.text,
    today,
    schemaVersion,
    synonymsState,
    currency,
    timeZone,
    view.hidden,
    row.version,
  ])
  const got = { key, model: row.model, inputTokens: null, outputTokens: null }
  const said = cache.get(key)
  if (said) return { ...got, state: 'nothing', said }
  if (!isWanted) return { ...got, state: 'available' }
  const schema = speakSchema({
    itemTypes: await listTypeNames(tx),
    categories: await listCategoryNames(tx),
    locations: await listPlaces(tx),
    fields: view.fields.filter(({ archivedAt }) => archivedAt === null),
    currency,
  })
  return { key, row, schema, question: read, timeZone, prompt: promptFor(asked.text, read, schema, today) }
}

/** Asks the model, outside of any transaction. */
export async function askForHelp(access: ModelAccess, tenantId: string, needed: HelpNeeded): Promise<HelpGot> {
  const { key, row, prompt, schema, question, timeZone } = needed
  let said: Said | undefined
  const { outcome, answer } = await askModel(access, tenantId, row, prompt, (text) => {
    said = readOutsideReply(text, question.notUnderstood, schema, timeZone)
    return said !== undefined
  })
  if (said) cache.set(key, said)
  const counted = { inputTokens: answer?.inputTokens ?? null, outputTokens: answer?.outputTokens ?? null }
  const got = { key, model: row.model, ...counted }
  if (said) return { ...got, state: 'nothing', said }
  if (answer) return { ...got, state: 'refused' }
  return { ...got, state: outcome === 'late' || outcome === 'limit' ? outcome : 'failed' }
}

/**
 * The question with what a model said of it, as far as the list of items takes it for this reader; the rest is left out, and its words
 * stay named as not understood.
 */
export function applyHelp(
  tx: Tx,
  asked: ReadQuestion,
  { state, model, inputTokens, outputTokens, said }: HelpGot,
): { read: Question; outside: OutsideHelp } {
  const counted = { model, inputTokens, outputTokens }
  if (!said) return { read: asked.read, outside: { state, ...counted } }
  const taken = said.readings.filter((reading) => isTaken(tx, asked, reading))
  const { question, used } = helpQuestion(asked.read, taken)
  const hasRefused = said.refused > 0 || used < said.readings.length
  return { read: question, outside: { state: used > 0 ? 'used' : hasRefused ? 'refused' : 'nothing', ...counted } }
}

/** Whether a list of items takes it: the same check that a filter of the API passes, so that a reading can do no more than its reader. */
function isTaken(tx: Tx, { view }: Pick<ReadQuestion, 'view'>, { filter, sort }: OutsideReading): boolean {
  const sql = new SqlText()
  try {
    if (filter) compileFilter(sql, filter, { tenantId: tx.tenantId, ...view })
    if (sort) toItemOrder(sql, sort, view.fields, undefined)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
