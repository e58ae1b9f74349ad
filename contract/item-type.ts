import { z } from 'zod'
import { costMethod } from './cost-method.ts'
import { endpoint } from './endpoint.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { id, instant, key, line, text, version } from './values.ts'

/** A kind of item with fields of its own: laptop, medicine, resistor. */
export const itemType = z
  .object({
    id,
    key,
    name: z.string(),
    description: z.string(),
    /** how stock of its items is valued; null: as the organisation's */
    costMethod: costMethod.nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'ItemType' })
export type ItemType = z.output<typeof itemType>

export const itemTypeColumns = {
  id: 'id',
  key: 'text',
  name: 'text',
  description: 'text',
  costMethod: 'text',
  archivedAt: 'instant',
  createdAt: 'instant',
} as const satisfies ListColumns

const params = z.object({ itemTypeId: id })
const tag = 'Schema'

export const getItemType = endpoint({
  name: 'getItemType',
  summary: 'One item type',
  tag,
  method: 'GET',
  path: '/item-types/{itemTypeId}',
  access: 'schema:read',
  params,
  response: itemType,
})

export const listItemTypes = endpoint({
  name: 'listItemTypes',
  summary: 'Item types',
  tag,
  method: 'GET',
  path: '/item-types',
  access: 'schema:read',
  query: listQueryOf(itemTypeColumns),
  response: page(itemType),
  errors: ['invalid_value'],
})
export const createItemType = endpoint({
  name: 'createItemType',
  summary: 'Create an item type',
  tag,
  method: 'POST',
  path: '/item-types',
  access: 'schema:write',
  status: 201,
  body: z
    .object({
      key: key.optional(),
      name: line(80),
      description: text(500).default(''),
      costMethod: costMethod.nullable().default(null),
    })
    .strict(),
  response: itemType,
  errors: ['key_taken'],
})
export const updateItemType = endpoint({
  name: 'updateItemType',
  summary: 'Rename, archive or restore an item type',
  tag,
  method: 'PATCH',
  path: '/item-types/{itemTypeId}',
  access: 'schema:write',
  params,
  compareAndSet: true,
  body: z
    .object({ name: line(80), description: text(500), costMethod: costMethod.nullable(), archived: z.boolean() })
    .partial()
    .strict(),
  response: itemType,
})
