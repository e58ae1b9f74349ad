import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant, line, version } from './values.ts'

/** A shelf in the organisation's own tree of goods; field sets attached to it hold for everything below. */
export const category = z
  .object({
    id,
    name: z.string(),
    parentId: id.nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Category' })
export type Category = z.output<typeof category>

const changeable = z.object({ name: line(80), parentId: id.nullable() })
const tag = 'Schema'

export const getCategory = endpoint({
  name: 'getCategory',
  summary: 'One category',
  tag,
  method: 'GET',
  path: '/categories/{categoryId}',
  access: 'schema:read',
  params: z.object({ categoryId: id }),
  response: category,
})

export const listCategories = endpoint({
  name: 'listCategories',
  summary: 'Categories, a flat list of the tree',
  tag,
  method: 'GET',
  path: '/categories',
  access: 'schema:read',
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(category),
})
export const createCategory = endpoint({
  name: 'createCategory',
  summary: 'Create a category',
  tag,
  method: 'POST',
  path: '/categories',
  access: 'schema:write',
  status: 201,
  body: changeable.extend({ parentId: id.nullable().default(null) }).strict(),
  response: category,
  errors: ['name_taken', 'invalid_value'],
})
export const updateCategory = endpoint({
  name: 'updateCategory',
  summary: 'Rename, move, archive or restore a category; what lies below is archived with it',
  tag,
  method: 'PATCH',
  path: '/categories/{categoryId}',
  access: 'schema:write',
  params: z.object({ categoryId: id }),
  compareAndSet: true,
  body: changeable.partial().extend({ archived: z.boolean().optional() }).strict(),
  response: category,
  errors: ['name_taken', 'category_cycle', 'category_in_use', 'invalid_value'],
})
