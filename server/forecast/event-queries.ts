import type { DemandEvent } from '#contract/demand-event.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { eventJson, eventTables } from './event-json.ts'

interface Selection {
  itemId: string | undefined
  archived: 'exclude' | 'include' | 'only'
  /** first day and identifier of the last one before */
  after: { startsOn: string; id: string } | undefined
  limit: number
}

/** Events, the latest first. */
export async function listEvents(tx: Tx, { itemId, archived, after, limit }: Selection): Promise<DemandEvent[]> {
  const sql = new SqlText()
  const where = [`e.tenant_id = ${sql.bind(tx.tenantId, 'uuid')}`]
  if (archived !== 'include') where.push(`e.archived_at is ${archived === 'only' ? 'not ' : ''}null`)
  if (after) where.push(`(e.starts_on, e.id) < (${sql.bind(after.startsOn, 'date')}, ${sql.bind(after.id, 'uuid')})`)
  if (itemId) where.push(`event_touches(e, ${sql.bind(itemId, 'uuid')})`)
  const rows = await tx.query<{ wire: DemandEvent }>({
    text: `select ${eventJson} as wire from ${eventTables} where ${where.join(' and ')} order by e.starts_on desc, e.id desc limit ${limit}`,
    values: sql.values,
  })
  return rows.map((row) => row.wire)
}

/** @throws AppError not_found */
export async function getEvent(tx: Tx, id: string): Promise<DemandEvent> {
  const [row] = await tx.query<{ wire: DemandEvent }>({
    text: `select ${eventJson} as wire from ${eventTables} where e.tenant_id = $1 and e.id = $2`,
    values: [tx.tenantId, id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

/**
 * The event, locked until the transaction ends.
 * @throws AppError not_found, version_mismatch
 */
export async function lockEvent(tx: Tx, id: string, version: number): Promise<DemandEvent> {
  await tx.query({
    text: 'select from demand_event where tenant_id = $1 and id = $2 for update',
    values: [tx.tenantId, id],
  })
  const found = await getEvent(tx, id)
  if (found.version !== version) throw new AppError('version_mismatch', { currentVersion: found.version })
  return found
}

/** Items that an event touches; undefined: all. */
export async function listTouched(tx: Tx, eventId: string): Promise<string[] | undefined> {
  const [event] = await tx.query<{ touches: string; items: string[] }>({
    text: `select e.touches, coalesce((
             select json_agg(i.id) from item i
             where e.touches <> 'all' and i.tenant_id = $1 and i.archived_at is null and event_touches(e, i.id)), '[]') as items
           from demand_event e where e.tenant_id = $1 and e.id = $2`,
    values: [tx.tenantId, eventId],
  })
  if (!event) return []
  return event.touches === 'all' ? undefined : event.items
}
