import type { FieldEntry } from './meaning.ts'
import { applies, hasRole, isFiller, type Reading } from './reading.ts'

/** Letters that a noun made of a verb has more than it: `shrink`, `shrinkage`. */
const mostEnding = 4

/** `shrinks least`, `holds the most`: the one number of the things asked for that the verb speaks of. */
export function fieldOfVerb(reading: Reading, index: number): FieldEntry | undefined {
  const { segments, tokens, vocabulary, taken } = reading
  const segment = segments[index]
  if (
    !segment ||
    taken[index] ||
    segment.end > segment.start + 1 ||
    !['word', 'unknown', 'field'].includes(segment.kind)
  )
    return undefined
  const { stem, measuringVerbs } = vocabulary.lexicon.language
  const word = tokens[segment.start]?.norm ?? ''
  const root = stem(word)
  // `shrinks`, near enough to the name for a field, and not the name itself
  if (segment.kind === 'field') {
    const [only, another] = segment.fields.filter((field) => field.kind === 'number' && applies(reading, field))
    return another || !only || only.core || only.stems.has(root) ? undefined : only
  }
  const own = vocabulary.fields.filter(
    (field) => field.kind === 'number' && !field.core && field.itemTypeId !== undefined && applies(reading, field),
  )
  const isOf = (one: string) =>
    one === root || (root.length > 3 && one.startsWith(root) && one.length <= root.length + mostEnding)
  const named = own.filter(({ stems }) => [...stems].some(isOf))
  if (named.length > 0) return named.length === 1 ? named[0] : undefined
  const hints = measuringVerbs.flatMap(({ words, hints: list }) => (words.includes(word) ? list.map(stem) : []))
  for (const hint of hints) {
    const told = own.filter(({ stems }) => stems.has(hint))
    if (told.length > 0) return told.length === 1 ? told[0] : undefined
  }
  return undefined
}

/** The verb right before a superlative, small words apart; -1 for none. */
export function verbBeforeMost({ segments, tokens, vocabulary }: Reading, index: number): number {
  const { articles } = vocabulary.lexicon.language
  const before = segments[index - 1]
  const isArticle = before?.kind === 'word' && articles.includes(tokens[before.start]?.norm ?? '')
  return isArticle ? index - 2 : index - 1
}

/**
 * `gone longest without a service`, `longest since its last check`: the day that lies back furthest.
 * @returns the date field, and the segments that say so
 */
export function longestSince(
  reading: Reading,
  index: number,
): { field: FieldEntry; indexes: readonly number[] } | undefined {
  const { segments, tokens, vocabulary, taken } = reading
  const { longestWords, wentWords, timesNames } = vocabulary.lexicon.language
  const isSaid = (at: number, words: readonly string[]) =>
    words.includes(tokens[(segments[at]?.end ?? 0) - 1]?.norm ?? '')
  if (!isSaid(index, longestWords)) return undefined
  // `not calibrated for the longest time`
  const ahead = segments.findLastIndex(({ kind }, place) => kind === 'field' && place < index && place > index - 5)
  const own = segments[ahead]
  if (own?.kind === 'field' && !taken[ahead] && hasRole(segments[ahead - 1], 'not')) {
    const [day, other] = own.fields.filter((one) => one.kind === 'date' && applies(reading, one))
    const isBetween = segments.slice(ahead + 1, index).every(isFiller)
    const time = timesNames.includes(tokens[segments[index + 1]?.start ?? tokens.length]?.norm ?? '') ? index + 1 : -1
    if (day && !other && isBetween) return { field: day, indexes: [ahead - 1, ahead, index, time] }
  }
  let at = index + 1
  while (isFiller(segments[at]) && !hasRole(segments[at], 'not', 'since')) at++
  if (!hasRole(segments[at], 'not', 'since') || segments[at]?.kind !== 'word') return undefined
  let place = at + 1
  while (isFiller(segments[place])) place++
  const named = segments[place]
  if (named?.kind !== 'field' || taken[place]) return undefined
  const [field, another] = named.fields.filter((one) => one.kind === 'date' && applies(reading, one))
  if (!field || another) return undefined
  return { field, indexes: [isSaid(index - 1, wentWords) ? index - 1 : -1, index, at, place] }
}
