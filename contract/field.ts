import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, key, line, text, version } from './values.ts'

export const fieldKinds = ['text', 'number', 'date', 'boolean', 'select'] as const
export const fieldKind = z.enum(fieldKinds)
export type FieldKind = (typeof fieldKinds)[number]

export const option = z.object({ key, label: line(80) }).strict()

/** The definition of a custom field; its values live in an item's `attributes` under `key`. */
export const field = z
  .object({
    id,
    key,
    name: z.string(),
    kind: fieldKind,
    /** the item type it belongs to; null: every item has it */
    itemTypeId: id.nullable(),
    /** number: unit of measure of the stored value, such as `kg` */
    unit: z.string().nullable(),
    /** select: the choices, values are option keys */
    options: z.array(option),
    required: z.boolean(),
    /** number: smallest and largest value */
    min: decimal.nullable(),
    max: decimal.nullable(),
    help: z.string(),
    position: z.int(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Field' })
export type Field = z.output<typeof field>

const changeable = z
  .object({
    name: line(80),
    unit: line(20).nullable(),
    options: z.array(option).max(500),
    required: z.boolean(),
    min: decimal.nullable(),
    max: decimal.nullable(),
    help: text(500),
    position: z.int().min(0).max(10_000),
  })
  .partial()

export const newField = changeable
  .extend({ key: key.optional(), name: line(80), kind: fieldKind, itemTypeId: id.nullable().default(null) })
  .strict()
const tag = 'Schema'

export const listFields = endpoint({
  name: 'listFields',
  summary: 'Custom fields',
  tag,
  method: 'GET',
  path: '/fields',
  access: 'schema:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ itemTypeId: id.optional() }),
  response: page(field),
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
  errors: ['key_taken'],
})
export const updateField = endpoint({
  name: 'updateField',
  summary: 'Change, archive or restore a custom field',
  tag,
  method: 'PATCH',
  path: '/fields/{fieldId}',
  access: 'schema:write',
  params: z.object({ fieldId: id }),
  compareAndSet: true,
  body: changeable.extend({ archived: z.boolean().optional() }).strict(),
  response: field,
})
