import type { ForecastOverride } from '#contract/forecast-override.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
/** Rounding is no difference. */
const wire = `json_build_object('id', o.id, 'itemId', o.item_id, 'locationId', o.location_id, 'locationName', v.name, 'startsOn', o.starts_on,
  'endsOn', o.ends_on, 'quantity', trim_scale(o.quantity)::text, 'reason', o.reason, 'expected', o.expected, 'createdByName', o.created_by_name,
  'createdAt', ${utc('o.created_at')}, 'withdrawnAt', ${utc('o.withdrawn_at')}, 'actual', o.actual, 'judgedAt', ${utc('o.judged_at')},
  'nearer', case when o.actual is null then null when abs(n.mine - n.theirs) < 1e-9 then 'neither' when n.mine < n.theirs then 'person'
    else 'forecast' end, 'version', o.version)`
const tables = `forecast_override o left join location v on v.tenant_id = o.tenant_id and v.id = o.location_id
  cross join lateral (select abs(o.quantity::float8 - o.actual) as mine, abs(o.expected - o.actual) as theirs) n`

/** Newest first; identifiers sort by creation. */
export async function listOverrides(
  tx: Tx,
  { itemId, before, limit }: { itemId: string | undefined; before: string | undefined; limit: number },
): Promise<ForecastOverride[]> {
  const sql = new SqlText()
  const where = [`o.tenant_id = ${sql.bind(tx.tenantId, 'uuid')}`]
  if (itemId) where.push(`o.item_id = ${sql.bind(itemId, 'uuid')}`)
  if (before) where.push(`o.id < ${sql.bind(before, 'uuid')}`)
  const rows = await tx.query<{ wire: ForecastOverride }>({
    text: `select ${wire} as wire from ${tables} where ${where.join(' and ')} order by o.id desc limit ${limit}`,
    values: sql.values,
  })
  return rows.map((row) => row.wire)
}

/**
 * Locked, with today in the organisation's time zone.
 * @throws AppError not_found, version_mismatch
 */
export async function lockOverride(tx: Tx, id: string, version: number): Promise<ForecastOverride & { today: string }> {
  await tx.query({
    text: 'select from forecast_override where tenant_id = $1 and id = $2 for update',
    values: [tx.tenantId, id],
  })
  const found = await getOverride(tx, id)
  if (found.version !== version) throw new AppError('version_mismatch', { currentVersion: found.version })
  return { ...found, today: await readToday(tx) }
}

/** @throws AppError not_found */
export async function getOverride(tx: Tx, id: string): Promise<ForecastOverride> {
  const [row] = await tx.query<{ wire: ForecastOverride }>({
    text: `select ${wire} as wire from ${tables} where o.tenant_id = $1 and o.id = $2`,
    values: [tx.tenantId, id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

/** Today where the organisation is. */
export async function readToday(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ today: string }>({
    text: 'select (now() at time zone time_zone)::date::text as today from tenant where id = $1',
    values: [tx.tenantId],
  })
  return row?.today ?? ''
}

/** The part of an item's demand that a place, and what lies below it, sold in the last year; all of it where nothing was sold. */
export async function readShare(tx: Tx, itemId: string, locationId: string): Promise<number> {
  const [row] = await tx.query<{ share: number | null }>({
    text: `select (sum(l.quantity) filter (where l.from_location_id in (select location_and_below($3))) / nullif(sum(l.quantity), 0))::float8 as share
           from movement_line l
           join location c on c.tenant_id = l.tenant_id and c.id = l.to_location_id and c.kind = 'customer'
           where l.tenant_id = $1 and l.item_id = $2 and l.effective_at > now() - interval '365 days'`,
    values: [tx.tenantId, itemId, locationId],
  })
  return row ? (row.share ?? 0) : 0
}

/** What is said of an item whose days are over, and not held against what came yet; locked in the order of their ids. */
export interface DueOverride {
  id: string
  itemId: string
  locationId: string | null
  startsOn: string
  endsOn: string
}

export async function lockDueOverrides(tx: Tx, itemIds: readonly string[], lastDay: string): Promise<DueOverride[]> {
  return tx.query<DueOverride>({
    text: `select id, item_id as "itemId", location_id as "locationId", starts_on::text as "startsOn", ends_on::text as "endsOn"
           from forecast_override
           where tenant_id = $1 and item_id = any($2::uuid[]) and judged_at is null and ends_on <= $3
           order by id for update`,
    values: [tx.tenantId, itemIds, lastDay],
  })
}

/**
 * What customers took of an item from a place, and what lies below it, less what they brought back, in some days; reversed movements count on the day
 * of what they reverse.
 */
export async function readPlaceDemand(tx: Tx, { itemId, locationId, startsOn, endsOn }: DueOverride): Promise<number> {
  const [row] = await tx.query<{ demand: number }>({
    text: `with place as materialized (select location_and_below($3) as id)
           select coalesce(sum(case when c.id = l.to_location_id then l.quantity else -l.quantity end), 0)::float8 as demand
           from movement_line l
           join tenant t on t.id = l.tenant_id
           join location c on c.tenant_id = l.tenant_id and c.kind = 'customer' and c.id in (l.to_location_id, l.from_location_id)
           join movement m on m.tenant_id = l.tenant_id and m.id = l.movement_id
           left join movement u on u.tenant_id = m.tenant_id and u.id = m.reverses_id
           where l.tenant_id = $1 and l.item_id = $2 and (l.from_location_id in (select id from place) or l.to_location_id in (select id from place))
             and (coalesce(u.effective_at, l.effective_at) at time zone t.time_zone)::date between $4::date and $5::date`,
    values: [tx.tenantId, itemId, locationId, startsOn, endsOn],
  })
  return Math.max(0, row?.demand ?? 0)
}

export async function storeActuals(tx: Tx, actuals: readonly { id: string; actual: number | null }[]): Promise<void> {
  await tx.query({
    text: `update forecast_override o set actual = j.actual, judged_at = now()
           from json_to_recordset($2) as j (id uuid, actual float8) where o.tenant_id = $1 and o.id = j.id`,
    values: [tx.tenantId, JSON.stringify(actuals)],
  })
}
