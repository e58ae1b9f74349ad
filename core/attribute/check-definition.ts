import type { Field, FieldKind } from '#contract/field.ts'
import type { definition as sentences } from '#contract/words/en/definition.ts'
import { canonicalDecimal, toQuantity } from '#core/number/quantity.ts'
import { isDay, toInstant } from './calendar-value.ts'
import type { FieldRule } from './field-rule.ts'
import { isNumberPattern } from './number-pattern.ts'
import { isPattern } from './pattern.ts'
import { readValue } from './read-value.ts'

export type DefinitionProblemCode = keyof typeof sentences

export interface DefinitionProblem {
  /** the property of the definition that is wrong */
  property: keyof Field
  code: DefinitionProblemCode
}

/** What a definition says of its values; what it leaves out says nothing. */
export type Definition = Pick<Field, 'key' | 'kind' | 'entity'> & { [P in keyof Field]?: Field[P] | undefined }

const text: ReadonlySet<FieldKind> = new Set(['text', 'longText'])
const numbers: ReadonlySet<FieldKind> = new Set(['integer', 'number', 'money'])
const choices: ReadonlySet<FieldKind> = new Set(['select', 'multiSelect'])
const several: ReadonlySet<FieldKind> = new Set(['reference', 'file', 'image'])
const bounded: ReadonlySet<FieldKind> = new Set([...text, ...numbers, ...several, 'date', 'dateTime', 'multiSelect'])
const uniquely: ReadonlySet<FieldKind> = new Set([
  'text',
  'url',
  'email',
  'phone',
  'barcode',
  'autonumber',
  'integer',
  'number',
  'date',
  'dateTime',
])

/** Whether a definition's parts agree with each other and its kind. What it names elsewhere (sets, formulas) is for the caller to check. */
export function checkDefinition(field: Definition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const refuseIf = (wrong: boolean, property: keyof Field, code: DefinitionProblemCode) => {
    if (wrong) problems.push({ property, code })
  }
  const { kind, options = [] } = field
  refuseIf(choices.has(kind) && options.length === 0, 'options', 'no_options')
  refuseIf(!choices.has(kind) && options.length > 0, 'options', 'options_of_other_kind')
  refuseIf(new Set(options.map((option) => option.key)).size !== options.length, 'options', 'option_twice')
  refuseIf(kind !== 'number' && isSaid(field.unit), 'unit', 'unit_of_other_kind')
  refuseIf(!['number', 'money'].includes(kind) && isSaid(field.precision), 'precision', 'precision_of_other_kind')
  refuseIf(kind !== 'money' && isSaid(field.currency), 'currency', 'currency_of_other_kind')
  refuseIf(kind === 'reference' && !field.referenceTo, 'referenceTo', 'no_target')
  refuseIf(kind !== 'reference' && isSaid(field.referenceTo), 'referenceTo', 'target_of_other_kind')
  refuseIf(!several.has(kind) && field.multiple === true, 'multiple', 'multiple_of_other_kind')
  refuseIf(!text.has(kind) && isSaid(field.pattern), 'pattern', 'pattern_of_other_kind')
  refuseIf(isSaid(field.pattern) && !isPattern(field.pattern), 'pattern', 'not_a_pattern')
  refuseIf(kind !== 'autonumber' && isSaid(field.numberPattern), 'numberPattern', 'number_pattern_of_other_kind')
  refuseIf(
    kind === 'autonumber' && !isNumberPattern(field.numberPattern ?? ''),
    'numberPattern',
    'not_a_number_pattern',
  )
  refuseIf(kind === 'formula' && !field.formula, 'formula', 'no_formula')
  refuseIf(kind !== 'formula' && isSaid(field.formula), 'formula', 'formula_of_other_kind')
  refuseIf(
    field.unique === true && (!uniquely.has(kind) || field.entity === 'movementLine'),
    'unique',
    'not_unique_kind',
  )
  refuseIf(isSaid(field.fieldSetId) && isSaid(field.itemTypeId), 'fieldSetId', 'set_and_type')
  refuseIf(
    !['item', 'variant'].includes(field.entity) && isSaid(field.itemTypeId),
    'itemTypeId',
    'type_of_other_entity',
  )
  const fixed = kind === 'formula' || kind === 'autonumber'
  refuseIf(fixed && (field.required === true || isSaid(field.defaultValue)), 'kind', 'fixed_by_product')
  problems.push(...checkBounds(field))
  if (problems.length === 0 && isSaid(field.defaultValue) && !fixed)
    refuseIf('code' in readValue(toRule(field), field.defaultValue), 'defaultValue', 'bad_default')
  return problems
}

function checkBounds(field: Definition): DefinitionProblem[] {
  const { kind, min = null, max = null } = field
  if (min === null && max === null) return []
  if (!bounded.has(kind)) return [{ property: 'min', code: 'bounds_of_other_kind' }]
  const wrong = (['min', 'max'] as const).filter((name) => {
    const bound = field[name]
    return isSaid(bound) && !isBound(kind, bound)
  })
  if (wrong.length > 0) return wrong.map((property) => ({ property, code: 'not_a_bound' }))
  if (min === null || max === null) return []
  const crossed = kind === 'date' || kind === 'dateTime' ? min > max : toQuantity(min).gt(max)
  return crossed ? [{ property: 'min', code: 'bounds_crossed' }] : []
}

function isBound(kind: FieldKind, bound: string): boolean {
  if (kind === 'date') return isDay(bound)
  if (kind === 'dateTime') return toInstant(bound) === bound
  if (numbers.has(kind)) return /^-?\d{1,18}(\.\d{1,9})?$/.test(bound) && canonicalDecimal(bound) === bound
  return /^\d{1,5}$/.test(bound)
}

/** Bounds in the form they are stored and compared in: "10.0" is "10", an instant is in UTC. What is none stays, to be refused. */
export function canonicalBound(kind: FieldKind, bound: string): string {
  if (kind === 'dateTime') return toInstant(bound) ?? bound
  return numbers.has(kind) && /^-?\d{1,18}(\.\d{1,9})?$/.test(bound) ? canonicalDecimal(bound) : bound
}

/** A definition with everything it leaves out said. */
export function toRule(field: Definition): FieldRule {
  return {
    name: field.key,
    scope: null,
    resultKind: null,
    unit: null,
    precision: null,
    options: [],
    multiple: false,
    required: false,
    min: null,
    max: null,
    pattern: null,
    defaultValue: null,
    condition: null,
    visibleTo: null,
    editableBy: null,
    changeId: null,
    archivedAt: null,
    ...Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)),
    key: field.key,
    kind: field.kind,
    entity: field.entity,
  }
}

function isSaid<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
