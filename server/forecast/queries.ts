import type { z } from 'zod'
import { forecastColumns, type listForecasts } from '#contract/forecast.ts'
import { spreadOf } from '#core/forecast/forecast-spread.ts'
import { addSteps } from '#core/forecast/history.ts'
import type { Mended } from '#core/forecast/series-forecast.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Transaction, Tx } from '#server/db/transaction.ts'
import type { Position } from '#server/http/cursor.ts'
import { listFilter, listOrder, readToday, toSqlColumns } from '#server/http/list-sql.ts'
import type { ItemDay } from './demand-series.ts'
import { type Made, weeksOf } from './forecast-weeks.ts'

/** What a run reads about the organisation before it begins. */
export interface Calendar {
  timeZone: string
  customerId: string
  supplierId: string
  /** today there */
  today: string
  /** last day on which anything was delivered to a customer; null: nothing ever was */
  lastSaleDay: string | null
  /** the same of all but the last four weeks */
  settledSaleDay: string | null
}

/** The last sale is found from the newest movements on: some rows where sales are frequent, all of them where there are none. */
export async function readCalendar(tx: Tx): Promise<Calendar> {
  const [row] = await tx.query<Calendar>({
    text: `select t.time_zone as "timeZone", c.id as "customerId", s.id as "supplierId",
                  (now() at time zone t.time_zone)::date::text as today,
                  ((select m.effective_at from movement m
                    where m.tenant_id = t.id and m.kind = 'sale' and m.effective_at <= now()
                    order by m.effective_at desc, m.id desc limit 1) at time zone t.time_zone)::date::text as "lastSaleDay",
                  ((select m.effective_at from movement m
                    where m.tenant_id = t.id and m.kind = 'sale' and m.effective_at <= now() - make_interval(days => $2)
                    order by m.effective_at desc, m.id desc limit 1) at time zone t.time_zone)::date::text as "settledSaleDay"
           from tenant t
           join location c on c.tenant_id = t.id and c.kind = 'customer'
           join location s on s.tenant_id = t.id and s.kind = 'supplier'
           where t.id = $1`,
    values: [tx.tenantId, settlingDays],
  })
  if (!row) throw new Error('An organisation has a customer and a supplier location.')
  return row
}

/** A history that ended longer ago than this is forecast from its own end: an imported one, say. */
const quietDays = 14
/** Sales that begin again after a year without any are a trial entry or a new beginning: they count once they have gone on for so long. */
const settlingDays = 28
const silentDays = 365

/**
 * Up to which day demand is known: yesterday, since today is not over; for a history that ended weeks ago the day of the
 * last sale, because nobody kept the books after it. A few sales after a year without any do not make that year one in which nothing was asked for.
 */
export function chooseLastDay({
  today,
  lastSaleDay,
  settledSaleDay,
}: Pick<Calendar, 'today' | 'lastSaleDay' | 'settledSaleDay'>): string {
  const day = (daysAgo: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - daysAgo * 86_400_000).toISOString().slice(0, 10)
  if (lastSaleDay !== null && lastSaleDay < day(quietDays)) return lastSaleDay
  if (settledSaleDay !== null && settledSaleDay < day(settlingDays + silentDays)) return settledSaleDay
  return day(1)
}

/** How many items a run looks at. */
export async function countItems(tx: Tx, itemIds: readonly string[] | undefined): Promise<number> {
  const [row] = await tx.query<{ items: number }>({
    text: `select count(*)::int as items from item
           where tenant_id = $1 and archived_at is null and ($2::uuid[] is null or id = any($2))`,
    values: [tx.tenantId, itemIds],
  })
  return row?.items ?? 0
}

/** The next items after `after` in the order of their ids; archived ones are passed over. */
export async function listItemIds(
  tx: Tx,
  { itemIds, after, limit }: { itemIds: readonly string[] | undefined; after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select id from item
           where tenant_id = $1 and archived_at is null and id > $3 and ($2::uuid[] is null or id = any($2))
           order by id limit $4`,
    values: [tx.tenantId, itemIds, after, limit],
  })
  return rows.map((row) => row.id)
}

/** Items in an order that has to do with nothing else and is the same each time; reads all of their ids, about 0.2 s for 100,000. */
export async function listSampleIds(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select id from item where tenant_id = $1 and archived_at is null order by md5(id::text), id limit $2`,
    values: [tx.tenantId, limit],
  })
  return rows.map((row) => row.id)
}

/**
 * The ledger of these items by day, and of what was merged into them. Reads every line they ever had, through the item's index: 500,000 lines in about 1.5 s
 * over all calls of a run; locks nothing.
 */
export async function loadItemDays(
  tx: Tx,
  itemIds: readonly string[],
  { timeZone, customerId, supplierId }: Calendar,
): Promise<Map<string, ItemDay[]>> {
  const become = await listBecome(tx, itemIds)
  const rows = await tx.query<ItemDay & { item_id: string }>({
    text: `
      with carried as materialized (
        select movement_id as id from item_merge where tenant_id = $1 and movement_id is not null
      ), undone as materialized (
        select r.id, r.reverses_id, o.effective_at
        from movement r join movement o on o.tenant_id = r.tenant_id and o.id = r.reverses_id
        where r.tenant_id = $1 and r.reverses_id is not null
      ), real as materialized (
        select id from location where tenant_id = $1 and not is_virtual
      )
      select coalesce(b.item_id, l.item_id) as item_id, (coalesce(u.effective_at, l.effective_at) at time zone $3)::date::text as day,
             sum(case when l.to_location_id = $4 then l.quantity when l.from_location_id = $4 then -l.quantity else 0 end)::float8 as demand,
             sum(case when t.id is null then 0 else l.quantity end - case when f.id is null then 0 else l.quantity end)::float8 as change,
             sum(case when f.id is null and t.id is not null then l.quantity else 0 end)::float8 as inflow,
             bool_or(l.from_location_id = $5) as received
      from movement_line l
      left join unnest($6::uuid[], $7::uuid[]) as b (merged_id, item_id) on b.merged_id = l.item_id
      left join undone u on u.id = l.movement_id
      left join real f on f.id = l.from_location_id
      left join real t on t.id = l.to_location_id
      -- what a merge carried over was there before
      where l.tenant_id = $1 and l.item_id = any($2::uuid[])
        and l.movement_id not in (select id from carried) and coalesce(u.reverses_id not in (select id from carried), true)
      group by 1, 2
      order by 1, 2`,
    values: [
      tx.tenantId,
      [...itemIds, ...become.map(({ mergedId }) => mergedId)],
      timeZone,
      customerId,
      supplierId,
      become.map(({ mergedId }) => mergedId),
      become.map(({ itemId }) => itemId),
    ],
  })
  const byItem = new Map<string, ItemDay[]>()
  for (const { item_id, ...day } of rows) {
    const days = byItem.get(item_id)
    if (days) days.push(day)
    else byItem.set(item_id, [day])
  }
  return byItem
}

/** What was merged into these items, over all merges that stand. */
export function listBecome(tx: Tx, itemIds: readonly string[]): Promise<{ mergedId: string; itemId: string }[]> {
  return tx.query({
    text: `
      with recursive become as (
        select merged_id, kept_id as item_id from item_merge
        where tenant_id = $1 and kept_id = any($2::uuid[]) and undone_at is null
        union
        select m.merged_id, b.item_id from become b
          join item_merge m on m.tenant_id = $1 and m.kept_id = b.merged_id and m.undone_at is null)
      select merged_id as "mergedId", item_id as "itemId" from become`,
    values: [tx.tenantId, itemIds],
  })
}

/** The run of a task: the one an earlier attempt began within the hour, with what it stored, or a new one. */
export async function keepRun(
  tx: Tx,
  run: { taskId: string; frequency: string | undefined; horizon: number | undefined; modelVersion: string },
): Promise<{ runId: string; done: Set<string> }> {
  const [earlier] = await tx.query<{ id: string }>({
    text: `select id from forecast_run
           where tenant_id = $1 and task_id = $2 and created_at > now() - interval '1 hour'
           order by id desc limit 1`,
    values: [tx.tenantId, run.taskId],
  })
  if (earlier) {
    const rows = await tx.query<{ item_id: string }>({
      text: 'select item_id from forecast where tenant_id = $1 and run_id = $2',
      values: [tx.tenantId, earlier.id],
    })
    return { runId: earlier.id, done: new Set(rows.map((row) => row.item_id)) }
  }
  const [begun] = await tx.query<{ id: string }>({
    text: `insert into forecast_run (tenant_id, task_id, frequency, horizon, model_version)
           values ($1, $2, $3, $4, $5) returning id`,
    values: [tx.tenantId, run.taskId, run.frequency, run.horizon, run.modelVersion],
  })
  if (!begun) throw new Error('The forecast run was not inserted.')
  return { runId: begun.id, done: new Set() }
}

/** Stores forecasts in place of earlier ones, in the order of the items, so that two runs never wait for each other in a circle. */
export async function storeForecasts(tx: Tx, runId: string, forecasts: readonly Made[], monday: string): Promise<void> {
  await tx.query({
    text: `
      insert into forecast (tenant_id, item_id, run_id, frequency, history_start, forecast_start, history, mean, lower, upper,
                            quantiles, method, classification, score, expected_demand, step_variance, total_variance, is_whole, one_offs, events, mended,
                            weeks, weeks_start, week_variance, weeks_variance)
      select $1, f.item_id, $2, f.frequency, f.history_start, f.forecast_start, f.history, f.mean, f.lower, f.upper,
             f.quantiles, f.method, f.classification, f.score, f.expected_demand, f.step_variance, f.total_variance, f.is_whole, f.one_offs, f.events, f.mended,
             f.weeks, f.weeks_start, f.week_variance, f.weeks_variance
      from json_to_recordset($3) as f (item_id uuid, frequency text, history_start date, forecast_start date, history float8[],
        mean float8[], lower float8[], upper float8[], quantiles jsonb, method text, classification text, score jsonb,
        expected_demand float8, step_variance float8, total_variance float8, is_whole boolean, one_offs jsonb, events jsonb, mended jsonb,
        weeks bigint[], weeks_start date, week_variance float8, weeks_variance float8)
      order by f.item_id
      on conflict (tenant_id, item_id) do update set
        run_id = excluded.run_id, frequency = excluded.frequency, history_start = excluded.history_start,
        forecast_start = excluded.forecast_start, history = excluded.history, mean = excluded.mean, lower = excluded.lower,
        upper = excluded.upper, quantiles = excluded.quantiles, method = excluded.method,
        classification = excluded.classification, score = excluded.score, expected_demand = excluded.expected_demand,
        step_variance = excluded.step_variance, total_variance = excluded.total_variance, is_whole = excluded.is_whole, one_offs = excluded.one_offs,
        events = excluded.events, mended = excluded.mended, weeks = excluded.weeks, weeks_start = excluded.weeks_start, week_variance = excluded.week_variance,
        weeks_variance = excluded.weeks_variance`,
    values: [
      tx.tenantId,
      runId,
      JSON.stringify(forecasts.map((made) => ({ ...toRow(made), ...weeksOf(made, monday) }))),
    ],
  })
}

function toRow({ series, forecast }: Made) {
  const { id, mean, lower, upper, q, cum, method, classification, backtest } = forecast
  const { stepVariance, totalVariance } = spreadOf(forecast)
  return {
    item_id: id,
    frequency: series.input.freq,
    history_start: series.historyStart,
    forecast_start: series.forecastStart,
    history: series.history,
    mean,
    lower,
    upper,
    quantiles: { q, cum },
    method,
    classification,
    score: backtest,
    expected_demand: mean.reduce((total, value) => total + value, 0),
    step_variance: stepVariance,
    total_variance: totalVariance,
    is_whole: series.isWhole,
    one_offs: series.oneOffs,
    events: series.events,
    mended: toMended(series, forecast.mended),
  }
}

/** With the days that steps begin on. */
function toMended({ input, history, historyStart }: Made['series'], { odd, level }: Mended) {
  const start = (step: number) => addSteps(historyStart, input.freq, step)
  return {
    odd: odd.map(({ step, counted }) => ({ start: start(step), quantity: history[step] ?? counted, counted })),
    level: level && { start: start(level.step), percent: Math.round(100 * (level.factor - 1)) },
  }
}

/**
 * Ends a run. One over all items removes what earlier runs say of items that it left out. Tasks that wait with the same
 * question, asked before this run began to read, have their answer: they end with it, so that a hundred clicks cost one run.
 */
export async function concludeRun(
  tx: Tx,
  run: { runId: string; taskId: string; whole: boolean; startedAt: string; correlation: number; result: object },
): Promise<void> {
  if (run.whole) {
    await tx.query({
      text: 'update forecast_run set correlation = $3 where tenant_id = $1 and id = $2',
      values: [tx.tenantId, run.runId, run.correlation],
    })
    await tx.query({
      text: 'delete from forecast where tenant_id = $1 and run_id < $2',
      values: [tx.tenantId, run.runId],
    })
  }
  await tx.query({
    text: `delete from forecast_run r where tenant_id = $1 and id < $2
             and not exists (select from forecast f where f.tenant_id = r.tenant_id and f.run_id = r.id)
             and not exists (select from forecast_past p where p.tenant_id = r.tenant_id and p.run_id = r.id)`,
    values: [tx.tenantId, run.runId],
  })
  await tx.query({
    text: `update task set state = 'succeeded', stage = 'finished', result = $3, started_at = coalesce(started_at, now()),
             finished_at = now()
           where tenant_id = $1 and kind = 'forecast' and state = 'queued' and created_at <= $4 and id <> $2
             and input = (select input from task where tenant_id = $1 and id = $2)`,
    values: [tx.tenantId, run.taskId, JSON.stringify(run.result), run.startedAt],
  })
}

/** The clock of the database, by which tasks are stamped. */
export async function readClock(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ at: string }>({ text: 'select now() as at' })
  return row?.at ?? ''
}

const forecastJson = `json_build_object(
        'itemId', f.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'runId', f.run_id, 'createdAt', r.created_at,
        'frequency', f.frequency, 'historyStart', f.history_start, 'forecastStart', f.forecast_start, 'history', f.history,
        'mean', f.mean, 'lower', f.lower, 'upper', f.upper, 'method', f.method, 'classification', f.classification,
        'score', f.score, 'expectedDemand', f.expected_demand, 'oneOffs', f.one_offs, 'events', f.events, 'mended', f.mended)::text`

const forecasts = `forecast f
      join item i on i.tenant_id = f.tenant_id and i.id = f.item_id
      join forecast_run r on r.tenant_id = f.tenant_id and r.id = f.run_id`

/** A page of forecasts as JSON text, largest expected demand first. */
export async function listForecastPage(
  tx: Tx,
  page: { limit: number; after: { demand: number; itemId: string } | undefined; itemId: string | undefined },
): Promise<{ json: string; demand: number; itemId: string }[]> {
  return tx.query({
    text: `
      select f.expected_demand as demand, f.item_id as "itemId", ${forecastJson} as json
      from ${forecasts}
      where f.tenant_id = $1 and ($2::float8 is null or (f.expected_demand, f.item_id) < ($2, $3))
        and ($4::uuid is null or f.item_id = $4)
      order by f.expected_demand desc, f.item_id desc
      limit $5`,
    values: [tx.tenantId, page.after?.demand, page.after?.itemId, page.itemId, page.limit],
  })
}

const listed: Readonly<Record<keyof typeof forecastColumns, string>> = {
  itemId: 'f.item_id',
  sku: 'i.sku_key',
  itemName: 'i.name_key',
  unit: 'lower(i.unit)',
  runId: 'f.run_id',
  createdAt: 'r.created_at',
  frequency: 'lower(f.frequency)',
  forecastStart: 'f.forecast_start',
  method: 'lower(f.method)',
  classification: 'lower(f.classification)',
  expectedDemand: 'f.expected_demand',
}

/**
 * The same as they are filtered and ordered by their columns. All forecasts are read for a page, some microseconds each.
 * @throws AppError invalid_value  a column there is not, or an operator or value it does not take
 */
export async function listChosenForecasts(
  tx: Tx,
  { limit, cursor, sort = '-expectedDemand', filter, itemId }: z.output<typeof listForecasts.query>,
): Promise<{ json: string; position: Position }[]> {
  const sql = new SqlText()
  const columns = toSqlColumns(forecastColumns, listed)
  const where = ['true']
  if (itemId) where.push(`f.item_id = ${sql.bind(itemId, 'uuid')}`)
  if (filter) where.push(listFilter(sql, filter, columns, await readToday(tx)))
  const { orderBy, beyond, position } = listOrder(sql, { sort, cursor }, columns, ['f.item_id'])
  if (beyond) where.push(beyond)
  return tx.query({
    text: `select ${forecastJson} as json, ${position} as position from ${forecasts}
      where ${where.join(' and ')} order by ${orderBy} limit ${limit + 1}`,
    values: sql.values,
    planEachTime: true,
  })
}
