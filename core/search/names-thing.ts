import type { Reading } from './reading.ts'
import type { Segment } from './segment.ts'
import { fold } from './tokens.ts'

/** Whether a value tells what a thing is, and not how it is: `Solvent` of a class, not `Red`. */
export function namesThing(value: Segment, { tokens, vocabulary: { lexicon } }: Reading): boolean {
  const { stem, qualityNames, relationNames } = lexicon.language
  const qualities = new Set(qualityNames.map(stem))
  if (value.kind !== 'value') return false
  const last = stem(tokens[value.end - 1]?.norm ?? '')
  const isLastOf = (label: string) =>
    stem(
      fold(label)
        .split(/[\s-]+/)
        .at(-1) ?? '',
    ) === last
  const relations = new Set(relationNames.map(stem))
  const own = value.meanings.filter(({ field }) => ![...field.stems].some((one) => relations.has(one)))
  return (
    own.length > 0 &&
    own.every(
      ({ kind, field, whole, label }) =>
        kind === 'option' &&
        // `sheet`, of flat sheets and fitted ones
        (whole || isLastOf(label)) &&
        ![...field.stems].some((one) => qualities.has(one)),
    )
  )
}
