import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { canonicalDecimal, toQuantity } from '#core/number/quantity.ts'

/** What an attribute's value is compared, indexed and stored as. */
export type AttributeValue = string | boolean

/** The part of a field definition that its values depend on. */
export type FieldRule = Pick<
  Field,
  'key' | 'name' | 'kind' | 'itemTypeId' | 'options' | 'required' | 'min' | 'max' | 'archivedAt'
>

export interface AttributeProblem {
  /** the field's key */
  key: string
  /** a sentence for people */
  message: string
}

export interface ValidatedAttributes {
  /** canonical values; fields without a value are absent */
  attributes: Record<string, AttributeValue>
  problems: AttributeProblem[]
}

/**
 * Validates custom values against the tenant's field definitions; the one validator of form, API, import and bulk edit.
 * Numbers become canonical decimal strings, dates ISO days, selects option keys. Blank text and null mean "no value".
 * @param given       values by field key
 * @param fields      all fields of the tenant; archived ones keep the values they have but take no new ones
 * @param itemTypeId  the item's type: fields of other types do not apply
 * @param kept        values the item has already: an archived field's value may stay
 */
export function validateAttributes(
  given: Attributes,
  fields: readonly FieldRule[],
  itemTypeId: string | null,
  kept: Readonly<Record<string, unknown>> = {},
): ValidatedAttributes {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const attributes: Record<string, AttributeValue> = {}
  const problems: AttributeProblem[] = []
  for (const [key, value] of Object.entries(given)) {
    if (value === null || (typeof value === 'string' && value.trim() === '')) continue
    const field = byKey.get(key)
    const applies = field && (field.itemTypeId === null || field.itemTypeId === itemTypeId)
    if (applies && field.archivedAt === null) {
      const read = readValue(field, value)
      if ('message' in read) problems.push({ key, message: read.message })
      else attributes[key] = read.value
    } else if (kept[key] === value && (typeof value === 'string' || typeof value === 'boolean')) {
      attributes[key] = value
    } else if (field?.archivedAt) {
      problems.push({ key, message: `The field "${field.name}" is archived.` })
    } else {
      problems.push({
        key,
        message: field ? `The field "${field.name}" does not belong to this item type.` : `There is no field "${key}".`,
      })
    }
  }
  for (const field of fields) {
    const applies = field.archivedAt === null && (field.itemTypeId === null || field.itemTypeId === itemTypeId)
    if (
      applies &&
      field.required &&
      !Object.hasOwn(attributes, field.key) &&
      !problems.some((problem) => problem.key === field.key)
    ) {
      problems.push({ key: field.key, message: `"${field.name}" is required.` })
    }
  }
  return { attributes, problems }
}

type Reading = { value: AttributeValue } | { message: string }

function readValue(field: FieldRule, value: string | number | boolean): Reading {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && !value.includes('\u0000')
        ? { value: value.trim() }
        : { message: `"${field.name}" takes text.` }
    case 'number':
      return readNumber(field, value)
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? { value }
        : { message: `"${field.name}" takes a day such as 2026-11-23.` }
    case 'boolean':
      return readBoolean(field, value)
    case 'select': {
      const text = String(value)
      const option =
        field.options.find((candidate) => candidate.key === text) ??
        field.options.find((candidate) => candidate.label.toLowerCase() === text.toLowerCase())
      return option ? { value: option.key } : { message: `"${field.name}" has no option "${text.slice(0, 80)}".` }
    }
  }
}

const number = /^-?\d{1,18}(\.\d{1,9})?$/

function readNumber(field: FieldRule, value: string | number | boolean): Reading {
  const text = typeof value === 'number' && Number.isFinite(value) ? canonicalDecimal(value) : String(value).trim()
  if (!number.test(text)) return { message: `"${field.name}" takes a number such as 12 or 0.75.` }
  const quantity = toQuantity(text)
  if (field.min !== null && quantity.lt(field.min)) return { message: `"${field.name}" must be at least ${field.min}.` }
  if (field.max !== null && quantity.gt(field.max)) return { message: `"${field.name}" must be at most ${field.max}.` }
  return { value: canonicalDecimal(text) }
}

function readBoolean(field: FieldRule, value: string | number | boolean): Reading {
  if (typeof value === 'boolean') return { value }
  const text = String(value).trim().toLowerCase()
  if (['true', 'yes', '1'].includes(text)) return { value: true }
  if (['false', 'no', '0'].includes(text)) return { value: false }
  return { message: `"${field.name}" takes yes or no.` }
}

/** Whether the text is a day of the calendar: "2026-02-30" is not, nor is one of the year 0, which databases do not know. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
