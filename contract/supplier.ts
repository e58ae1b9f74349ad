import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { listQuery, page } from './page.ts'
import { id, instant, line, text, version } from './values.ts'

/** Whoever goods are bought from. */
export const supplier = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    note: z.string(),
    attributes,
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Supplier' })
export type Supplier = z.output<typeof supplier>

const changeable = z
  .object({
    name: line(200),
    email: z.email().max(200).nullable(),
    phone: line(60).nullable(),
    note: text(2_000),
    attributes,
  })
  .partial()
const params = z.object({ supplierId: id })
const tag = 'Suppliers'

export const listSuppliers = endpoint({
  name: 'listSuppliers',
  summary: 'Suppliers',
  tag,
  method: 'GET',
  path: '/suppliers',
  access: 'supplier:read',
  query: listQuery.pick({ limit: true, cursor: true, filter: true, sort: true }).extend({
    text: z.string().max(200).optional(),
    archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
  }),
  response: page(supplier),
  errors: ['invalid_value'],
})
export const createSupplier = endpoint({
  name: 'createSupplier',
  summary: 'Create a supplier',
  tag,
  method: 'POST',
  path: '/suppliers',
  access: 'supplier:write',
  status: 201,
  body: changeable.extend({ code: line(40).optional(), name: line(200) }).strict(),
  response: supplier,
  errors: ['code_taken', 'invalid_attributes', 'value_taken'],
})
export const getSupplier = endpoint({
  name: 'getSupplier',
  summary: 'One supplier',
  tag,
  method: 'GET',
  path: '/suppliers/{supplierId}',
  access: 'supplier:read',
  params,
  response: supplier,
})
export const updateSupplier = endpoint({
  name: 'updateSupplier',
  summary: 'Change, archive or restore a supplier',
  tag,
  method: 'PATCH',
  path: '/suppliers/{supplierId}',
  access: 'supplier:write',
  params,
  compareAndSet: true,
  body: changeable.extend({ code: line(40).optional(), archived: z.boolean().optional() }).strict(),
  response: supplier,
  errors: ['code_taken', 'invalid_attributes', 'value_taken'],
})
