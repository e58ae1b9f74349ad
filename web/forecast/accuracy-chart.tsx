'use client'
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { useFormatter } from 'use-intl'
import type { ForecastAccuracy } from '#contract/forecast-record.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { ChartRoom, gridLook, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

export const measures = ['relative', 'bias', 'coverage'] as const
export type Measure = (typeof measures)[number]

/** Where a measure is as good as nothing, or as it aims to be. */
const marks: Record<Measure, number> = { relative: 1, bias: 0, coverage: 0.95 }

/** One measure month by month; the table below says the same in figures. */
export function AccuracyChart({ months, measure }: { months: ForecastAccuracy['months']; measure: Measure }) {
  const format = useFormatter()
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 })
  const mark = marks[measure]
  const values = [mark, ...months.flatMap(({ score }) => score[measure] ?? [])]
  const ticks = evenTicks(Math.min(...values), Math.max(...values))
  const data = months.map(({ month, score }) => ({ month, value: score[measure] }))
  return (
    <ChartRoom height={224}>
      <LineChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid {...gridLook} />
        <XAxis
          {...xAxisLook}
          dataKey="month"
          tickFormatter={(month: string) => formatDay(format, month, 'month')}
          minTickGap={24}
          padding={{ left: 24, right: 24 }}
        />
        <YAxis
          {...yAxisLook}
          width={48}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={percent}
        />
        <ReferenceLine y={mark} stroke="var(--control)" strokeDasharray="4 4" />
        <Line
          dataKey="value"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--accent)', stroke: 'none' }}
          connectNulls
          isAnimationActive={false}
        />
      </LineChart>
    </ChartRoom>
  )
}

/** Two to five round figures around all values. */
function evenTicks(low: number, high: number): number[] {
  const step = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2.5, 5, 10].find((one) => high - low <= one * 3) ?? (high - low) / 3
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}
