const columns = { german: 0, french: 1, spanish: 2 }
export type TableLanguage = keyof typeof columns

/**
 * Every English word that a word of the language stands for in a table of `english/english: German | French | Spanish`. A word may stand
 * in several lines.
 */
export function* renderingsIn(table: string, language: TableLanguage): Generator<[word: string, english: string]> {
  for (const line of table.trim().split('\n')) {
    const [english = '', others = ''] = line.split(': ')
    const all = english.split('/')
    for (const word of (others.split(' | ')[columns[language]] ?? '-').split('/'))
      for (const one of all) if (word !== '-') yield [word, one]
  }
}
