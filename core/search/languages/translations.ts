import { german } from './de.ts'
import { spanish } from './es.ts'
import { everydayNouns } from './everyday-nouns.ts'
import { french } from './fr.ts'
import { tradeWords } from './trade-words.ts'
import type { Translation } from './translation.ts'
import { renderingsIn, type TableLanguage, wordsOfTable } from './word-table.ts'

/** The language with the words of the tables all languages share; its own lists go before them. */
function withTables(language: Translation, name: TableLanguage): Translation {
  const tables = [everydayNouns, tradeWords]
  const [everyday, trade] = tables.map((table) => wordsOfTable(table, name))
  const renderings = new Map<string, string[]>()
  const put = (word: string, english: string) => {
    const known = renderings.get(word)
    if (!known) renderings.set(word, [english])
    else if (!known.includes(english)) known.push(english)
  }
  for (const [word, english] of language.words) put(word, english)
  for (const table of tables) for (const [word, english] of renderingsIn(table, name)) put(word, english)
  return {
    ...language,
    words: new Map([...(trade?.words ?? []), ...(everyday?.words ?? []), ...language.words]),
    phrases: new Map([...(trade?.phrases ?? []), ...(everyday?.phrases ?? []), ...language.phrases]),
    renderings,
  }
}

/** The languages a question may be in besides English. */
export const translations: readonly Translation[] = [
  withTables(german, 'german'),
  withTables(french, 'french'),
  withTables(spanish, 'spanish'),
]
