import type { Language } from './language.ts'
import type { Token } from './tokens.ts'

/** Whether the word before makes a time of a number or of the verb `may`. */
export function isDated(before: Token | undefined, { phrases }: Language): boolean {
  const word = before?.norm ?? ''
  const dated = [...phrases.before, ...phrases.after, ...phrases.since, ...phrases.until, 'in', 'during', 'of']
  return dated.includes(word) && !phrases.atLeast.includes(word)
}

/** `before 1914`: a word that is of no length or number. */
export function followsTime(before: Token | undefined, { phrases }: Language): boolean {
  const word = before?.norm ?? ''
  const times = [...phrases.before, ...phrases.after, ...phrases.since, ...phrases.until, 'in', 'during']
  return times.includes(word) && !phrases.atLeast.includes(word) && !phrases.more.includes(word)
}

/** Whether the word before says how long: `within a week`, `more than a year`. */
export function followsBound(before: Token | undefined, { phrases, relative }: Language): boolean {
  const word = before?.norm ?? ''
  return [phrases.less, phrases.more, phrases.atMost, phrases.atLeast, phrases.than, phrases.about, relative.next]
    .flat()
    .includes(word)
}
