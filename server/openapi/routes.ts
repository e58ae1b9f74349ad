import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { id } from '#contract/values.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { openApiPath } from '#server/http/docs.ts'
import { toOpenApi } from '#server/http/openapi.ts'
import { findOrganisation, listDescribedTypes } from './queries.ts'
import { toTenantOpenApi } from './tenant-document.ts'

interface Served {
  text: string
  etag: string
}

/** Tenants' documents by tenant and role: half a megabyte each with a hundred fields, 64 MB in all. */
const mostBytes = 64 * 1024 * 1024

/**
 * Serves the OpenAPI document: to an API key or a signed-in person, that of their tenant as their role sees it; to anybody else, and
 * to a person of several tenants who names none, the general one. A browser that opens the address names the tenant as `tenantId`.
 */
export function serveOpenApi(app: App): void {
  const general = toOpenApi()
  const ofAll = toServed(general)
  const cache = new LRUCache<string, Served & { madeOf: string }>({
    maxSize: mostBytes,
    sizeCalculation: ({ text }) => text.length,
  })

  async function documentOf(tx: Tx, { tenantId, role }: Actor): Promise<Served> {
    const [schema, { name, currency }] = await Promise.all([getSchema(tx), findOrganisation(tx)])
    const madeOf = JSON.stringify([schema.version, name, currency])
    const known = cache.get(`${tenantId} ${role}`)
    if (known?.madeOf === madeOf) return known
    const itemTypes = await listDescribedTypes(tx)
    const fields = (['item', 'location', 'supplier', 'movementLine'] as const).flatMap(
      (entity) => viewFields(schema, entity, role).fields,
    )
    const served = toServed(toTenantOpenApi(general, { organisation: name, currency, role, fields, itemTypes }))
    cache.set(`${tenantId} ${role}`, { ...served, madeOf })
    return served
  }

  app.fastify.get(openApiPath, async (req, reply) => {
    const actor = await findReader(app, req)
    const served = actor ? await app.database.tenantRead(actor.tenantId, (tx) => documentOf(tx, actor)) : ofAll
    return send(req, reply, served)
  })
}

async function findReader({ authenticator }: App, req: FastifyRequest): Promise<Actor | undefined> {
  const { tenantId } = req.query as { tenantId?: unknown }
  const named = id.safeParse(tenantId)
  // what opens an address sends no headers of its own
  if (named.success) req.headers['x-tenant-id'] ??= named.data
  try {
    const actor = await authenticator.findActor(req)
    // a key that has ended must not give a document without the tenant's fields, out of which a client would be made
    if (!actor && req.headers.authorization !== undefined) throw new AppError('unauthenticated')
    return actor
  } catch (error) {
    const isOpen = error instanceof AppError && error.code === 'invalid_request'
    if (isOpen) return undefined
    throw error
  }
}

function toServed(document: unknown): Served {
  const text = JSON.stringify(document)
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
}

function send(req: FastifyRequest, reply: FastifyReply, { text, etag }: Served) {
  reply
    .header('cache-control', 'private, no-cache')
    .header('vary', 'authorization, cookie, x-tenant-id')
    .header('etag', etag)
  const known = req.headers['if-none-match'] ?? ''
  const isKnown = known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
  if (isKnown) return reply.code(304).send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(text)
}
