import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { role } from './permissions.ts'
import { id, instant, line } from './values.ts'

export const apiKey = z
  .object({
    id,
    name: z.string(),
    role,
    /** the first characters, to tell keys apart; the secret itself is stored hashed and shown once */
    prefix: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const apiKeyColumns = {
  id: 'id',
  name: 'text',
  role: 'text',
  prefix: 'text',
  createdAt: 'instant',
  lastUsedAt: 'instant',
  expiresAt: 'instant',
  revokedAt: 'instant',
} as const satisfies ListColumns
const tag = 'API keys'

export const listApiKeys = endpoint({
  name: 'listApiKeys',
  summary: 'API keys of the organisation',
  tag,
  method: 'GET',
  path: '/api-keys',
  access: 'key:read',
  query: listQueryOf(apiKeyColumns),
  response: page(apiKey),
  errors: ['invalid_value'],
})
export const createApiKey = endpoint({
  name: 'createApiKey',
  summary: 'Create an API key; the secret is in this answer only',
  tag,
  method: 'POST',
  path: '/api-keys',
  access: 'key:write',
  status: 201,
  body: z
    .object({ name: line(80), role: role.default('staff'), expiresInDays: z.int().min(1).max(3_650).optional() })
    .strict(),
  response: z.object({ apiKey, secret: z.string() }),
})
export const revokeApiKey = endpoint({
  name: 'revokeApiKey',
  summary: 'Revoke an API key at once',
  tag,
  method: 'DELETE',
  path: '/api-keys/{apiKeyId}',
  access: 'key:write',
  params: z.object({ apiKeyId: id }),
  status: 204,
  response: z.undefined(),
})
