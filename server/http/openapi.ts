import { z } from 'zod'
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { api } from '#contract/api.ts'
import type { Endpoint, Transport } from '#contract/endpoint.ts'
import { type ErrorCode, errorCodes, problem } from '#contract/errors.ts'
import { operatorKeyHeader } from '#contract/operator.ts'

/** The OpenAPI 3.1 document of the whole API, made from the endpoints. */
export function toOpenApi(): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of api) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: toOperation(endpoint) }
  }
  // the library's own document type; the API hands it on as JSON
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Inventory-Pro API', version: '1.0.0', description: introduction },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }, { session: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of your organisation.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'inventory.session_token',
          description: 'The browser’s session, with x-tenant-id and x-inventory-csrf.',
        },
        operatorKey: {
          type: 'apiKey',
          in: 'header',
          name: operatorKeyHeader,
          description: 'The key of whoever operates the installation.',
        },
      },
    },
    paths,
  }) as unknown as Record<string, unknown>
}

const introduction = `Authenticate with \`Authorization: Bearer <api key>\`. Quantities and money are decimal strings.
Lists take \`limit\`, \`cursor\`, \`sort\` and \`filter\` and answer keyset pages. Every write takes \`Idempotency-Key\`; every update takes
\`If-Match\` with the version you read. Errors are \`application/problem+json\` with a stable \`code\`.`

function toOperation(endpoint: Endpoint) {
  const header = headersOf(endpoint)
  const present = (schema: z.ZodType) => (schema instanceof z.ZodUndefined ? undefined : schema)
  const body = present(endpoint.body)
  const response = present(endpoint.response)
  const replyHeaders = isRepeatable(endpoint) ? replayed : undefined
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...securityOf(endpoint),
    'x-permission': endpoint.access,
    requestParams: {
      ...(endpoint.params instanceof z.ZodObject ? { path: endpoint.params } : {}),
      ...(endpoint.query instanceof z.ZodObject ? { query: endpoint.query } : {}),
      ...(header ? { header } : {}),
    },
    ...(endpoint.transport === 'upload'
      ? {
          requestBody: {
            required: true,
            content: { 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } },
          },
        }
      : body
        ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
        : {}),
    responses: {
      [endpoint.status]: response
        ? {
            description: endpoint.summary,
            headers: replyHeaders,
            content: { [mediaTypes[endpoint.transport] ?? endpoint.mediaType]: { schema: response } },
          }
        : { description: 'Done; no content.', headers: replyHeaders },
      ...errorResponses(endpoint),
    },
  }
}

const mediaTypes: Partial<Record<Transport, string>> = {
  json: 'application/json',
  upload: 'application/json',
  events: 'text/event-stream',
}

const replayed = z.object({
  'idempotency-replayed': z
    .literal('true')
    .optional()
    .meta({ description: 'This is the answer to an earlier request with the same Idempotency-Key.' }),
})

const retryAfter = z.object({
  'retry-after': z.int().optional().meta({ description: 'Seconds to wait.' }),
})

/** What it takes instead of a session or a key of an organisation. */
function securityOf({ access }: Endpoint) {
  if (access === 'public') return { security: [] }
  return access === 'operator' ? { security: [{ operatorKey: [] }] } : {}
}

/** Whether it is called by a person, or for an organisation. */
function isSomebodys({ access }: Endpoint): boolean {
  return access !== 'public' && access !== 'operator'
}

/** Whether a repeated Idempotency-Key has one effect: a write of one JSON body by somebody. */
function isRepeatable(endpoint: Endpoint): boolean {
  return endpoint.method !== 'GET' && endpoint.access !== 'public'
}

function headersOf(endpoint: Endpoint): z.ZodObject | undefined {
  if (!isRepeatable(endpoint)) return undefined
  return z.object({
    'idempotency-key': z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Repeating the request with the same key has one effect and the same answer.' }),
    ...(endpoint.compareAndSet
      ? { 'if-match': z.string().meta({ description: 'The version you read, such as "3".' }) }
      : {}),
  })
}

function errorResponses(endpoint: Endpoint) {
  const codes = new Set<ErrorCode>(['invalid_request', 'rate_limited', 'internal', 'unavailable', ...endpoint.errors])
  if (isSomebodys(endpoint)) codes.add('unauthenticated')
  if (isSomebodys(endpoint) && endpoint.access !== 'person') codes.add('forbidden')
  if (endpoint.path.includes('{')) codes.add('not_found')
  if (isRepeatable(endpoint)) codes.add('idempotency_reused').add('idempotency_in_progress')
  if (endpoint.method !== 'GET') codes.add('too_large').add('unsupported_media_type')
  if (endpoint.method !== 'GET' && isSomebodys(endpoint)) codes.add('csrf')
  if (endpoint.compareAndSet) codes.add('version_mismatch').add('version_required')
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code][0])
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `\`${code}\`: ${errorCodes[code][1]}`).join(' '),
        ...(status === 429 ? { headers: retryAfter } : {}),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}
