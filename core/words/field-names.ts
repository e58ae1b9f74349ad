import { languageFiles } from '#core/search/languages/registered.ts'
import { renderingsIn } from '#core/search/languages/word-table.ts'
import { fieldWords } from './field-words.ts'

let tables: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> | undefined

/** name -> English ones, by language; 900 names, read where first needed, in 1 ms. */
function tablesOfNames(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  tables ??= new Map(
    languageFiles.map(({ name, fieldWords: own = fieldWords }) => {
      const names = new Map<string, string[]>()
      for (const [called, english, line] of renderingsIn(own, name)) {
        const known = names.get(called)
        // a name of two lines is that of the first
        if (!known) names.set(called, [english])
        else if (line.startsWith(`${known[0]}/`)) known.push(english)
      }
      return [name, names]
    }),
  )
  return tables
}

const none: ReadonlyMap<string, readonly string[]> = new Map()

/** The name in small letters without accents, its words parted by one space. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a field's name says in English, in full or in part, and what else English calls it. */
export type EnglishName = { english: string; isWhole: boolean; others: readonly string[] }

/** Letters of the last part of a joined word at least: the `breite` of `Sitzbreite`. */
const shortestPart = 5

/**
 * What a field's name says in English: `expires on` of `Caduca el`. Known as a whole, or by its words, as far as they are known;
 * undefined where none is, and where English calls it the same.
 * @param language  as its file calls it
 */
export function englishFieldName(name: string, language: string): EnglishName | undefined {
  const names = tablesOfNames().get(language) ?? none
  const file = languageFiles.find((one) => one.name === language)
  const asked = plain(name)
  const words = asked.split(' ').filter((word) => !file?.joinsNames.includes(word))
  const known = words.flatMap((word) => names.get(word)?.[0] ?? (file?.joints ? (endOf(word, names) ?? []) : []))
  const [first, ...others] = names.get(asked) ?? []
  const english = first ?? known.join(' ')
  const isWhole = first !== undefined || words.every((word) => names.has(word))
  return english === '' || english === asked ? undefined : { english, isWhole, others }
}

/** `width` of `Sitzbreite`: what the longest end of a joined word says that is a name of its own. */
function endOf(word: string, names: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (let at = 3; at <= word.length - shortestPart; at++) {
    const end = names.get(word.slice(at))?.[0]
    if (end !== undefined) return end
  }
  return undefined
}

/** What a name says in English in whichever language knows it in full; undefined where none does. */
export function englishOfName(name: string): string | undefined {
  for (const { name: language } of languageFiles) {
    const told = englishFieldName(name, language)
    if (told?.isWhole) return told.english
  }
  return undefined
}

/** Names of another language are no chance where there are as many, and of so many of all. */
const fewest = 2
const leastShare = 0.15

/**
 * The languages the names of a schema are in besides English, the commonest first: an English field called Art or Charge makes none
 * German.
 */
export function languagesOfNames(names: readonly string[]): string[] {
  const distinct = [...new Set(names)]
  const counted = languageFiles.map(({ name: language }) => ({
    language,
    count: distinct.filter((name) => englishFieldName(name, language)?.isWhole).length,
  }))
  return counted
    .filter(({ count }) => count >= fewest && count >= leastShare * distinct.length)
    .sort((a, b) => b.count - a.count)
    .map(({ language }) => language)
}
