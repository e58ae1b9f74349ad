import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant, line, version } from './values.ts'

/** What a reason means for figures, whatever an organisation calls it. */
export const reasonMeanings = [
  'purchase',
  'sale',
  'return',
  'supplierReturn',
  'move',
  'spoilage',
  'theft',
  'sample',
  'use',
  'found',
  'correction',
  'other',
] as const
const reasonMeaning = z.enum(reasonMeanings)
export type ReasonMeaning = (typeof reasonMeanings)[number]

/** Why stock moves, in the organisation's own words. */
export const reason = z
  .object({
    id,
    name: z.string(),
    meaning: reasonMeaning,
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Reason' })
export type Reason = z.output<typeof reason>

const params = z.object({ reasonId: id })
const tag = 'Stock'

export const getReason = endpoint({
  name: 'getReason',
  summary: 'One reason',
  tag,
  method: 'GET',
  path: '/reasons/{reasonId}',
  access: 'stock:read',
  params,
  response: reason,
})

export const listReasons = endpoint({
  name: 'listReasons',
  summary: 'Reasons of movements, by name',
  tag,
  method: 'GET',
  path: '/reasons',
  access: 'stock:read',
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ archived: z.enum(['exclude', 'include', 'only']).default('exclude') }),
  response: page(reason),
})
export const createReason = endpoint({
  name: 'createReason',
  summary: 'Create a reason',
  tag,
  method: 'POST',
  path: '/reasons',
  access: 'tenant:write',
  status: 201,
  body: z.object({ name: line(80), meaning: reasonMeaning }).strict(),
  response: reason,
  errors: ['name_taken'],
})
export const updateReason = endpoint({
  name: 'updateReason',
  summary: 'Rename, archive or restore a reason; its meaning stays',
  tag,
  method: 'PATCH',
  path: '/reasons/{reasonId}',
  access: 'tenant:write',
  params,
  compareAndSet: true,
  body: z
    .object({ name: line(80), archived: z.boolean() })
    .partial()
    .strict(),
  response: reason,
  errors: ['name_taken'],
})
