import { type Language, languages } from '#contract/words/languages.ts'
import type { Sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A text that an import writes into the books, in the language of the organisation that keeps them. */
export async function sayForTenant(tx: Tx, text: Sentence): Promise<string> {
  return say(text, await findLanguage(tx))
}

/** The organisation's language. */
export async function findLanguage(tx: Tx): Promise<Language> {
  const [tenant] = await tx.query<{ language: string }>({
    text: 'select language from tenant where id = $1',
    values: [tx.tenantId],
  })
  return languages.find((language) => language === tenant?.language) ?? languages[0]
}
