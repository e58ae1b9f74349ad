import type { z } from 'zod'
import type { readFieldWords } from '#contract/search.ts'
import { besideEntities, besides } from '#core/filter/beside.ts'
import { parseFieldWords } from '#core/search/parse-question.ts'
import { isOfFields } from '#core/search/read-beside.ts'
import { say } from '#core/words/say.ts'
import type { Language } from '#contract/words/languages.ts'
import type { Role } from '#contract/permissions.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { todayIn } from '#server/http/today.ts'
import { getSearchSettings } from './queries.ts'
import { getVocabulary } from './vocabulary-cache.ts'

/**
 * Reads words as conditions on the fields of one kind of record that the role sees, by the words that questions on items know these by. What is no such condition, an order or
 * a number of records too, is named.
 */
export async function readWordsOfFields(
  tx: Tx,
  { entity, text }: z.output<typeof readFieldWords.query>,
  { role, language }: { role: Role; language: Language },
) {
  const settings = await getSearchSettings(tx)
  const words = await getVocabulary(tx, settings, viewFields(await getSchema(tx), 'item', role))
  const which = besides.find((one) => besideEntities[one] === entity)
  const own = words.beside?.find(({ beside }) => beside === which)
  if (!own) return { chips: [], notUnderstood: [{ words: text, start: 0, end: text.length }] }
  const { timeZone } = settings
  const { chips, notUnderstood } = parseFieldWords(text, own, { today: todayIn(timeZone), timeZone })
  const others = chips.filter(({ filter }) => !isOfFields(filter))
  return {
    chips: chips
      .filter(({ filter }) => isOfFields(filter))
      .map((chip) => ({ ...chip, label: say(chip.label, language) })),
    notUnderstood: [
      ...notUnderstood,
      ...others.map(({ words: said, start, end }) => ({ words: said, start, end })),
    ].sort((one, other) => one.start - other.start),
  }
}
