import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { role } from './permissions.ts'
import { currency, id, instant, key, line, text, version } from './values.ts'

/** What a field is a field of. A variant has the fields of items, inherited, and those of variants besides. */
export const fieldEntities = ['item', 'variant', 'location', 'supplier', 'movementLine'] as const
export const fieldEntity = z.enum(fieldEntities)
export type FieldEntity = (typeof fieldEntities)[number]

export const fieldKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'money',
  'date',
  'dateTime',
  'boolean',
  'select',
  'multiSelect',
  'url',
  'email',
  'phone',
  'reference',
  'file',
  'image',
  'barcode',
  'autonumber',
  'formula',
] as const
export const fieldKind = z.enum(fieldKinds)
export type FieldKind = (typeof fieldKinds)[number]

export const referenceTargets = ['item', 'location', 'supplier', 'member'] as const
export type ReferenceTarget = (typeof referenceTargets)[number]

/** Named places of the palette; each theme gives them its own shades. */
export const optionColours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const

export const option = z
  .object({
    key,
    label: line(80),
    colour: z.enum(optionColours).optional(),
    /** kept by the values that have it, offered to no new one */
    archived: z.boolean().optional(),
  })
  .strict()
export type Option = z.output<typeof option>

/** A value of a custom field on the wire; lists for multiSelect, file, image and references that hold several. */
export const attributeValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(100),
  z.null(),
])

/** A bound of values: a decimal for numbers, a day or an instant for dates, a length for text, a count for lists. */
const bound = z.string().max(40)

/** Which records have the field: those of any of these types or categories (and of categories below them). */
export const fieldScope = z.object({ itemTypeIds: z.array(id), categoryIds: z.array(id) }).meta({ id: 'FieldScope' })
export type FieldScope = z.output<typeof fieldScope>

/** What may be changed of a definition, but for its kind. */
const definition = z.object({
  name: line(80),
  /** the set it belongs to, which is attached to item types and categories as a whole */
  fieldSetId: id.nullable(),
  /** outside a set: the one item type it belongs to; null: every record of the entity has it */
  itemTypeId: id.nullable(),
  help: text(500),
  position: z.int().min(0).max(10_000),
  required: z.boolean(),
  /** no two records of the entity in the organisation hold the same value */
  unique: z.boolean(),
  /** number: unit of measure of the stored value, such as `kg`; other units of its kind are converted */
  unit: line(20).nullable(),
  /** number, money: most decimal places; null: as entered, up to nine */
  precision: z.int().min(0).max(9).nullable(),
  /** money: ISO 4217; null: the organisation's */
  currency: currency.nullable(),
  /** select, multiSelect: the choices, in order; values are option keys */
  options: z.array(option).max(500),
  /** reference: what it points to */
  referenceTo: z.enum(referenceTargets).nullable(),
  /** reference, file, image: holds a list */
  multiple: z.boolean(),
  min: bound.nullable(),
  max: bound.nullable(),
  /** text: a regular expression (RE2 syntax, so that none can stall the server) the whole value matches */
  pattern: z.string().min(1).max(300).nullable(),
  /** autonumber: `LOT-{YYYY}-{0000}`: year, month {MM}, day {DD}, and one counter as wide as its zeros */
  numberPattern: z.string().min(1).max(60).nullable(),
  /** formula: an expression over other fields, core columns and stock figures */
  formula: z.string().min(1).max(2_000).nullable(),
  /** what a new record holds where nothing is given */
  defaultValue: attributeValue,
  /** shown, and required, only where the record matches: conditions on `attributes.<key>` */
  condition: filter.nullable(),
  /** roles that see it, besides Admins; null: all */
  visibleTo: z.array(role).nullable(),
  /** roles that may fill it in, besides Admins; null: all that see it */
  editableBy: z.array(role).nullable(),
})

/** The definition of a custom field; its values live in the record's `attributes` under `key`. */
export const field = definition
  .extend({
    id,
    /** stable: a rename keeps it */
    key,
    name: z.string(),
    entity: fieldEntity,
    kind: fieldKind,
    help: z.string(),
    unit: z.string().nullable(),
    /** which records have it, its set's attachments resolved; null: all of the entity */
    scope: fieldScope.nullable(),
    /** formula: the kind of its results */
    resultKind: z.enum(['number', 'text', 'boolean', 'date', 'dateTime']).nullable(),
    /** the change that is converting its values in the background */
    changeId: id.nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Field' })
export type Field = z.output<typeof field>

export const fieldColumns = {
  id: 'id',
  key: 'text',
  name: 'text',
  entity: 'text',
  kind: 'text',
  help: 'text',
  unit: 'text',
  required: 'boolean',
  unique: 'boolean',
  archivedAt: 'instant',
  createdAt: 'instant',
} as const satisfies ListColumns

export const newField = definition
  .partial()
  .extend({ key: key.optional(), name: line(80), kind: fieldKind, entity: fieldEntity.default('item') })
  .strict()
export type NewField = Omit<z.output<typeof newField>, 'entity'> & { entity?: FieldEntity }

export const fieldUpdate = definition.partial().extend({ archived: z.boolean().optional() }).strict()
const tag = 'Schema'

export const getField = endpoint({
  name: 'getField',
  summary: 'One field',
  tag,
  method: 'GET',
  path: '/fields/{fieldId}',
  access: 'schema:read',
  params: z.object({ fieldId: id }),
  response: field,
})

export const listFields = endpoint({
  name: 'listFields',
  summary: 'Custom fields',
  tag,
  method: 'GET',
  path: '/fields',
  access: 'schema:read',
  query: listQueryOf(fieldColumns).extend({
    entity: fieldEntity.optional(),
    /** those an item of this type has */
    itemTypeId: id.optional(),
  }),
  response: page(field),
  errors: ['invalid_value'],
})
export const createField = endpoint({
  name: 'createField',
  summary: 'Define a custom field',
  tag,
  method: 'POST',
  path: '/fields',
  access: 'schema:write',
  status: 201,
  body: newField,
  response: field,
  errors: ['key_taken', 'invalid_value'],
})
export const updateField = endpoint({
  name: 'updateField',
  summary: 'Change, archive or restore a custom field; what existing values depend on is changed by a field change',
  tag,
  method: 'PATCH',
  path: '/fields/{fieldId}',
  access: 'schema:write',
  params: z.object({ fieldId: id }),
  compareAndSet: true,
  body: fieldUpdate,
  response: field,
  errors: ['invalid_value', 'values_in_the_way'],
})
/**
 * Places fields in the order given, as a builder's drag does, if they still stand as they were seen: the order has no version of its own, so
 * what is compared is the order itself. Otherwise `conflict`, and nothing is changed.
 */
export const orderFields = endpoint({
  name: 'orderFields',
  summary: 'Put fields in order',
  tag,
  method: 'PUT',
  path: '/fields/order',
  access: 'schema:write',
  body: z
    .object({
      fieldIds: z.array(id).min(1).max(500),
      /** the same fields in the order in which they were seen */
      seenIds: z.array(id).min(1).max(500),
    })
    .strict(),
  response: z.object({ data: z.array(field) }),
  errors: ['invalid_value', 'conflict'],
})
