import type { z } from 'zod'
import { type auditEntry, listAudit } from '#contract/audit.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { listHiddenFields, withoutHidden } from './hidden-fields.ts'

/** An entry's instant is when its transaction began, its id is of when it was written; none takes longer. */
const longestTransactionMs = 3_600_000

/** The least identifier of an instant: they begin with its milliseconds (RFC 9562, version 7), so a period is a range of the key. */
function firstIdOf(instant: string): string {
  const ms = Math.min(Math.max(0, Date.parse(instant)), 0xffff_ffff_ffff)
    .toString(16)
    .padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`
}

export function registerAuditRoutes(app: App): void {
  route(app, listAudit, async ({ tx, actor, query }) => {
    const after = parseCursor(query.cursor, 1)
    let select = tx.db
      .selectFrom('audit_log')
      .select([
        'id',
        'at',
        'actor_kind',
        'actor_id',
        'actor_name',
        'agent',
        'action',
        'entity',
        'entity_id',
        'before',
        'after',
      ])
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (query.entity) select = select.where('entity', '=', query.entity)
    if (query.entityId) select = select.where('entity_id', '=', query.entityId)
    if (query.actorId) select = select.where('actor_id', '=', query.actorId)
    if (query.actorKind) select = select.where('actor_kind', '=', query.actorKind)
    if (query.from) select = select.where('at', '>=', query.from).where('id', '>=', firstIdOf(query.from))
    if (query.to) {
      const written = new Date(Date.parse(query.to) + longestTransactionMs).toISOString()
      select = select.where('at', '<', query.to).where('id', '<', firstIdOf(written))
    }
    if (after) select = select.where('id', '<', String(after[0]))
    const rows = await select.execute()
    const hidden = actor.role === 'admin' ? [] : await listHiddenFields(tx, actor.role)
    const entries = rows.map((row) => ({
      id: row.id,
      at: row.at,
      actorKind: row.actor_kind as 'person' | 'api_key' | 'system',
      actorId: row.actor_id,
      actorName: row.actor_name,
      // written by `announceAgent` alone
      agent: row.agent as z.output<typeof auditEntry>['agent'],
      action: row.action,
      entity: row.entity,
      entityId: row.entity_id,
      before: withoutHidden(row.entity, row.before, hidden),
      after: withoutHidden(row.entity, row.after, hidden),
    }))
    return toPage(entries, query.limit, (entry) => [entry.id])
  })
}
