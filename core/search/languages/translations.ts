import { fieldWords } from '#core/words/field-words.ts'
import { everydayNouns } from './everyday-nouns.ts'
import { goods } from './goods/goods.ts'
import { languageFiles } from './registered.ts'
import { tradeWords } from './trade-words.ts'
import type { Translation } from './translation.ts'
import { formsOf } from './word-forms.ts'
import { renderingsIn } from './word-table.ts'

/** `haltbar bis`, `vence el`: what stands before a day is no name in a question. */
const opensDay = / (?:am|bis|fur|le|au|en|a|avant|el|de|del|hasta)$/

/** The language with the words of the tables all languages share; its own lists go before them. */
function withTables(language: Translation): Translation {
  const { name, tables = [everydayNouns, tradeWords, ...goods] } = language
  const renderings = new Map<string, string[]>()
  const put = (word: string, english: string) => {
    const known = renderings.get(word)
    if (!known) renderings.set(word, [english])
    else if (!known.includes(english)) known.push(english)
  }
  for (const list of [language.words, language.phrases]) for (const [word, english] of list) put(word, english)
  for (const table of tables) for (const [word, english] of renderingsIn(table, name)) put(word, english)
  // what is known by another form already is no further word: `pages`
  const isNew = (word: string) =>
    !opensDay.test(word) && ![...formsOf(word, language)].some((form) => form.isInflected && renderings.has(form.word))
  for (const [word, english] of renderingsIn(language.fieldWords ?? fieldWords, name))
    if (isNew(word)) put(word, english)
  const [words, phrases] = [new Map<string, string>(), new Map<string, string>()]
  for (const [word, [first]] of renderings) if (first) (word.includes(' ') ? phrases : words).set(word, first)
  return { ...language, ownWords: language.words, words, phrases, renderings }
}

let known: readonly Translation[] | undefined

/**
 * The languages a question may be in besides English, made of their lists where first asked for and then kept: 15,000 words and phrases, 100 ms
 * in a cold process, 7 MB.
 */
export function translations(): readonly Translation[] {
  known ??= languageFiles.map(withTables)
  return known
}
