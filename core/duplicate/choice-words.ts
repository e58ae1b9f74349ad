import { wordLikeness } from './alike-words.ts'
import type { Steps } from '#core/search/steps.ts'
import { type Described, describeRecord } from './describe-record.ts'

/** Words by which a catalogue tells its things apart: colours, sizes, materials, whatever they are in its trade. */
export type ChoiceWords = ReadonlySet<string>

/** A word is a choice where it stands for another in the names of so many things. */
const leastNames = 2
const longestName = 12
/** So many words of each may be others between two things that differ by choices. */
const mostDiffering = 2

/**
 * Learns the choices of a catalogue: in "Desk lamp, black", "Desk lamp, white", "Floor lamp, black" and "Floor lamp, oak" one place of a name that is the same
 * otherwise holds one word or another. Slips of one word are no choice.
 */
export function* learnChoices(items: readonly { name: string }[]): Steps<ChoiceWords> {
  const places = new Map<string, Set<string>>()
  for (const { name } of items) {
    yield
    const { nameWords } = describeRecord({ name })
    if (nameWords.length < 2 || nameWords.length > longestName) continue
    for (const [at, word] of nameWords.entries()) {
      const place = nameWords.with(at, '\0').join(' ')
      const known = places.get(place)
      if (known) known.add(word)
      else places.set(place, new Set([word]))
    }
  }
  const counts = new Map<string, number>()
  for (const words of places.values())
    for (const word of words)
      if ([...words].some((other) => isOther(word, other))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].flatMap(([word, count]) => (count >= leastNames ? [word] : [])))
}

/** Whether two records say the same but for a choice: two things of one kind. */
export function differByChoice(a: Described, b: Described, choices: ChoiceWords): boolean {
  const left = [...a.words].filter((word) => !b.words.has(word))
  const right = [...b.words].filter((word) => !a.words.has(word))
  if (left.length === 0 || right.length === 0 || Math.max(left.length, right.length) > mostDiffering) return false
  const isChosen = (words: readonly string[]) => words.every((word) => choices.has(word))
  return (isChosen(left) || isChosen(right)) && left.every((word) => right.every((other) => isOther(word, other)))
}

function isOther(one: string, other: string): boolean {
  return one !== other && wordLikeness(one, other) === 0
}
