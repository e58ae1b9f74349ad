import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { listQuery, page } from './page.ts'
import { negativeStock } from './tenant.ts'
import { id, instant, line, version } from './values.ts'

/** Real places hold stock; virtual ones close the books: goods come from a supplier, go to a customer, are lost or found, on the road, used up or made, or are with somebody. */
export const realKinds = ['warehouse', 'store', 'zone', 'bin', 'vehicle', 'quarantine', 'other'] as const
export const virtualKinds = [
  'supplier',
  'customer',
  'loss',
  'found',
  'adjustment',
  'opening',
  'transit',
  'production',
  'holder',
] as const
export const locationKind = z.enum([...realKinds, ...virtualKinds])

export const location = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: locationKind,
    isVirtual: z.boolean(),
    parentId: id.nullable(),
    /** what happens where its stock would fall below zero; null: as above it, or in the organisation */
    negativeStock: negativeStock.nullable(),
    attributes,
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Location' })
export type Location = z.output<typeof location>

const changeable = z.object({
  code: line(40),
  name: line(120),
  kind: z.enum(realKinds),
  parentId: id.nullable(),
  attributes: attributes.optional(),
  negativeStock: negativeStock.nullable().optional(),
})
const tag = 'Locations'

export const getLocation = endpoint({
  name: 'getLocation',
  summary: 'One location',
  tag,
  method: 'GET',
  path: '/locations/{locationId}',
  access: 'location:read',
  params: z.object({ locationId: id }),
  response: location,
})

export const listLocations = endpoint({
  name: 'listLocations',
  summary: 'Locations, a flat list of the tree',
  tag,
  method: 'GET',
  path: '/locations',
  access: 'location:read',
  query: listQuery
    .pick({ limit: true, cursor: true, filter: true, sort: true })
    .extend({ virtual: z.enum(['exclude', 'include']).default('exclude') }),
  response: page(location),
  errors: ['invalid_value'],
})
export const createLocation = endpoint({
  name: 'createLocation',
  summary: 'Create a location',
  tag,
  method: 'POST',
  path: '/locations',
  access: 'location:write',
  status: 201,
  body: changeable
    .extend({ kind: z.enum(realKinds).default('warehouse'), parentId: id.nullable().default(null) })
    .strict(),
  response: location,
  errors: ['code_taken', 'invalid_attributes', 'value_taken'],
})
export const updateLocation = endpoint({
  name: 'updateLocation',
  summary: 'Rename, move, archive or restore a location',
  tag,
  method: 'PATCH',
  path: '/locations/{locationId}',
  access: 'location:write',
  params: z.object({ locationId: id }),
  compareAndSet: true,
  body: changeable.partial().extend({ archived: z.boolean().optional() }).strict(),
  response: location,
  errors: ['code_taken', 'location_cycle', 'location_in_use', 'invalid_attributes', 'value_taken'],
})
