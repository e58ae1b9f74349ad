import { type ForecastAccuracy, type ForecastRecord, type Reach, reaches } from '#contract/forecast-record.ts'
import { addSteps } from '#core/forecast/history.ts'
import {
  addTallies,
  judgeStep,
  type PastForecast,
  reachOf,
  scoreOf,
  type Tally,
} from '#core/forecast/judge-forecast.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'

/** Of the overrides of one item, or of all. */
async function readOverrideScore(tx: Tx, itemId: string | null): Promise<ForecastRecord['overrides']> {
  const [row] = await tx.query<ForecastRecord['overrides']>({
    text: `select count(*)::int as judged, count(*) filter (where abs(quantity::float8 - actual) < abs(expected - actual) - 1e-9)::int as nearer
           from forecast_override where tenant_id = $1 and ($2::uuid is null or item_id = $2) and actual is not null`,
    values: [tx.tenantId, itemId],
  })
  return row ?? { judged: 0, nearer: 0 }
}

interface Kept extends PastForecast {
  runId: string
  madeAt: string
  modelVersion: string
  method: string
  startsOn: string
  historyStart: string
  historyPeriods: number
  historyDigest: string
  actual: (number | null)[]
}

/** Newest periods that are shown. */
const mostPeriods = 120

/**
 * What came of an item's kept forecasts: 26 rows at most.
 * @throws AppError not_found
 */
export async function readRecord(tx: Tx, itemId: string): Promise<ForecastRecord> {
  const [item] = await tx.query({
    text: 'select from item where tenant_id = $1 and id = $2',
    values: [tx.tenantId, itemId],
  })
  if (!item) throw new AppError('not_found')
  const kept = await tx.query<Kept>({
    text: `select p.run_id as "runId", to_char(p.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", r.model_version as "modelVersion", p.method, p.frequency,
             p.starts_on::text as "startsOn", p.history_start::text as "historyStart", p.history_periods as "historyPeriods",
             p.history_digest as "historyDigest", p.scale, p.mean, p.lower, p.upper, p.naive, p.actual
           from forecast_past p join forecast_run r on r.tenant_id = p.tenant_id and r.id = p.run_id
           where p.tenant_id = $1 and p.item_id = $2 order by p.starts_on desc, p.made_at desc`,
    values: [tx.tenantId, itemId],
  })
  const tallies = kept.map((past) =>
    past.actual.flatMap((actual, step) => {
      const tally = judgeStep(past, step, actual)
      return tally ? [{ reach: reachOf(past.frequency, step), tally }] : []
    }),
  )
  return {
    itemId,
    ...summarise(tallies.flat()),
    overrides: await readOverrideScore(tx, itemId),
    periods: listPeriods(kept),
    forecasts: kept.map((past, index) => ({
      runId: past.runId,
      madeAt: past.madeAt,
      modelVersion: past.modelVersion,
      method: past.method,
      frequency: past.frequency,
      historyStart: past.historyStart,
      historyPeriods: past.historyPeriods,
      historyDigest: past.historyDigest,
      start: past.startsOn,
      length: past.mean.length,
      score: scoreOf(addTallies((tallies[index] ?? []).map(({ tally }) => tally))),
    })),
  }
}

/** Periods of the step that was foretold last, each by the latest forecast before it. */
function listPeriods(kept: readonly Kept[]): ForecastRecord['periods'] {
  const frequency = kept[0]?.frequency
  const found = new Map<string, ForecastRecord['periods'][number]>()
  for (const past of kept) {
    if (past.frequency !== frequency) continue
    for (const [step, actual] of past.actual.entries()) {
      const start = addSteps(past.startsOn, past.frequency, step)
      if (found.has(start)) continue
      const expected = past.mean[step] ?? 0
      found.set(start, {
        frequency: past.frequency,
        start,
        actual,
        expected,
        lower: past.lower[step] ?? expected,
        upper: past.upper[step] ?? expected,
        naive: past.naive[step] ?? 0,
      })
    }
  }
  return [...found.values()].sort((a, b) => (a.start < b.start ? -1 : 1)).slice(-mostPeriods)
}

interface Sum extends Tally {
  month: string
  classification: string
  reach: Reach
}

/** How all forecasts of the organisation turned out: a few dozen rows a month. */
export async function readAccuracy(tx: Tx): Promise<ForecastAccuracy> {
  const sums = await tx.query<Sum>({
    text: `select month::text as month, classification, reach, periods, inside, error, naive_error as "naiveError", excess, actual
           from forecast_accuracy where tenant_id = $1 order by month, classification, reach`,
    values: [tx.tenantId],
  })
  const months = Map.groupBy(sums, ({ month }) => month)
  const classes = Map.groupBy(sums, ({ classification }) => classification)
  return {
    ...summarise(sums.map((sum) => ({ reach: sum.reach, tally: sum }))),
    overrides: await readOverrideScore(tx, null),
    months: [...months].map(([month, of]) => ({ month, score: scoreOf(addTallies(of)) })),
    classes: [...classes].map(([classification, of]) => {
      const { overall: score, byReach } = summarise(of.map((sum) => ({ reach: sum.reach, tally: sum })))
      return { classification, score, byReach }
    }),
  }
}

function summarise(judged: readonly { reach: Reach; tally: Readonly<Tally> }[]) {
  return {
    overall: scoreOf(addTallies(judged.map(({ tally }) => tally))),
    byReach: reaches.flatMap((reach) => {
      const of = judged.filter((one) => one.reach === reach)
      return of.length > 0 ? [{ reach, score: scoreOf(addTallies(of.map(({ tally }) => tally))) }] : []
    }),
  }
}
