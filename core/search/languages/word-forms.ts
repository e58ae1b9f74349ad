import type { Translation } from './translation.ts'

/** A word as it stands, and with an ending taken off. */
export function* formsOf(
  word: string,
  { endings }: Pick<Translation, 'endings'>,
): Generator<{ word: string; isInflected: boolean }> {
  yield { word, isInflected: false }
  if (word.length < 4) return
  for (const [ending, instead] of endings) {
    const base = word.slice(0, word.length - ending.length) + instead
    if (word.endsWith(ending) && base.length > 2) yield { word: base, isInflected: true }
  }
}
