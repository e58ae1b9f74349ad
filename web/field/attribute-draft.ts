import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { canEdit, canSee, fieldApplies, fieldsOfEntity, type RecordScope } from '#core/attribute/field-rule.ts'
import { isShown, validateAttributes } from '#core/attribute/validate-attributes.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'

/** A custom value as it is typed or chosen: text, or a list where the field holds several. */
export type DraftValue = string | string[]

/** What a person touched, by field key; everything else is as the record has it. */
export type AttributeDraft = Record<string, DraftValue>

/** What a form of custom fields is about. */
export type AttributeForm = {
  /** all fields of the organisation, in their order */
  fields: readonly Field[]
  record: RecordScope
  /** what the record holds; a new one holds nothing */
  kept: Attributes
  /** untouched fields take their defaults */
  isNew: boolean
  role: Role
  /** the organisation's, for moments */
  timeZone: string
  /** the record's columns and stock, by their names in formulas */
  columns?: Readonly<Record<string, unknown>>
}

/** A draft, read by the same validator as the API's. */
export type DraftReading = {
  /** the living fields of the record that the role sees, in order */
  own: readonly Field[]
  /** keys of those whose condition holds */
  shown: ReadonlySet<string>
  /** everything the record would hold, as far as it can be read; what formulas compute with */
  values: Attributes
  /** what to send: touched values of shown fields that differ from what the record has; null takes one away */
  change: Attributes
  problems: readonly AttributeProblem[]
}

/** Whether a field's value is a list. */
export function holdsSeveral(field: Pick<Field, 'kind' | 'multiple'>): boolean {
  return field.kind === 'multiSelect' || (['reference', 'file', 'image'].includes(field.kind) && field.multiple)
}

/** A stored value as an input takes it. */
export function toDraftValue(field: Field, value: Attributes[string] | undefined, timeZone: string): DraftValue {
  if (holdsSeveral(field)) return Array.isArray(value) ? value : value ? [String(value)] : []
  if (value === null || value === undefined || Array.isArray(value)) return ''
  if (field.kind === 'dateTime') {
    const at = new Date(String(value))
    return Number.isNaN(at.getTime()) ? String(value) : toLocal(at, timeZone)
  }
  return String(value)
}

/** What stands in the field's input: what was touched, else what the record has, else the default of a new one. */
export function shownValue(field: Field, draft: AttributeDraft, form: AttributeForm): DraftValue {
  const touched = Object.hasOwn(draft, field.key) ? draft[field.key] : undefined
  if (touched !== undefined && Array.isArray(touched) === holdsSeveral(field)) return touched
  return toDraftValue(field, storedValue(field, form), form.timeZone)
}

/** Reads a draft: what it shows, what it changes and what is wrong with it. */
export function readDraft(draft: AttributeDraft, form: AttributeForm): DraftReading {
  const own = form.fields.filter(
    (field) => field.archivedAt === null && fieldApplies(field, form.record) && canSee(field, form.role),
  )
  const siblings = fieldsOfEntity(form.record.entity, form.fields)
  let shown: ReadonlySet<string> = new Set(own.map((field) => field.key))
  let given = giveValues(own, shown, draft, form)
  // What a condition hides counts as untouched, and may so hide or show what depends on it.
  for (let round = 0; round <= own.length; round++) {
    const { attributes } = validateAttributes(given, form.fields, form.record, { kept: form.kept })
    const next = new Set(own.filter((field) => isShown(field, attributes, siblings)).map((field) => field.key))
    const isSettled = next.size === shown.size && [...next].every((key) => shown.has(key))
    shown = next
    if (isSettled) break
    given = giveValues(own, shown, draft, form)
  }
  const { attributes, problems } = validateAttributes(given, form.fields, form.record, {
    kept: form.kept,
    isNew: form.isNew,
    role: form.role,
  })
  return { own, shown, values: attributes, change: changeOf(own, shown, given, draft, form), problems }
}

/** A typed value as the API takes it; null for none. What cannot be read stays, for the validator to refuse. */
export function toGiven(field: Field, value: DraftValue, timeZone: string): Attributes[string] {
  if (Array.isArray(value)) return value.length > 0 ? value : null
  const text = value.trim()
  if (text === '') return null
  switch (field.kind) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'integer':
    case 'money':
    case 'number':
      return parseSigned(text) ?? text
    case 'dateTime':
      return toInstant(text, timeZone) ?? text
    default:
      return value
  }
}

function giveValues(
  own: readonly Field[],
  shown: ReadonlySet<string>,
  draft: AttributeDraft,
  form: AttributeForm,
): Attributes {
  const given: Attributes = { ...form.kept }
  for (const field of own) {
    if (!shown.has(field.key) || !canEdit(field, form.role)) continue
    const value = shownValue(field, draft, form)
    const stored = storedValue(field, form)
    // Unchanged values stay to the letter: an input of minutes would cut a moment's seconds.
    const isUnchanged = isSame(value, toDraftValue(field, stored, form.timeZone))
    given[field.key] = isUnchanged ? (stored ?? null) : toGiven(field, value, form.timeZone)
  }
  return given
}

function changeOf(
  own: readonly Field[],
  shown: ReadonlySet<string>,
  given: Attributes,
  draft: AttributeDraft,
  form: AttributeForm,
): Attributes {
  const change: Attributes = {}
  for (const field of own) {
    if (!shown.has(field.key) || !Object.hasOwn(draft, field.key) || !canEdit(field, form.role)) continue
    const value = given[field.key] ?? null
    const before = form.kept[field.key] ?? null
    // A default that was cleared is told to the server, which would fill it in again.
    const isCleared = form.isNew && value === null && field.defaultValue !== null
    if (!isSame(value, before) || isCleared) change[field.key] = value
  }
  return change
}

function storedValue(field: Field, form: AttributeForm): Attributes[string] | undefined {
  if (Object.hasOwn(form.kept, field.key)) return form.kept[field.key]
  return form.isNew ? field.defaultValue : undefined
}

function isSame(a: Attributes[string], b: Attributes[string]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((each, index) => each === b[index])
}
