/** The languages of tables with a column for each. */
const columns: Readonly<Record<string, number>> = { german: 0, french: 1, spanish: 2 }

/**
 * Every English word that a word of the language stands for in a table of `english/english: German | French | Spanish`, or, for a language
 * that has none of these columns, of `english/english: its own`. A word may stand in several lines.
 */
export function* renderingsIn(
  table: string,
  language: string,
): Generator<[word: string, english: string, allEnglish: string]> {
  for (const line of table.trim().split('\n')) {
    const [english = '', others = ''] = line.split(': ')
    const all = english.split('/')
    for (const word of (others.split(' | ')[columns[language] ?? 0] ?? '-').split('/'))
      for (const one of all) if (word !== '-') yield [word, one, `${english}/`]
  }
}
