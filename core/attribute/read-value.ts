import { canonicalDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'
import type { AttributeProblemCode } from './attribute-problem.ts'
import { isDay, toInstant } from './calendar-value.ts'
import type { FieldRule } from './field-rule.ts'
import { readChoice, readChoices } from './read-choice.ts'
import { readBarcode, readEmail, readIdentifiers, readPhone, readText, readUrl } from './read-text.ts'
import type { GivenValue, Reading } from './value.ts'

/**
 * One value in its field's canonical form: decimals without trailing zeros in the field's unit, days, instants in UTC,
 * option keys. Requiredness, scope and roles are the caller's.
 * @param kept  the value the record has: an archived option may stay
 */
export function readValue(field: FieldRule, given: GivenValue, kept?: unknown): Reading {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return readText(field, given)
    case 'integer':
    case 'number':
    case 'money':
      return readNumber(field, given)
    case 'date':
      return typeof given === 'string' && isDay(given.trim())
        ? within(field, given.trim(), ['too_early', 'too_late'])
        : { code: 'not_a_day' }
    case 'dateTime': {
      const instant = typeof given === 'string' ? toInstant(given.trim()) : undefined
      return instant ? within(field, instant, ['too_early', 'too_late']) : { code: 'not_an_instant' }
    }
    case 'boolean':
      return readBoolean(given)
    case 'select':
      return readChoice(field, given, kept)
    case 'multiSelect':
      return readChoices(field, given, kept)
    case 'url':
      return readUrl(given)
    case 'email':
      return readEmail(given)
    case 'phone':
      return readPhone(given)
    case 'barcode':
      return readBarcode(given)
    case 'reference':
      return readIdentifiers(field, given, 'not_a_reference')
    case 'file':
    case 'image':
      return readIdentifiers(field, given, 'not_a_file')
    case 'autonumber':
      return readText(field, given)
    case 'formula':
      return { code: 'computed' }
  }
}

const decimal = /^-?\d{1,18}(\.\d{1,9})?$/

function readNumber(field: FieldRule, given: GivenValue): Reading {
  const text =
    typeof given === 'number' && Number.isFinite(given) ? canonicalDecimal(given) : String(given).trim().slice(0, 100)
  const measured = decimal.test(text) ? canonicalDecimal(text) : readMeasure(field, text)
  if (measured === undefined) {
    if (field.kind === 'integer') return { code: 'not_an_integer' }
    if (field.unit) return { code: 'not_a_measure', facts: { unit: field.unit, value: text.slice(0, 80) } }
    return { code: 'not_a_number' }
  }
  const places = measured.split('.')[1]?.length ?? 0
  if (field.kind === 'integer' && places > 0) return { code: 'not_an_integer' }
  if (field.precision !== null && places > field.precision)
    return { code: 'too_precise', facts: { limit: String(field.precision) } }
  const number = toQuantity(measured)
  if (field.min !== null && number.lt(field.min)) return { code: 'too_small', facts: { limit: field.min } }
  if (field.max !== null && number.gt(field.max)) return { code: 'too_large', facts: { limit: field.max } }
  return { value: measured }
}

/** A number with a unit or a prefix, in the field's unit. */
function readMeasure(field: FieldRule, text: string): string | undefined {
  if (field.kind !== 'number' || !field.unit) return undefined
  const measure = parseMeasure(text, field.unit)
  return 'value' in measure && decimal.test(measure.value) ? canonicalDecimal(measure.value) : undefined
}

function within(field: FieldRule, value: string, [early, late]: [AttributeProblemCode, AttributeProblemCode]): Reading {
  if (field.min !== null && value < field.min) return { code: early, facts: { limit: field.min } }
  if (field.max !== null && value > field.max) return { code: late, facts: { limit: field.max } }
  return { value }
}

function readBoolean(given: GivenValue): Reading {
  if (typeof given === 'boolean') return { value: given }
  const text = String(given).trim().toLowerCase()
  if (['true', 'yes', '1'].includes(text)) return { value: true }
  if (['false', 'no', '0'].includes(text)) return { value: false }
  return { code: 'not_a_boolean' }
}
