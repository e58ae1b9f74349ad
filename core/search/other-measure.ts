import type { FieldEntry } from './meaning.ts'
import type { Reading } from './reading.ts'

/** Whether a field is called by another measure than the one these words tell of. */
export function isOtherMeasure({ vocabulary }: Reading, { stems }: FieldEntry, hints: readonly string[]): boolean {
  const { measureNames, stem } = vocabulary.lexicon.language
  return (
    hints.some((hint, at) => at === 0 && measureNames.includes(hint)) &&
    measureNames.some((name) => !hints.includes(name) && stems.has(stem(name)))
  )
}
