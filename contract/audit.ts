import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant } from './values.ts'

export const auditEntry = z
  .object({
    id,
    at: instant,
    actorKind: z.enum(['person', 'api_key', 'system']),
    actorId: id.nullable(),
    actorName: z.string(),
    /** an AI assistant did it: by which tool, what its program calls itself, and whose key it acted by, where these are known */
    agent: z.object({ tool: z.string(), client: z.string().nullable(), onBehalfOf: z.string().nullable() }).nullable(),
    action: z.string(),
    entity: z.string(),
    entityId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' })

export const listAudit = endpoint({
  name: 'listAudit',
  summary: 'Who changed what, newest first',
  tag: 'Audit',
  method: 'GET',
  path: '/audit',
  access: 'audit:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    entity: z.string().max(60).optional(),
    entityId: z.string().max(80).optional(),
    actorId: id.optional(),
    actorKind: auditEntry.shape.actorKind.optional(),
    /** from then on */
    from: instant.optional(),
    /** before then */
    to: instant.optional(),
  }),
  response: page(auditEntry),
})
