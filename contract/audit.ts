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

/** Which changes are asked for. */
const wanted = listQuery.pick({ limit: true, cursor: true }).extend({
  entity: z.string().max(60).optional(),
  entityId: z.string().max(80).optional(),
  actorId: id.optional(),
  actorKind: auditEntry.shape.actorKind.optional(),
  /** from then on */
  from: instant.optional(),
  /** before then */
  to: instant.optional(),
})

export const listAudit = endpoint({
  name: 'listAudit',
  summary: 'Who changed what, newest first',
  tag: 'Audit',
  method: 'GET',
  path: '/audit',
  access: 'audit:read',
  query: wanted.extend({
    /** of a run, its first change and those after it */
    firstId: id.optional(),
    /** of a run, its last change and those before it */
    lastId: id.optional(),
  }),
  response: page(auditEntry),
})

/** Changes of one kind to several records that somebody made in one go, such as an import's; most are one change alone. */
export const auditRun = z
  .object({
    /** the last of them; of several without what was before and after */
    entry: auditEntry,
    firstId: id,
    count: z.int(),
  })
  .meta({ id: 'AuditRun' })
export type AuditRun = z.output<typeof auditRun>

export const listAuditRuns = endpoint({
  name: 'listAuditRuns',
  summary:
    'Who changed what, newest first; four or more changes of one kind within two minutes of each other count as one run, at most 20,000 in one',
  tag: 'Audit',
  method: 'GET',
  path: '/audit/runs',
  access: 'audit:read',
  query: wanted,
  response: page(auditRun),
})
