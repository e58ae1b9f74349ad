import { parseBoolean } from './cell-kinds.ts'
import type { ColumnContent } from './column-content.ts'
import { meaningOf, meaningOfWords } from './field-meanings.ts'
import { normaliseHeader } from './header-words.ts'
import type { InferredKind } from './infer-kind.ts'
import type { MatchedField } from './matched-field.ts'
import { unitDimension, unitOfHeader } from './unit-words.ts'

export interface FieldScore {
  score: number
  reason: 'field_name' | 'field_meaning' | 'field_options'
}

/**
 * How well a column fits a custom field: its name or key, with or without a unit, wins over any core target; then a word of the
 * same meaning in another language ("Farbe" and Colour); then cells that are the field's options.
 */
export function scoreField(
  field: MatchedField,
  header: string,
  content: ColumnContent,
  inferred: InferredKind | undefined,
): FieldScore {
  const none: FieldScore = { score: 0, reason: 'field_name' }
  if (!acceptsInput(field)) return none
  const fits = inferred === undefined || canHold(field, content, inferred)
  const names = [header, unitOfHeader(header)?.name ?? header].map(squeeze)
  const own = [field.name, field.key, unitOfHeader(field.name)?.name ?? field.name].map(squeeze)
  if (names[0] !== '' && names.some((name) => own.includes(name)))
    return { score: names[0] === own[0] ? (fits ? 1.05 : 0.6) : fits ? 0.95 : 0.5, reason: 'field_name' }
  if (!fits) return none
  const meant = meaningOf(own[2] ?? '')
  // "S/N" is no amount of newtons
  if (meant !== undefined && names.some((name) => meaningOf(name) === meant))
    return { score: 0.8, reason: 'field_meaning' }
  const [said, called] = [header, field.name].map((name) =>
    meaningOfWords(normaliseHeader(unitOfHeader(name)?.name ?? name)),
  )
  if (said !== undefined && said === called && isOfKind(field, inferred))
    return { score: 0.75, reason: 'field_meaning' }
  if (field.options.length < 2 || content.values < 3 || !hasOptions(field, content)) return none
  return { score: 0.7, reason: 'field_options' }
}

function acceptsInput(field: MatchedField): boolean {
  return !['file', 'image', 'autonumber', 'formula'].includes(field.kind)
}

function squeeze(name: string): string {
  return normaliseHeader(name).replaceAll(' ', '')
}

function hasOptions(field: MatchedField, content: ColumnContent): boolean {
  const known = new Set(field.options.flatMap((option) => [option.label.toLowerCase(), option.key]))
  const hits = content.spread.filter((value) => known.has(value.toLowerCase())).length
  return hits >= content.spread.length * 0.8 && content.spread.some((value) => /\p{L}{2}/u.test(value))
}

/** Whether the values are just such as the field is for: a name that is only nearly its own is not enough for others, such as a number for a date. */
function isOfKind(field: MatchedField, inferred: InferredKind | undefined): boolean {
  if (inferred === undefined) return true
  const days = ['date', 'dateTime']
  if (days.includes(field.kind) !== days.includes(inferred.kind)) return false
  return (field.kind === 'boolean') === (inferred.kind === 'boolean')
}

/** Whether a field of this kind can hold values like these. */
function canHold(field: MatchedField, content: ColumnContent, inferred: InferredKind): boolean {
  switch (field.kind) {
    case 'number':
      if (inferred.kind === 'number' && inferred.unit !== undefined && field.unit !== null)
        return unitDimension(inferred.unit) === unitDimension(field.unit)
      return ['number', 'integer', 'money'].includes(inferred.kind) || content.number > 0.8
    case 'integer':
      return content.integer > 0.8
    case 'money':
      return content.number > 0.8 || inferred.kind === 'money'
    case 'date':
    case 'dateTime':
      return inferred.kind === 'date' || inferred.kind === 'dateTime'
    case 'boolean':
      return content.spread.filter((value) => parseBoolean(value) !== undefined).length >= content.spread.length * 0.8
    case 'url':
    case 'email':
      return inferred.kind === field.kind
    case 'select':
      return inferred.kind !== 'longText'
    default:
      return true
  }
}
