import type { Attributes } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import type { Sentence } from '#contract/words/sentence.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { fieldsOfEntity, type RecordScope } from '#core/attribute/field-rule.ts'
import { mergeValues, validateAttributes } from '#core/attribute/validate-attributes.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { AppError } from '#server/http/app-error.ts'
import type { Schema } from './schema-cache.ts'

/**
 * Custom values in their canonical form: those given, over those the record has.
 * @param record  as `toRecordScope` makes it
 * @param options.kept  values the record has and keeps where nothing else is given; null takes one away
 * @throws AppError invalid_attributes  names every value that does not fit
 */
export function checkAttributes(
  schema: Pick<Schema, 'fields'>,
  record: RecordScope,
  given: Attributes,
  options: { kept?: Readonly<Record<string, unknown>>; isNew?: boolean; role: Role },
): Record<string, AttributeValue> {
  const merged = mergeValues(given, options.kept ?? {}, fieldsOfEntity(record.entity, schema.fields), options.role)
  const { attributes, problems } = validateAttributes(merged.values, schema.fields, record, options)
  const all = [...merged.problems, ...problems]
  if (all.length > 0) throw attributesError(all)
  return attributes
}

/** The refusal of a record whose values do not fit. */
export function attributesError(problems: readonly AttributeProblem[]): AppError {
  const errors = problems.map((problem) => ({ path: `body.attributes.${problem.key}`, message: toSentence(problem) }))
  return new AppError('invalid_attributes', { detail: errors.slice(0, 3).map(({ message }) => message), errors })
}

/** The problem as what is said of it. */
export function toSentence({ code, facts }: AttributeProblem): Sentence {
  return { sentence: `attribute.${code}`, values: facts }
}
