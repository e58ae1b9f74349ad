import type { z } from 'zod'
import type { Role } from '#contract/permissions.ts'
import type { Suggestion, suggestValues } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { type CatalogueModel, itemFeatures } from '#core/suggest/catalogue-model.ts'
import type { Evidence } from '#core/suggest/evidence.ts'
import { type Alike, likenesses } from '#core/suggest/likeness.ts'
import { readWritten } from '#core/suggest/read-written.ts'
import { type Features, makerFeature, writtenAs } from '#core/suggest/text-features.ts'
import { guessOf } from '#core/suggest/value-model.ts'
import { writtenConfidence } from '#core/suggest/written-confidence.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findAlike } from './find-alike.ts'
import { getCatalogueModel } from './model-cache.ts'
import { listNames } from './queries.ts'

type Given = z.output<typeof suggestValues.body>

/** What is less sure than this is not worth a look. */
const leastConfidence = 0.5

interface Found {
  field: string
  value: string | boolean
  confidence: number
  isSure: boolean
  reason: Sentence
}

/**
 * What an item in the making may be, from what is written of it so far; nothing for what is filled in, nor for fields that the role
 * does not fill in. Four statements and about 2 ms beside them where the catalogue is learned.
 */
export async function suggestForItem(
  tx: Tx,
  role: Role,
  given: Given,
  language: Language,
): Promise<z.output<typeof suggestValues.response>> {
  const schema = await getSchema(tx)
  const model = await getCatalogueModel(tx, schema)
  const text = [given.name, given.description, given.text].filter((part) => part !== '').join(' ')
  const features = itemFeatures({ name: text, description: '', barcode: given.barcode })
  const like = likenesses(model.index, features)
  const guess = (field: string) => guessFor(model, field, { text, features, like })
  const found: Found[] = []
  if (given.itemTypeId === null) found.push(...guess('itemTypeId'))
  if (given.categoryId === null) found.push(...guess('categoryId'))
  const scope = toRecordScope(schema, 'item', given)
  const view = viewFields(schema, 'item', role)
  const open = view.fields.filter(
    (field) =>
      field.entity === 'item' &&
      field.archivedAt === null &&
      fieldApplies(field, scope) &&
      canEdit(field, role) &&
      (given.attributes[field.key] ?? null) === null,
  )
  for (const field of open) found.push(...(readFor(model, field, text) ?? guess(`attributes.${field.key}`)))
  const names = await listNames(
    tx,
    found.flatMap(({ field, value }) => (field.startsWith('attributes.') ? [] : [String(value)])),
  )
  const byName = new Map(open.map((field) => [`attributes.${field.key}`, field]))
  const data = found.flatMap(({ reason, ...rest }): Suggestion[] => {
    const shown = showValue(rest, byName.get(rest.field), names, language)
    return shown && rest.confidence >= leastConfidence ? [{ ...rest, ...shown, reason: say(reason, language) }] : []
  })
  return { data, alike: await findAlike(tx, model, given, like, language), learnedFrom: model.items.length }
}

function guessFor(
  model: CatalogueModel,
  field: string,
  { text, features, like }: { text: string; features: Features; like: Alike },
): Found[] {
  const values = model.models.get(field)
  const guess = values && guessOf(model.index, values, features, like)
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

function reasonOf(evidence: Evidence | undefined, text: string): Sentence {
  if (!evidence) return sentence('suggestion.like')
  const { having, of } = evidence
  if (evidence.words.startsWith(makerFeature))
    return sentence('suggestion.maker', { having, of, digits: evidence.words.slice(makerFeature.length) })
  const words = writtenAs(text, evidence.words)
  return words === undefined ? sentence('suggestion.like') : sentence('suggestion.words', { having, of, words })
}

/** The value as the API takes it and as a person reads it; undefined when it is no value any more. */
function showValue(
  { field, value }: Found | Omit<Found, 'reason'>,
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
