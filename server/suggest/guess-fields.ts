import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { Language } from '#contract/words/languages.ts'
import type { CatalogueModel } from '#core/suggest/catalogue-model.ts'
import type { Evidence } from '#core/suggest/evidence.ts'
import type { Compared as ComparedText } from '#core/suggest/compare-text.ts'
import { readWritten } from '#core/suggest/read-written.ts'
import { makerFeature, writtenAs } from '#core/suggest/text-features.ts'
import { guessOf } from '#core/suggest/value-model.ts'
import { writtenConfidence } from '#core/suggest/written-confidence.ts'
import { say } from '#core/words/say.ts'
import type { MirroredField } from '#server/attribute/queries.ts'

/** What is less sure than this is not worth a look. */
export const leastConfidence = 0.5

/** A value that an item may have. */
export interface Found {
  /** as in filters */
  field: string
  value: string | boolean
  confidence: number
  isSure: boolean
  reason: Sentence
}

/** What an item is called, ready to be compared. */
export interface Compared {
  text: string
  as: ComparedText
}

/** The value of a field that a text says itself, or else the likeliest by items like it. */
export function findValue(model: CatalogueModel, field: MirroredField, compared: Compared): Found[] {
  return readFor(model, field, compared.text) ?? guessFor(model, `attributes.${field.key}`, compared)
}

/** The likeliest value of a field by items like it. */
export function guessFor(model: CatalogueModel, field: string, { text, as }: Compared): Found[] {
  const values = model.models.get(field)
  const guess = values && guessOf(model.index, values, as)
  if (!guess) return []
  const { value, confidence, isSure, evidence } = guess
  return [{ field, value, confidence, isSure, reason: reasonOf(evidence, text) }]
}

function readFor(model: CatalogueModel, field: MirroredField, text: string): Found[] | undefined {
  const read = readWritten(text, field)
  if (!read) return undefined
  const tried = model.written.get(field.key) ?? { agreeing: 0, of: 0 }
  const { words } = read
  const reason =
    tried.of === 0
      ? sentence('suggestion.written', { words })
      : sentence('suggestion.writtenTried', { words, ...tried })
  return [{ field: `attributes.${field.key}`, value: read.value, ...writtenConfidence(tried), reason }]
}

/** `5` alone is no reason that a person would give. */
const bareNumber = /^w\d+$/

function reasonOf(evidence: Evidence | undefined, text: string): Sentence {
  if (!evidence || bareNumber.test(evidence.words)) return sentence('suggestion.like')
  const { having, of } = evidence
  if (evidence.words.startsWith(makerFeature))
    return sentence('suggestion.maker', { having, of, digits: evidence.words.slice(makerFeature.length) })
  const words = writtenAs(text, evidence.words)
  return words === undefined ? sentence('suggestion.like') : sentence('suggestion.words', { having, of, words })
}

/** The value as the API takes it and as a person reads it; undefined when it is no value any more. */
export function showValue(
  { field, value }: Pick<Found, 'field' | 'value'>,
  definition: MirroredField | undefined,
  names: ReadonlyMap<string, string>,
  language: Language,
): { value: string | boolean; label: string } | undefined {
  if (!definition) {
    const label = field.startsWith('attributes.') ? undefined : names.get(String(value))
    return label === undefined ? undefined : { value, label }
  }
  if (definition.kind === 'boolean') {
    const isYes = value === 'true'
    return { value: isYes, label: say(sentence(isYes ? 'suggestion.yes' : 'suggestion.no'), language) }
  }
  if (definition.kind === 'select') {
    const option = definition.options.find(({ key, archived }) => key === value && !archived)
    return option && { value, label: option.label }
  }
  return { value, label: definition.unit ? `${value} ${definition.unit}` : String(value) }
}
