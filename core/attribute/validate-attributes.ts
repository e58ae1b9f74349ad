import type { Attributes } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { matchesFilter } from '#core/filter/matches-filter.ts'
import type { AttributeProblem, AttributeProblemCode } from './attribute-problem.ts'
import { conditionRecord } from './condition-record.ts'
import { canEdit, canSee, type FieldRule, fieldApplies, fieldsOfEntity, type RecordScope } from './field-rule.ts'
import { readValue } from './read-value.ts'
import type { AttributeValue } from './value.ts'

export interface ValidatedAttributes {
  /** canonical values; fields without a value are absent */
  attributes: Record<string, AttributeValue>
  problems: AttributeProblem[]
}

export interface ValidationOptions {
  /** values the record has already: those of archived fields and options, and of fields a role may not edit, may stay */
  kept?: Readonly<Record<string, unknown>>
  /** a new record takes the fields' default values */
  isNew?: boolean
  /** who writes; the product itself when left out */
  role?: Role
}

/**
 * Validates custom values against the tenant's field definitions; the one validator of form, API, import and bulk edit.
 * Values become canonical. Blank text, an empty list and null mean "no value". Values the record holds already and that
 * are given unchanged pass as they are, so that a stricter definition never keeps a person from changing something else.
 * @param given   values by field key
 * @param fields  all fields of the tenant
 * @param record  what decides which of them the record has
 */
export function validateAttributes(
  given: Attributes,
  fields: readonly FieldRule[],
  record: RecordScope,
  { kept = {}, isNew = false, role = 'admin' }: ValidationOptions = {},
): ValidatedAttributes {
  const attributes: Record<string, AttributeValue> = {}
  const problems: AttributeProblem[] = []
  const refuse = (key: string, name: string, code: AttributeProblemCode, facts: Record<string, string> = {}) => {
    problems.push({ key, code, facts: { field: name, ...facts } })
  }
  const own = fields.filter((field) => fieldApplies(field, record))
  const byKey = new Map(own.map((field) => [field.key, field]))
  for (const [key, value] of Object.entries(given)) {
    if (isBlank(value)) continue
    const held = Object.hasOwn(kept, key) ? kept[key] : undefined
    if (held !== undefined && isEqual(held, value)) {
      attributes[key] = value as AttributeValue
      continue
    }
    const field = byKey.get(key)
    const known = field ?? fields.find((candidate) => candidate.key === key)
    // what a role may not see does not exist for it
    if (!known || !canSee(known, role)) refuse(key, key, 'unknown_field')
    else if (!field) refuse(key, known.name, 'foreign_field')
    else if (field.archivedAt !== null) refuse(key, field.name, 'archived_field')
    else if (!canEdit(field, role)) refuse(key, field.name, 'not_editable')
    // whether the value held is one of the old definition or of the new, only the conversion knows
    else if (held !== undefined && field.changeId !== null) refuse(key, field.name, 'being_changed')
    else {
      const reading = readValue(field, value, held)
      if ('code' in reading) refuse(key, field.name, reading.code, reading.facts)
      else if (!isBlank(reading.value)) attributes[key] = reading.value
    }
  }
  for (const field of own) {
    if (field.archivedAt !== null || Object.hasOwn(attributes, field.key)) continue
    if (problems.some((problem) => problem.key === field.key)) continue
    const held = Object.hasOwn(kept, field.key)
    if (held && !canEdit(field, role)) refuse(field.key, field.name, 'not_editable')
    if (isNew && !Object.hasOwn(given, field.key) && !isBlank(field.defaultValue)) {
      const reading = readValue(field, field.defaultValue)
      if ('value' in reading) attributes[field.key] = reading.value
    }
  }
  // a key may be that of a field of another entity as well
  const siblings = fieldsOfEntity(record.entity, fields)
  for (const field of own) {
    if (!field.required || field.archivedAt !== null || Object.hasOwn(attributes, field.key)) continue
    if (isGivenByProduct(field) || !canEdit(field, role) || problems.some((problem) => problem.key === field.key))
      continue
    if (isShown(field, attributes, siblings)) refuse(field.key, field.name, 'required')
  }
  return { attributes, problems }
}

/**
 * What a record is to hold when some values are given: those over the ones it has. A value given for a field that the role may not
 * see is that of an unknown field, whatever the record holds there, so that nobody finds out by guessing.
 * @param fields  those of the record's entity: a key may be that of a field of another as well
 */
export function mergeValues(
  given: Attributes,
  kept: Readonly<Record<string, unknown>>,
  fields: readonly Pick<FieldRule, 'key' | 'visibleTo'>[],
  role: Role,
): { values: Attributes; problems: AttributeProblem[] } {
  const problems: AttributeProblem[] = []
  // kept values were validated when they were written
  const values = { ...kept } as Attributes
  for (const [key, value] of Object.entries(given)) {
    const field = fields.find((candidate) => candidate.key === key)
    if (!field || canSee(field, role)) values[key] = value
    else if (!isBlank(value)) problems.push({ key, code: 'unknown_field', facts: { field: key } })
  }
  return { values, problems }
}

/** Whether the record shows the field: its condition holds, or it has none. */
export function isShown(
  field: Pick<FieldRule, 'condition'>,
  attributes: Readonly<Record<string, unknown>>,
  fields: readonly Pick<FieldRule, 'key' | 'kind' | 'multiple' | 'resultKind'>[],
): boolean {
  return field.condition === null || matchesFilter(field.condition, conditionRecord(attributes, fields))
}

function isGivenByProduct(field: FieldRule): boolean {
  return field.kind === 'autonumber' || field.kind === 'formula'
}

function isBlank(value: unknown): value is null {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  )
}

function isEqual(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((each, index) => each === b[index])
}
