import { createHash } from 'node:crypto'
import type { Reach } from '#contract/forecast-record.ts'
import type { HistoryFrequency } from '#core/forecast/history.ts'
import { addSteps } from '#core/forecast/history.ts'
import type { PastForecast, Tally } from '#core/forecast/judge-forecast.ts'
import { naiveForecast } from '#core/forecast/naive-forecast.ts'
import type { SeriesForecast } from '#core/forecast/series-forecast.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { DemandSeries } from './demand-series.ts'

/** Days in a slot, of which the first forecast is kept; the steps kept; and how long it stays. */
const keeping = {
  D: { slotDays: 7, steps: 31, days: 182 },
  W: { slotDays: 28, steps: 13, days: 400 },
  M: { slotDays: 28, steps: 3, days: 400 },
} as const

/**
 * Keeps forecasts for the day their steps are over: the first one of a slot, or one that begins on the same day while nothing of it
 * is judged. At most 26 of an item whatever is forecast how often; some 600 bytes each, 1.2 kB by days.
 */
export async function keepPast(
  tx: Tx,
  runId: string,
  forecasts: readonly { series: DemandSeries; forecast: SeriesForecast }[],
): Promise<void> {
  await tx.query({
    text: `
      insert into forecast_past (tenant_id, item_id, frequency, slot, run_id, starts_on, method, classification, history_start,
                                 history_periods, history_digest, scale, mean, lower, upper, naive, due_on)
      select $1, f.item_id, f.frequency, f.slot, $2, f.starts_on, f.method, f.classification, f.history_start,
             f.history_periods, f.history_digest, f.scale, f.mean, f.lower, f.upper, f.naive, f.due_on
      from json_to_recordset($3) as f (item_id uuid, frequency text, slot int, starts_on date, method text, classification text,
        history_start date, history_periods int, history_digest text, scale float8, mean float8[], lower float8[], upper float8[],
        naive float8[], due_on date)
      order by f.item_id
      on conflict (tenant_id, item_id, frequency, slot) do update set
        run_id = excluded.run_id, made_at = excluded.made_at, method = excluded.method, classification = excluded.classification,
        history_start = excluded.history_start, history_periods = excluded.history_periods,
        history_digest = excluded.history_digest, scale = excluded.scale, mean = excluded.mean, lower = excluded.lower,
        upper = excluded.upper, naive = excluded.naive, due_on = excluded.due_on
      where forecast_past.starts_on = excluded.starts_on and cardinality(forecast_past.actual) = 0`,
    values: [tx.tenantId, runId, JSON.stringify(forecasts.map(toRow))],
  })
}

function toRow({ series, forecast }: { series: DemandSeries; forecast: SeriesForecast }) {
  const { freq, season, train } = series.input
  const { slotDays, steps } = keeping[freq]
  const naive = naiveForecast(train, season, Math.min(steps, forecast.mean.length))
  return {
    item_id: forecast.id,
    frequency: freq,
    slot: Math.floor(Date.parse(`${series.forecastStart}T00:00:00Z`) / 86_400_000 / slotDays),
    starts_on: series.forecastStart,
    method: forecast.method,
    classification: forecast.classification,
    history_start: series.historyStart,
    history_periods: train.length,
    history_digest: createHash('sha256').update(JSON.stringify(train)).digest('hex'),
    scale: naive.scale,
    mean: forecast.mean.slice(0, steps),
    lower: forecast.lower.slice(0, steps),
    upper: forecast.upper.slice(0, steps),
    naive: naive.mean,
    due_on: addSteps(series.forecastStart, freq, 1),
  }
}

/** A kept forecast of which a step is over. */
export interface DueForecast extends PastForecast {
  itemId: string
  slot: number
  startsOn: string
  classification: string
  /** of the steps that are judged already */
  actual: (number | null)[]
}

/** Items of which a kept forecast, or what a person said, waits for demand that is known up to `lastDay`, in the order of their ids. */
export async function listDueItems(
  tx: Tx,
  { after, lastDay, limit }: { after: string; lastDay: string; limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select item_id as id from forecast_past where tenant_id = $1 and due_on <= $2::date + 1 and item_id > $3
           union
           select item_id from forecast_override where tenant_id = $1 and judged_at is null and ends_on <= $2::date and item_id > $3
           order by 1 limit $4`,
    values: [tx.tenantId, lastDay, after, limit],
  })
  return rows.map(({ id }) => id)
}

/** Kept forecasts of these items that wait for demand up to `lastDay`; locked, in the order of their keys. */
export async function lockDue(tx: Tx, itemIds: readonly string[], lastDay: string): Promise<DueForecast[]> {
  return tx.query<DueForecast>({
    text: `select item_id as "itemId", frequency, slot, starts_on::text as "startsOn", classification, scale, mean, lower, upper, naive, actual
           from forecast_past where tenant_id = $1 and item_id = any($2::uuid[]) and due_on <= $3::date + 1
           order by item_id, frequency, slot for update`,
    values: [tx.tenantId, itemIds, lastDay],
  })
}

/** What judging found out of one kept forecast: all steps known so far. */
export interface Judged {
  itemId: string
  frequency: HistoryFrequency
  slot: number
  actual: (number | null)[]
  dueOn: string | null
}

/** Sums to add to those of a month, a kind of demand and a reach. */
export interface AccuracySum {
  month: string
  classification: string
  reach: Reach
  tally: Tally
}

/** Writes what came of forecasts, and adds it to the sums, in the order of their keys. */
export async function storeJudged(tx: Tx, judged: readonly Judged[], sums: readonly AccuracySum[]): Promise<void> {
  await tx.query({
    text: `update forecast_past p set actual = j.actual, due_on = j."dueOn"
           from json_to_recordset($2) as j ("itemId" uuid, frequency text, slot int, actual float8[], "dueOn" date)
           where p.tenant_id = $1 and p.item_id = j."itemId" and p.frequency = j.frequency and p.slot = j.slot`,
    values: [tx.tenantId, JSON.stringify(judged)],
  })
  await tx.query({
    text: `insert into forecast_accuracy as a (tenant_id, month, classification, reach, periods, inside, error, naive_error, excess, actual)
           select $1, s.month, s.classification, s.reach, s.periods, s.inside, s.error, s."naiveError", s.excess, s.actual
           from json_to_recordset($2) as s (month date, classification text, reach text, periods int, inside int, error float8,
             "naiveError" float8, excess float8, actual float8)
           order by s.month, s.classification, s.reach
           on conflict (tenant_id, month, classification, reach) do update set
             periods = a.periods + excluded.periods, inside = a.inside + excluded.inside, error = a.error + excluded.error,
             naive_error = a.naive_error + excluded.naive_error, excess = a.excess + excluded.excess, actual = a.actual + excluded.actual`,
    values: [tx.tenantId, JSON.stringify(sums.map(({ tally, ...key }) => ({ ...key, ...tally })))],
  })
}

/** Removes forecasts that have been kept as long as they are. */
export async function prunePast(tx: Tx): Promise<void> {
  await tx.query({
    text: `delete from forecast_past where tenant_id = $1
             and made_at < now() - make_interval(days => case frequency when 'D' then $2::int else $3::int end)`,
    values: [tx.tenantId, keeping.D.days, keeping.W.days],
  })
}
