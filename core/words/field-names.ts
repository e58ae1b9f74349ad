import { fieldWords } from './field-words.ts'

const languages = ['german', 'french', 'spanish'] as const
/** A language names of fields are known in besides English. */
export type FieldLanguage = (typeof languages)[number]

/** Words that names of fields are held together by. */
const small: Readonly<Record<FieldLanguage, ReadonlySet<string>>> = {
  german: new Set('am im in der die das den dem des und mit ohne fur von pro je zu'.split(' ')),
  french: new Set('le la les l de du des d et avec sans pour par en au a aux'.split(' ')),
  spanish: new Set('el la los las de del y con sin para por en al'.split(' ')),
}

let tables: Readonly<Record<FieldLanguage, ReadonlyMap<string, string>>> | undefined

/** name -> English one, by language; 900 names, read where first needed, in 1 ms. */
function tablesOfNames(): Readonly<Record<FieldLanguage, ReadonlyMap<string, string>>> {
  if (tables) return tables
  const [german, french, spanish] = languages.map((_, column) => {
    const names = new Map<string, string>()
    for (const line of fieldWords.trim().split('\n')) {
      const [english = '', others = ''] = line.split(': ')
      for (const name of (others.split(' | ')[column] ?? '').split('/')) if (!names.has(name)) names.set(name, english)
    }
    return names
  })
  const none: ReadonlyMap<string, string> = new Map()
  tables = { german: german ?? none, french: french ?? none, spanish: spanish ?? none }
  return tables
}

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

/** What a field's name says in English, in full or in part. */
export type EnglishName = { english: string; isWhole: boolean }

/**
 * What a field's name says in English: `expiry date` of `Caduca el`. Known as a whole, or by its words, as far as they are known;
 * undefined where none is, and where English calls it the same.
 */
export function englishFieldName(name: string, language: FieldLanguage): EnglishName | undefined {
  const names = tablesOfNames()[language]
  const asked = plain(name)
  const words = asked.split(' ').filter((word) => !small[language].has(word))
  const known = words.flatMap((word) => names.get(word) ?? [])
  const english = names.get(asked) ?? known.join(' ')
  const isWhole = names.has(asked) || known.length === words.length
  return english === '' || english === asked ? undefined : { english, isWhole }
}

/** What a name says in English in whichever language knows it in full; undefined where none does. */
export function englishOfName(name: string): string | undefined {
  for (const language of languages) {
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
export function languagesOfNames(names: readonly string[]): FieldLanguage[] {
  const distinct = [...new Set(names)]
  const counted = languages.map((language) => ({
    language,
    count: distinct.filter((name) => englishFieldName(name, language)?.isWhole).length,
  }))
  return counted
    .filter(({ count }) => count >= fewest && count >= leastShare * distinct.length)
    .sort((a, b) => b.count - a.count)
    .map(({ language }) => language)
}
