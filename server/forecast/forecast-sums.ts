import type { z } from 'zod'
import type { ForecastSums, getForecastSums } from '#contract/forecast-sums.ts'
import { addSteps } from '#core/forecast/history.ts'
import { summedWeeks, varianceOfSum } from '#core/forecast/week-figures.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { listSumRows, readSumHead, readSumTotal, type SumRow } from './sum-queries.ts'

const normal = 1.959964

/**
 * What is expected in all and by its parts. Means are sums of whole hundredths, so that parts and total agree to the last digit; intervals take the errors of
 * any two items to go together by one correlation, measured by the last run over all items, and the sum to be normal.
 * @throws AppError not_found
 */
export async function readSums(tx: Tx, query: z.output<typeof getForecastSums.query>): Promise<ForecastSums> {
  const table = query.by === 'location' ? 'location' : 'category'
  const asked = query.by ?? 'category'
  const parent = query.parentId === undefined ? null : await readParent(tx, table, query.parentId)
  const { start, units, correlation, all } = await readSumHead(tx, query.unit)
  const unit = query.unit ?? units[0]?.unit ?? null
  const of = { by: asked, parentId: query.parentId ?? null, unit: unit ?? '', start: start ?? '1000-01-01' }
  const total = await readSumTotal(tx, of)
  const found = await listSumRows(tx, of)
  // one row that says "in no category" tells nobody anything
  const by = query.by ?? (found.length > 0 ? 'category' : 'item')
  const parts = by === asked ? found : await listSumRows(tx, { ...of, by })
  const rest = subtract(total, parts)
  const rows = rest.items > 0 || rest.weeks.some((figure) => figure !== 0) ? [...parts, rest] : parts
  const show = (row: SumRow) => ({ items: row.items, ...figuresOf(row, correlation) })
  const counted = units.find((one) => one.unit === unit)?.items ?? 0
  return {
    weeks: start === null ? [] : Array.from({ length: summedWeeks }, (_, week) => addSteps(start, 'W', week)),
    unit,
    units,
    correlation,
    leftOut: all - counted,
    by,
    parent,
    total: show(total),
    rows: rows.map((row) => ({ id: row.id, name: row.name, hasParts: row.hasParts, ...show(row) })),
  }
}

async function readParent(tx: Tx, table: 'category' | 'location', id: string): Promise<ForecastSums['parent']> {
  const [row] = await tx.query<NonNullable<ForecastSums['parent']>>({
    text: `select id, name, parent_id as "parentId" from ${table} where tenant_id = $1 and id = $2${table === 'location' ? ' and not is_virtual' : ''}`,
    values: [tx.tenantId, id],
  })
  if (!row) throw new AppError('not_found')
  return row
}

/** What of a whole is in no part of it. An item that several parts share is in them. */
function subtract(total: SumRow, parts: readonly SumRow[]): SumRow {
  const without = (of: (row: SumRow) => number) =>
    Math.max(
      0,
      parts.reduce((left, part) => left - of(part), of(total)),
    )
  return {
    id: null,
    name: null,
    hasParts: false,
    items: without(({ items }) => items),
    weeks: total.weeks.map((_, week) => without(({ weeks }) => weeks[week] ?? 0)),
    variance: without(({ variance }) => variance),
    deviation: without(({ deviation }) => deviation),
    allVariance: without(({ allVariance }) => allVariance),
    allDeviation: without(({ allDeviation }) => allDeviation),
  }
}

function figuresOf(row: SumRow, correlation: number): Pick<ForecastSums['total'], 'weeks' | 'all'> {
  const one = Math.sqrt(varianceOfSum({ variance: row.variance, deviation: row.deviation }, correlation))
  const all = Math.sqrt(varianceOfSum({ variance: row.allVariance, deviation: row.allDeviation }, correlation))
  return {
    weeks: row.weeks.map((figure) => between(figure, one)),
    all: between(
      row.weeks.reduce((sum, figure) => sum + figure, 0),
      all,
    ),
  }
}

function between(hundredths: number, deviation: number) {
  const mean = hundredths / 100
  return {
    mean: canonicalDecimal(mean.toFixed(2)),
    lower: Math.max(0, mean - normal * deviation),
    upper: mean + normal * deviation,
  }
}
