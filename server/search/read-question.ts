import { readFileSync } from 'node:fs'
import type { Role } from '#contract/permissions.ts'
import { chunks } from '#core/search/code-candidates.ts'
import { parseQuestion } from '#core/search/parse-question.ts'
import type { Question } from '#core/search/question.ts'
import { readThesaurus, type Thesaurus } from '#core/search/thesaurus.ts'
import type { Vocabulary } from '#core/search/vocabulary.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findCodes, getSearchSettings, type SearchSettings } from './queries.ts'
import { getTaught } from './taught-cache.ts'
import { getVocabulary } from './vocabulary-cache.ts'
import { unlessNamed } from './whole-name.ts'

const thesaurusFile = new URL('../../core/search/languages/en/wordnet.txt', import.meta.url)
let thesaurus: Thesaurus | undefined

/** A question as it was understood here, and what it was read against. */
export interface ReadQuestion {
  read: Question
  settings: SearchSettings
  view: FieldView
  vocabulary: Vocabulary
  /** what relative dates count from, an ISO day */
  today: string
}

/**
 * Reads a question over the tenant's live schema, in three to five statements; the reading itself takes about 1 ms.
 * @param today  what relative dates count from; the organisation's own day when left out
 * @param isTaught  false: what the organisation taught is left aside
 */
export async function readQuestion(
  tx: Tx,
  text: string,
  { role, today: day, isTaught = true }: { role: Role; today?: string | undefined; isTaught?: boolean },
): Promise<ReadQuestion> {
  const settings = await getSearchSettings(tx)
  const view = viewFields(await getSchema(tx), 'item', role)
  const vocabulary = await getVocabulary(tx, settings, view)
  const codes = await findCodes(tx, possibleCodes(text))
  const asOf = day ?? today(settings.timeZone)
  thesaurus ??= readThesaurus(readFileSync(thesaurusFile, 'utf8'))
  const read = parseQuestion(text, vocabulary, {
    thesaurus,
    today: asOf,
    timeZone: settings.timeZone,
    codes,
    ...(isTaught ? { taught: await getTaught(tx, settings, view) } : {}),
  })
  const named = await unlessNamed(tx, { read, view, today: asOf }, text)
  return { read: named, settings, view, vocabulary, today: asOf }
}

/** Words that may be an SKU or a barcode: with a digit or a hyphen in them, or alone. */
function possibleCodes(text: string): string[] {
  const words = chunks(text.slice(0, 2_000)).map(({ word }) => word)
  return words.length === 1 ? words : words.filter((word) => /[\d_-]/.test(word)).slice(0, 30)
}

/** The ISO day it is in a time zone. */
function today(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
}
