'use client'
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { ForecastRecord } from '#contract/forecast-record.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { bandLook, ChartRoom, chartMargin, gridLook, Legend, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** What came against what was expected of the same periods, with the interval of then. The table beside it says the same in figures. */
export function RecordChart({ periods }: { periods: ForecastRecord['periods'] }) {
  const t = useTranslations('forecast.record')
  const format = useFormatter()
  const data = periods.map((period) => ({ ...period, band: [period.lower, period.upper] }))
  return (
    <div aria-hidden="true">
      <ChartRoom height={176}>
        <ComposedChart data={data} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid {...gridLook} />
          <XAxis
            {...xAxisLook}
            dataKey="start"
            tickFormatter={(day: string) => formatDay(format, day, periods[0]?.frequency === 'M' ? 'month' : 'short')}
            minTickGap={48}
          />
          <YAxis
            {...yAxisLook}
            tickCount={4}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          <Area {...bandLook} dataKey="band" type="linear" />
          <Line
            dataKey="expected"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="actual"
            type="linear"
            stroke="var(--soft)"
            strokeWidth={1.5}
            dot={{ r: 2, fill: 'var(--soft)', stroke: 'none' }}
            connectNulls={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ChartRoom>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <Legend mark={<span className="h-0.5 w-4 bg-soft" />}>{t('actual')}</Legend>
        <Legend mark={<span className="h-0.5 w-4 bg-accent" />}>{t('expected')}</Legend>
        <Legend mark={<span className="h-3 w-4 rounded-sm bg-accent opacity-20" />}>{t('interval')}</Legend>
      </ul>
    </div>
  )
}
