import type { Adjective } from './language.ts'
import type { FieldEntry } from './meaning.ts'
import { isOtherMeasure } from './other-measure.ts'
import { applies, type Reading } from './reading.ts'
import { tellsAge } from './segment.ts'

/** The field an adjective measures: the price, or the number field whose name or unit it speaks of. */
export function fieldOfAdjective(reading: Reading, adjective: Adjective): FieldEntry | undefined {
  if (adjective.hints[0] === '$price') return feeNamed(reading) ?? reading.vocabulary.core.get('price')
  const { language } = reading.vocabulary.lexicon
  const age = reading.vocabulary.fields.find((field) => applies(reading, field) && tellsAge(field, language))
  if (adjective.hints[0] === '$age') return age ?? reading.vocabulary.core.get('createdAt')
  const { synonyms } = reading.vocabulary.lexicon
  const hints = adjective.hints.map((hint) => language.stem(hint))
  const named = new Set(
    reading.segments.flatMap((segment, at) => (segment.kind === 'field' && !reading.taken[at] ? segment.fields : [])),
  )
  const rated = reading.vocabulary.fields
    .filter((field) => field.kind === 'number' && !field.core && applies(reading, field))
    .filter((field) => named.has(field) || !isOtherMeasure(reading, field, adjective.hints))
    .map((field) => {
      const hint = hints.findIndex((word) =>
        [...field.stems].some((own) => own === word || (synonyms.get(word) ?? []).includes(own)),
      )
      const dimension = field.unit && adjective.dimensions.includes(field.unit.dimension)
      return {
        field,
        score:
          (hint >= 0 ? 2 - hint * 0.1 : 0) +
          (dimension ? 1 : 0) +
          (named.has(field) ? 1.5 : 0) +
          (field.itemTypeId ? 0.1 : 0),
      }
    })
    .filter(({ score }) => score >= 1)
    .sort((a, b) => b.score - a.score)
  const isMoney = adjective.dimensions.includes('money')
  return rated[0]?.field ?? (isMoney ? reading.vocabulary.core.get('price') : undefined)
}

/** `cheapest to hire` of a field called Hire fee: the amount of money that the question speaks of. */
export function feeNamed(reading: Reading): FieldEntry | undefined {
  return reading.segments
    .flatMap((segment, at) => (segment.kind === 'field' && !reading.taken[at] ? segment.fields : []))
    .find(
      (field) => !field.core && field.kind === 'number' && field.unit?.dimension === 'money' && applies(reading, field),
    )
}
