import type { Filter } from '#contract/filter.ts'
import { hasRole, isFiller, type Reading } from './reading.ts'

/** The word that says of a place that there is none anywhere else: `only in the cellar`, `in the cellar only`; -1 for none. */
export function onlyBeside({ segments, tokens, vocabulary }: Reading, place: number): number {
  const { onlyWords } = vocabulary.lexicon.language
  const isOnly = (at: number) => {
    const segment = segments[at]
    const word = tokens[(segment?.end ?? 0) - 1]?.norm ?? ''
    // `not only` is one phrase
    return segment?.kind === 'word' && onlyWords.includes(word) && !hasRole(segment, 'notOnly')
  }
  for (let at = place - 1; at >= 0; at--) {
    if (isOnly(at)) return hasRole(segments[at - 1], 'not') ? -1 : at
    if (!isFiller(segments[at]) && !hasRole(segments[at], 'at')) break
  }
  const behind = segments[place + 2]
  const ends = behind === undefined || behind.kind === 'break'
  return isOnly(place + 1) && ends ? place + 1 : -1
}

/** Some there, and none anywhere else. */
export function onlyThere(location: string): Filter {
  return {
    and: [
      { field: 'stock.onHand', op: 'gt', value: 0, location },
      { field: 'stock.elsewhere', op: 'lte', value: 0, location },
    ],
  }
}
