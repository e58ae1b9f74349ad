import type { Attributes } from '#contract/item.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { Language } from '#contract/words/languages.ts'
import { type CatalogueModel, listOf } from '#core/suggest/catalogue-model.ts'
import { companionOf } from '#core/suggest/companions.ts'
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
  /** a list as `valueText` writes it */
  value: string
  confidence: number
  isSure: boolean
  reason: Sentence
}

/** What an item is called, ready to be compared. */
export interface Compared {
  text: string
  as: ComparedText
  /** values of other fields that may be spoken of to whoever reads the suggestion */
  given: readonly { field: MirroredField; value: Attributes[string] | undefined }[]
}

/** The value of a field that a text says itself, or else the likeliest by items like it. */
export function findValue(model: CatalogueModel, field: MirroredField, compared: Compared): Found[] {
  return readFor(model, field, compared.text) ?? guessFor(model, `attributes.${field.key}`, compared)
}

/** The likeliest value of a field by items that are called alike, or by what items have that share a value of another field, whichever is surer. */
export function guessFor(model: CatalogueModel, field: string, { text, as, given }: Compared): Found[] {
  const values = model.models.get(field)
  const guess = values && guessOf(model.index, values, as)
  const beside = companionOf(model.companions, field, given)
  if (beside && beside.confidence > (guess?.confidence ?? 0)) {
    const { value, confidence, having, of } = beside
    const reason = sentence('suggestion.beside', { having, of, field: beside.field.name })
    return [{ field, value, confidence, isSure: false, reason }]
  }
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

/** The records a value names, to be looked up by `listNames`. */
export function namedBy(
  { field, value }: Pick<Found, 'field' | 'value'>,
  definition: MirroredField | undefined,
): string[] {
  if (!definition) return field.startsWith('attributes.') ? [] : [value]
  return definition.kind === 'reference' ? listOf(value) : []
}

/** The value as the API takes it and as a person reads it; undefined when it is no value any more. */
export function showValue(
  { field, value }: Pick<Found, 'field' | 'value'>,
  definition: MirroredField | undefined,
  names: ReadonlyMap<string, string>,
  language: Language,
): { value: Exclude<Attributes[string], null>; label: string } | undefined {
  if (!definition) {
    const label = field.startsWith('attributes.') ? undefined : names.get(value)
    return label === undefined ? undefined : { value, label }
  }
  const { kind, multiple, options, unit, currency } = definition
  if (kind === 'boolean') {
    const isYes = value === 'true'
    return { value: isYes, label: say(sentence(isYes ? 'suggestion.yes' : 'suggestion.no'), language) }
  }
  if (kind === 'select' || kind === 'multiSelect' || kind === 'reference') {
    const entries = kind === 'select' ? [value] : listOf(value)
    const labels = entries.map((entry) =>
      kind === 'reference' ? names.get(entry) : options.find(({ key, archived }) => key === entry && !archived)?.label,
    )
    if (labels.some((label) => label === undefined)) return undefined
    return { value: kind === 'multiSelect' || multiple ? entries : value, label: labels.join(', ') }
  }
  const unitName = kind === 'money' ? currency : unit
  return { value, label: unitName ? `${value} ${unitName}` : value }
}
