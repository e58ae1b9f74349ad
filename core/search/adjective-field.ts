import type { Adjective } from './language.ts'
import type { FieldEntry } from './meaning.ts'
import { isOtherMeasure } from './other-measure.ts'
import { applies, type Reading } from './reading.ts'
import { tellsAge } from './segment.ts'
import { singularOf } from './stem.ts'

/** The field an adjective measures: the price, or the number field whose name or unit it speaks of. */
export function fieldOfAdjective(
  reading: Reading,
  adjective: Adjective,
  /** the field named right behind it, if there is one */
  beside?: FieldEntry,
): FieldEntry | undefined {
  if (adjective.hints[0] === '$price')
    return feeNamed(reading) ?? feeOfRate(reading)?.field ?? reading.vocabulary.core.get('price')
  const { language } = reading.vocabulary.lexicon
  const age = reading.vocabulary.fields.find((field) => applies(reading, field) && tellsAge(field, language))
  if (adjective.hints[0] === '$age') return age ?? reading.vocabulary.core.get('createdAt')
  const { synonyms } = reading.vocabulary.lexicon
  const hints = adjective.hints.map((hint) => language.stem(hint))
  const named = new Set(
    reading.segments.flatMap((segment, at) => (segment.kind === 'field' && !reading.taken[at] ? segment.fields : [])),
  )
  const others = otherThings(reading)
  const rated = reading.vocabulary.fields
    .filter((field) => field.kind === 'number' && !field.core && applies(reading, field))
    .filter((field) => named.has(field) || !isOtherMeasure(reading, field, adjective.hints))
    .map((field) => {
      // a share in per cent is no pace
      const isShare = field.unit?.dimension === 'ratio' && adjective.dimensions.includes('speed')
      const hint = isShare
        ? -1
        : hints.findIndex((word) =>
            [...field.stems].some((own) => own === word || (synonyms.get(word) ?? []).includes(own)),
          )
      const dimension = field.unit && adjective.dimensions.includes(field.unit.dimension)
      return {
        field,
        score:
          (hint >= 0 ? 2 - hint * 0.1 : 0) +
          (dimension ? 1 : 0) +
          (named.has(field) ? 1.5 : 0) +
          (field === beside ? 3 : 0) -
          // `Pot volume` of a plant is no size of it, where pots are things of their own
          ([...field.stems].some((stem) => others.has(stem)) && !named.has(field) ? 2 : 0) +
          (field.itemTypeId ? 0.1 : 0),
      }
    })
    .filter(({ score }) => score >= 1)
    .sort((a, b) => b.score - a.score)
  const isMoney = adjective.dimensions.includes('money')
  return (
    rated[0]?.field ?? weightOfSize(reading, adjective) ?? (isMoney ? reading.vocabulary.core.get('price') : undefined)
  )
}

/** `the biggest turbot`, of which nothing but the weight is known. */
function weightOfSize(reading: Reading, { anything, hints }: Adjective): FieldEntry | undefined {
  if (!anything || hints[0] !== 'size') return undefined
  const [only, another] = reading.vocabulary.fields.filter(
    (field) => field.itemTypeId !== undefined && applies(reading, field) && field.unit?.dimension === 'mass',
  )
  return reading.types.size > 0 && !another ? only : undefined
}

/** Stems of one word that types are called by which are not asked for. */
function otherThings({ types, vocabulary }: Reading): ReadonlySet<string> {
  const { stem } = vocabulary.lexicon.language
  const names = [...vocabulary.types].flatMap(([id, name]) => (types.has(id) || name.includes(' ') ? [] : [name]))
  return new Set(types.size > 0 ? names.map((name) => stem(name.toLowerCase())) : [])
}

/** `cheapest to hire` of a field called Hire fee: the amount of money that the question speaks of. */
export function feeNamed(reading: Reading): FieldEntry | undefined {
  return reading.segments
    .flatMap((segment, at) => (segment.kind === 'field' && !reading.taken[at] ? segment.fields : []))
    .find(
      (field) => !field.core && field.kind === 'number' && field.unit?.dimension === 'money' && applies(reading, field),
    )
}

/** `cheapest skis per day` of a field called Daily rent: the amount of money for the time that is told, with the words that tell it. */
export function feeOfRate(reading: Reading): { field: FieldEntry; indexes: number[] } | undefined {
  const { segments, tokens, vocabulary } = reading
  const { rateWords, rateNames, stem } = vocabulary.lexicon.language
  for (const [index, segment] of segments.entries()) {
    const place = tokens.findIndex(
      ({ norm }, at) => at >= segment.start && at < segment.end && rateWords.includes(norm),
    )
    const names = place < 0 ? undefined : rateNames[singularOf(tokens[place + 1]?.norm ?? '')]
    const field =
      names &&
      vocabulary.fields.find(
        (one) =>
          !one.core &&
          one.unit?.dimension === 'money' &&
          applies(reading, one) &&
          names.some((name) => one.stems.has(stem(name))),
      )
    if (field)
      return {
        field,
        indexes: segments.flatMap(({ start, end }, at) =>
          start <= place + 1 && end > place && at >= index ? [at] : [],
        ),
      }
  }
  return undefined
}
