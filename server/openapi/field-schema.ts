import type { Field, FieldKind } from '#contract/field.ts'
import { longestLine, longestText } from '#core/attribute/read-text.ts'
import { toEcmaPattern } from './ecma-pattern.ts'
import type { JsonSchema } from './json-schema.ts'

/** What of a field its schema says besides its kind. */
export interface FieldContext {
  /** of money whose field names none */
  currency: string
}

const uuid = { type: 'string', format: 'uuid' }
const number = String.raw`^-?\d{1,18}(\.\d{1,9})?$`

/**
 * What a record's `attributes` hold for a field. Rules are left out: a value written before a rule was tightened stays.
 * A field whose values are being converted holds those of either kind.
 */
export function toValueSchema(field: Field, context: FieldContext): JsonSchema {
  const value = field.changeId === null ? several(field, plainValue(field, field.options)) : {}
  const deprecated = field.archivedAt === null ? {} : { deprecated: true }
  return { ...value, ...describe(field, context), ...deprecated }
}

/**
 * What a request may give for a field: the form values are stored in, with the field's rules as far as JSON Schema can say
 * them. `x-minimum` and `x-maximum` are bounds of decimals, days and instants.
 * @param use  `create`: null is "no value, not even the default"; `update`: null takes the value away
 */
export function toInputSchema(
  field: Field,
  context: FieldContext,
  use: 'create' | 'update',
  isRequired: boolean,
): JsonSchema {
  // a record keeps a choice that is archived, so what was read can be sent back
  const options = use === 'update' ? field.options : field.options.filter((option) => !option.archived)
  const value = several(field, { ...plainValue(field, options), ...ruleOf(field) }, true)
  const described = { ...value, ...describe(field, context), ...exampleOf(field) }
  return isRequired ? described : orNull(described)
}

/** Whether every new record has to give the field: no default and no condition relieves it. */
export function isNeeded(field: Field): boolean {
  return field.required && field.condition === null && field.defaultValue === null
}

function plainValue(field: Field, options: Field['options']): JsonSchema {
  const kind: FieldKind | Field['resultKind'] = field.kind === 'formula' ? field.resultKind : field.kind
  switch (kind) {
    case 'integer':
      return { type: 'string', pattern: String.raw`^-?\d{1,18}$` }
    case 'number':
    case 'money':
      return { type: 'string', pattern: number }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'dateTime':
      return { type: 'string', format: 'date-time' }
    case 'boolean':
      return { type: 'boolean' }
    case 'select':
    case 'multiSelect':
      return {
        type: 'string',
        // a list of no choices is no schema
        ...(options.length > 0
          ? { enum: options.map(({ key }) => key), 'x-enumNames': options.map(({ label }) => label) }
          : {}),
      }
    case 'reference':
      return { ...uuid, 'x-reference': field.referenceTo }
    case 'file':
    case 'image':
      return { ...uuid, 'x-reference': 'file' }
    case 'url':
      return { type: 'string', format: 'iri' }
    case 'email':
      return { type: 'string', format: 'idn-email' }
    default:
      return { type: 'string' }
  }
}

function several(field: Field, one: JsonSchema, isInput = false): JsonSchema {
  if (field.kind !== 'multiSelect' && !field.multiple) return one
  const { min, max } = field
  return {
    type: 'array',
    items: one,
    uniqueItems: true,
    ...(isInput && min !== null && field.kind === 'multiSelect' ? { minItems: Number(min) } : {}),
    ...(isInput && max !== null ? { maxItems: Number(max) } : {}),
  }
}

function ruleOf(field: Field): JsonSchema {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return {
        ...(field.min === null ? {} : { minLength: Number(field.min) }),
        maxLength: Math.min(field.kind === 'text' ? longestLine : longestText, Number(field.max ?? longestText)),
        ...patternOf(field.pattern),
      }
    case 'number':
    case 'money':
      return { pattern: field.unit ? undefined : decimalPattern(field.precision), ...boundsOf(field) }
    case 'integer':
    case 'date':
    case 'dateTime':
      return boundsOf(field)
    case 'url':
      // one without a scheme is taken for one of https
      return { format: undefined, maxLength: 2_000 }
    case 'email':
      return { maxLength: 200 }
    case 'phone':
      return { minLength: 3, maxLength: 40 }
    case 'barcode':
      return { minLength: 1, maxLength: 80 }
    default:
      return {}
  }
}

function decimalPattern(precision: number | null): string {
  if (precision === 0) return String.raw`^-?\d{1,18}$`
  return precision === null ? number : String.raw`^-?\d{1,18}(\.\d{1,${precision}})?$`
}

function boundsOf({ min, max }: Field): JsonSchema {
  return { ...(min === null ? {} : { 'x-minimum': min }), ...(max === null ? {} : { 'x-maximum': max }) }
}

/** RE2's expression as it is, and as a pattern of JSON Schema where it means the same there. */
function patternOf(pattern: string | null): JsonSchema {
  if (pattern === null) return {}
  const ecma = toEcmaPattern(pattern)
  return { ...(ecma === undefined ? {} : { pattern: ecma }), 'x-pattern': pattern }
}

/** The schema, or null; one of any value takes null already. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: choices } = schema
  if (type === undefined) return schema
  return { ...schema, type: [type, 'null'], ...(Array.isArray(choices) ? { enum: [...choices, null] } : {}) }
}

function describe(field: Field, { currency }: FieldContext): JsonSchema {
  const isGiven = field.kind === 'formula' || field.kind === 'autonumber'
  return {
    title: field.name,
    description: [nameAndHelp(field), choicesOf(field), measureOf(field)].filter(Boolean).join('\n\n'),
    'x-kind': field.kind,
    ...(field.unit ? { 'x-unit': field.unit } : {}),
    ...(field.kind === 'money' ? { 'x-currency': field.currency ?? currency } : {}),
    ...(field.unique ? { 'x-unique': true } : {}),
    ...(field.condition ? { 'x-condition': field.condition } : {}),
    ...(isGiven ? { readOnly: true } : {}),
  }
}

function nameAndHelp({ name, help }: Field): string {
  return help.trim() ? `${name}: ${help.trim()}` : name
}

function choicesOf({ options }: Field): string {
  return options.map(({ key, label, archived }) => `- \`${key}\`: ${label}${archived ? ' (archived)' : ''}`).join('\n')
}

function measureOf({ unit, kind }: Field): string {
  return unit && kind === 'number' ? `In ${unit}; a request may name another unit of the same measure.` : ''
}

/** A value the field takes, where its rules leave no doubt that it does. */
function exampleOf(field: Field): JsonSchema {
  const example = exampleValue(field)
  return example === undefined ? {} : { examples: [example] }
}

function exampleValue({ kind, options, multiple, min, defaultValue }: Field): unknown {
  if (defaultValue !== null) return defaultValue
  if (multiple) return undefined
  const open = options.filter((option) => !option.archived).map((option) => option.key)
  switch (kind) {
    case 'select':
      return open[0]
    case 'multiSelect':
      return Number(min ?? 1) <= 1 ? open.slice(0, 1) : undefined
    case 'integer':
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
      return min ?? undefined
    case 'boolean':
      return true
    default:
      return undefined
  }
}
