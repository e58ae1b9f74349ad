import { pairs, type Translation } from './translation.ts'

const columns = { german: 0, french: 1, spanish: 2 }
export type TableLanguage = keyof typeof columns

/** One language's words of a table of `english/english: German | French | Spanish` with the English for each: those of one word, and those of several. */
export function wordsOfTable(table: string, language: TableLanguage): Pick<Translation, 'words' | 'phrases'> {
  const lines = table.trim().split('\n')
  const told = (hasSeveral: boolean) =>
    lines.flatMap((line) => {
      const [english = '', others = ''] = line.split(': ')
      const words = others.split(' | ')[columns[language]] ?? '-'
      const own = words.split('/').filter((word) => word !== '-' && word.includes(' ') === hasSeveral)
      return own.length > 0 ? english.split('/').map((one) => `${own.join('/')}=${one}`) : []
    })
  // of several renderings of one word the first stands
  const first = (list: string[]) => pairs(list.reverse().join('\n'))
  return { words: first(told(false)), phrases: first(told(true)) }
}

/** Every English word that a word of the language stands for in a table. */
export function* renderingsIn(table: string, language: TableLanguage): Generator<[word: string, english: string]> {
  for (const line of table.trim().split('\n')) {
    const [english = '', others = ''] = line.split(': ')
    for (const word of (others.split(' | ')[columns[language]] ?? '-').split('/'))
      for (const one of english.split('/')) if (word !== '-') yield [word, one]
  }
}
