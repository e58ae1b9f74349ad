import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fieldEntity, fieldScope } from './field.ts'
import { listQuery, page } from './page.ts'
import { id, instant, key, line, text, version } from './values.ts'

/** Fields that belong together and are attached to item types and categories as one: "Electrical", "Expiry". */
export const fieldSet = z
  .object({
    id,
    key,
    name: z.string(),
    description: z.string(),
    entity: fieldEntity,
    /** records that have its fields; null: all of the entity */
    scope: fieldScope.nullable(),
    /** the template it came from */
    templateKey: z.string().nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'FieldSet' })
export type FieldSet = z.output<typeof fieldSet>

const changeable = z.object({ name: line(80), description: text(500), scope: fieldScope.nullable() })
const tag = 'Schema'

export const getFieldSet = endpoint({
  name: 'getFieldSet',
  summary: 'One field set',
  tag,
  method: 'GET',
  path: '/field-sets/{fieldSetId}',
  access: 'schema:read',
  params: z.object({ fieldSetId: id }),
  response: fieldSet,
})

export const listFieldSets = endpoint({
  name: 'listFieldSets',
  summary: 'Field sets',
  tag,
  method: 'GET',
  path: '/field-sets',
  access: 'schema:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(fieldSet),
})
export const createFieldSet = endpoint({
  name: 'createFieldSet',
  summary: 'Create a field set',
  tag,
  method: 'POST',
  path: '/field-sets',
  access: 'schema:write',
  status: 201,
  body: changeable
    .partial()
    .extend({ key: key.optional(), name: line(80), entity: fieldEntity.default('item') })
    .strict(),
  response: fieldSet,
  errors: ['key_taken', 'invalid_value'],
})
export const updateFieldSet = endpoint({
  name: 'updateFieldSet',
  summary: 'Rename, attach, archive or restore a field set; its fields go and come back with it',
  tag,
  method: 'PATCH',
  path: '/field-sets/{fieldSetId}',
  access: 'schema:write',
  params: z.object({ fieldSetId: id }),
  compareAndSet: true,
  body: changeable.partial().extend({ archived: z.boolean().optional() }).strict(),
  response: fieldSet,
  errors: ['invalid_value'],
})
