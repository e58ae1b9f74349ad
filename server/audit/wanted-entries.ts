import type { z } from 'zod'
import type { listAuditRuns } from '#contract/audit.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { parseCursor } from '#server/http/cursor.ts'

type Wanted = Omit<z.output<typeof listAuditRuns.query>, 'limit'> & { firstId?: string; lastId?: string }

/** An entry's instant is when its transaction began, its id is of when it was written; none takes longer. */
const longestTransactionMs = 3_600_000

/** The condition on `audit_log a` that a question stands for; a page goes on before the entry of its cursor. */
export function wantedEntries(sql: SqlText, query: Wanted): string {
  const where = ['a.tenant_id = current_tenant()']
  if (query.entity) where.push(`a.entity = ${sql.bind(query.entity)}`)
  if (query.entityId) where.push(`a.entity_id = ${sql.bind(query.entityId)}`)
  if (query.actorId) where.push(`a.actor_id = ${sql.bind(query.actorId, 'uuid')}`)
  if (query.actorKind) where.push(`a.actor_kind = ${sql.bind(query.actorKind)}`)
  if (query.firstId) where.push(`a.id >= ${sql.bind(query.firstId, 'uuid')}`)
  if (query.lastId) where.push(`a.id <= ${sql.bind(query.lastId, 'uuid')}`)
  if (query.from) {
    where.push(`a.at >= ${sql.bind(query.from, 'timestamptz')}`, `a.id >= ${sql.bind(firstIdOf(query.from), 'uuid')}`)
  }
  if (query.to) {
    const written = new Date(Date.parse(query.to) + longestTransactionMs).toISOString()
    where.push(`a.at < ${sql.bind(query.to, 'timestamptz')}`, `a.id < ${sql.bind(firstIdOf(written), 'uuid')}`)
  }
  const before = parseCursor(query.cursor, 1)
  if (before) where.push(`a.id < ${sql.bind(String(before[0]), 'uuid')}`)
  return where.join(' and ')
}

/** The least identifier of an instant: they begin with its milliseconds (RFC 9562, version 7), so a period is a range of the key. */
function firstIdOf(instant: string): string {
  const ms = Math.min(Math.max(0, Date.parse(instant)), 0xffff_ffff_ffff)
    .toString(16)
    .padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`
}
