import type { z } from 'zod'
import type { listAlerts } from '#contract/alert.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { parseCursor } from '#server/http/cursor.ts'
import type { AlertRow } from './alert-json.ts'

type Reader = Pick<Actor, 'id'>

const wire = `json_build_object(
  'id', a.id, 'kind', a.kind, 'state', a.state, 'itemId', a.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'categoryName', c.name,
  'locationId', a.location_id, 'locationName', p.name, 'day', a.day, 'movementId', a.movement_id, 'measure', a.measure, 'observed', a.observed,
  'expectedLow', a.expected_low, 'expectedHigh', a.expected_high, 'facts', a.facts, 'worth', a.worth, 'history', a.history,
  'foundAt', a.found_at, 'foundBy', a.found_by, 'decidedAt', a.decided_at, 'decidedByName', a.decided_by_name,
  'view', case when a.kind = 'view' then json_build_object('id', v.id, 'name', a.facts->>'viewName') end, 'mutedUntil', nullif(a.muted_until, 'infinity'), 'mutedWith', a.muted_with, 'version', a.version, 'currency', t.currency)`
const source = `alert a join tenant t on t.id = a.tenant_id left join item i on i.tenant_id = a.tenant_id and i.id = a.item_id left join category c on c.tenant_id = i.tenant_id and c.id = i.category_id left join location p on p.tenant_id = a.tenant_id and p.id = a.location_id
   left join saved_view v on v.tenant_id = a.tenant_id and v.id = (a.facts->>'viewId')::uuid`

/** Alerts of one's own views are nobody else's. @param reader  SQL of the reader's id */
const isFor = (reader: string) => `(a.user_id is null or a.user_id = ${reader})`

export interface ListedAlert {
  alert: AlertRow
  foundOn: string
  rank: number
}

/** One more than asked for, in the order of the list. */
export async function listAlertRows(
  tx: Tx,
  actor: Reader,
  query: z.output<typeof listAlerts.query>,
): Promise<ListedAlert[]> {
  const sql = new SqlText()
  const where = [`a.tenant_id = ${sql.bind(tx.tenantId, 'uuid')}`, isFor(sql.bind(actor.id, 'uuid'))]
  if (query.state !== 'all') where.push(`a.state = ${sql.bind(query.state)}`)
  if (query.kind) where.push(`a.kind = ${sql.bind(query.kind)}`)
  if (query.itemId) where.push(`a.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  const after = parseCursor(query.cursor, 3)
  if (after)
    where.push(
      `(a.found_on, a.rank, a.id) < (${sql.bind(after[0], 'date')}, ${sql.bind(after[1], 'float8')}, ${sql.bind(after[2], 'uuid')})`,
    )
  return tx.query<ListedAlert>({
    text: `select ${wire} as alert, a.found_on::text as "foundOn", a.rank from ${source} where ${where.join(' and ')}
           order by a.found_on desc, a.rank desc, a.id desc limit ${query.limit + 1}`,
    values: sql.values,
  })
}

export async function findAlert(tx: Tx, actor: Reader, id: string): Promise<AlertRow | undefined> {
  const [row] = await tx.query<{ alert: AlertRow }>({
    text: `select ${wire} as alert from ${source} where a.tenant_id = $1 and a.id = $2 and ${isFor('$3')}`,
    values: [tx.tenantId, id, actor.id],
  })
  return row?.alert
}

export async function countOpenAlerts(tx: Tx, actor: Reader): Promise<number> {
  const [row] = await tx.query<{ open: number }>({
    text: `select count(*)::int as open from alert a where a.tenant_id = $1 and a.state = 'open' and ${isFor('$2')}`,
    values: [tx.tenantId, actor.id],
  })
  return row?.open ?? 0
}

const isNew = `a.tenant_id = $1 and ${isFor('$2')} and a.state = 'open' and a.found_at > now() - interval '1 day'`

/** The open alerts of the last day, the most surprising and costly first. */
export async function listNewAlertRows(tx: Tx, reader: Reader, limit: number): Promise<AlertRow[]> {
  const rows = await tx.query<{ alert: AlertRow }>({
    text: `select ${wire} as alert from ${source} where ${isNew} order by a.rank desc, a.id desc limit $3`,
    values: [tx.tenantId, reader.id, limit],
  })
  return rows.map(({ alert }) => alert)
}

export async function countNewAlerts(tx: Tx, reader: Reader): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: `select count(*)::int as count from alert a where ${isNew}`,
    values: [tx.tenantId, reader.id],
  })
  return row?.count ?? 0
}
