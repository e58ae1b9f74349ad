import { zonedClock } from '#core/import/zoned-clock.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'
import { readDay, readInstant } from './convert-date.ts'
import type { ConversionSetting, ConvertedField } from './convert-setting.ts'
import { readYesOrNo, splitList, valueText } from './convert-text.ts'
import type { FieldRule } from './field-rule.ts'
import { toPlainNumber } from './plain-number.ts'
import { findOption } from './read-choice.ts'
import { readValue } from './read-value.ts'
import type { AttributeValue, Reading } from './value.ts'

/** Turns values of one definition into values of another. */
export type Converter = (value: AttributeValue) => Reading

const numeric = new Set(['integer', 'number', 'money'])
const files = new Set(['file', 'image'])

/**
 * Converts values of a field to a changed definition of it. What it gives is canonical and fits the new definition; a value
 * that already fits stays as it is. Every value that cannot be carried over exactly in meaning is a problem, never a guess:
 * a fraction is not rounded to a whole number, a text is not cut.
 */
export function makeConverter(old: ConvertedField, to: ConvertedField, setting: ConversionSetting): Converter {
  const from = withoutFormula(old)
  const clock = zonedClock(setting.timeZone)
  const choice = (keys: readonly string[]): Reading => readKeys(from, to, setting, keys)
  const text = (value: AttributeValue) => readAs(to, valueText(from, value, setting), setting, clock)
  if (to.kind === 'formula') return () => ({ code: 'computed' })
  return (value) => {
    if (from.kind === 'select' || from.kind === 'multiSelect') {
      if (to.kind === 'select' || to.kind === 'multiSelect') return choice([value].flat().map(String))
    } else if (isBetweenNumbers(from, to)) {
      return typeof value === 'string' ? readNumber(from, to, value) : text(value)
    } else if (from.kind === 'reference' || to.kind === 'reference') {
      return readReference(from, to, value, setting)
    } else if (files.has(from.kind) || files.has(to.kind)) {
      return files.has(from.kind) && files.has(to.kind)
        ? readValue(to, asList(to, value), value)
        : { code: 'not_a_file' }
    } else if (from.kind === 'boolean' && numeric.has(to.kind)) return readValue(to, value === true ? '1' : '0')
    else if (from.kind === to.kind) return readValue(to, value, value)
    return text(value)
  }
}

/** A formula that becomes a field of another kind leaves its last results as values. */
function withoutFormula(field: ConvertedField): ConvertedField {
  return field.kind === 'formula' ? { ...field, kind: field.resultKind ?? 'text', unit: null } : field
}

function isBetweenNumbers(from: ConvertedField, to: ConvertedField): boolean {
  return numeric.has(from.kind) && numeric.has(to.kind)
}

/** A number stays as it is, in the new unit where both units are known to measure the same. */
function readNumber(from: ConvertedField, to: ConvertedField, value: string): Reading {
  if (from.unit === null || to.unit === null || from.unit === to.unit) return readValue(to, value, value)
  const measure = parseMeasure(`${value} ${from.unit}`, to.unit, { precision: to.precision })
  if ('value' in measure) return readValue(to, measure.value)
  // a unit nobody knows is a word: another word for it changes no value
  if (measure.code === 'unknown_unit') return readValue(to, value, value)
  if (measure.code === 'too_precise') return { code: 'too_precise', facts: measure.facts }
  return { code: 'not_a_measure', facts: { unit: to.unit, value: `${value} ${from.unit}` } }
}

function readKeys(from: FieldRule, to: FieldRule, setting: ConversionSetting, keys: readonly string[]): Reading {
  const chosen: string[] = []
  for (const old of keys) {
    const key = setting.merged.get(old) ?? old
    const label = from.options.find((option) => option.key === key)?.label ?? key
    const option = to.options.find((each) => each.key === key) ?? findOption(to.options, label)
    if (!option) return { code: 'unknown_option', facts: { value: label.slice(0, 80) } }
    if (!chosen.includes(option.key)) chosen.push(option.key)
  }
  // an archived option stays with the values that have it
  if (to.kind === 'multiSelect') return readValue(to, chosen, chosen)
  const [only] = chosen
  if (chosen.length !== 1 || only === undefined) return { code: 'too_many', facts: { limit: '1' } }
  return readValue(to, only, only)
}

function readReference(
  from: ConvertedField,
  to: ConvertedField,
  value: AttributeValue,
  setting: ConversionSetting,
): Reading {
  if (from.kind === 'reference' && to.kind === 'reference')
    return from.referenceTo === to.referenceTo ? readValue(to, asList(to, value), value) : { code: 'not_a_reference' }
  if (to.kind === 'reference') {
    const texts = to.multiple ? splitList(String(value)) : [String(value)]
    const ids = texts.map((text) => setting.records?.ids.get(text.trim().toLowerCase()))
    return ids.every((id) => id !== undefined) ? readValue(to, ids) : { code: 'not_a_reference' }
  }
  const labels = [value].flat().map((id) => setting.records?.labels.get(String(id)))
  if (!labels.every((label) => label !== undefined)) return { code: 'no_such_record' }
  return readAs(to, labels.join(', '), setting, zonedClock(setting.timeZone))
}

/** Entries as a field of one or of several holds them. */
function asList(to: ConvertedField, value: AttributeValue): string | string[] {
  const entries = [value].flat().map(String)
  return to.multiple || entries.length !== 1 ? entries : (entries[0] ?? '')
}

function readAs(
  to: ConvertedField,
  text: string,
  setting: ConversionSetting,
  clock: ReturnType<typeof zonedClock>,
): Reading {
  switch (to.kind) {
    case 'integer':
    case 'number':
    case 'money':
      return readNumberText(to, text, setting)
    case 'date': {
      const day = readDay(text, setting.dateOrder, clock, setting.timeZone)
      return day === undefined ? { code: 'not_a_day' } : readValue(to, day)
    }
    case 'dateTime': {
      const instant = readInstant(text, setting.dateOrder, clock)
      return instant === undefined ? { code: 'not_an_instant' } : readValue(to, instant)
    }
    case 'boolean': {
      const answer = readYesOrNo(text, setting.words)
      return answer === undefined ? { code: 'not_a_boolean' } : { value: answer }
    }
    case 'select': {
      const option = findOption(to.options, text)
      return option ? readValue(to, option.key, option.key) : unknownOption(text)
    }
    case 'multiSelect': {
      const parts = findOption(to.options, text) ? [text] : splitList(text)
      const options = parts.map((part) => findOption(to.options, part))
      const missing = options.indexOf(undefined)
      if (missing >= 0) return unknownOption(parts[missing] ?? '')
      const keys = options.flatMap((option) => option?.key ?? [])
      return readValue(to, keys, keys)
    }
    default:
      return readValue(to, text)
  }
}

function unknownOption(text: string): Reading {
  return { code: 'unknown_option', facts: { value: text.trim().slice(0, 80) } }
}

function readNumberText(to: ConvertedField, text: string, setting: ConversionSetting): Reading {
  if (to.kind === 'number' && to.unit !== null) {
    const decimalComma = setting.decimalMark === ','
    const measure = parseMeasure(text, to.unit, { decimalComma, precision: to.precision })
    if ('value' in measure) return readValue(to, measure.value)
    return { code: 'not_a_measure', facts: { unit: to.unit, value: text.slice(0, 80) } }
  }
  const number = toPlainNumber(text, setting.decimalMark, to.kind === 'money')
  return number === undefined ? readValue({ ...to, unit: null }, '-') : readValue(to, number)
}
