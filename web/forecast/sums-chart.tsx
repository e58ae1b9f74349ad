'use client'
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { ForecastSums } from '#contract/forecast-sums.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { bandLook, ChartRoom, chartMargin, gridLook, Legend, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** The total of each week as a line, its 95 % interval as a band. */
export function SumsChart({ sums }: { sums: ForecastSums }) {
  const t = useTranslations('forecast')
  const words = useTranslations('sums')
  const format = useFormatter()
  const data = sums.weeks.map((day, week) => {
    const { mean = '0', lower = 0, upper = 0 } = sums.total.weeks[week] ?? {}
    return { day, mean: Number(mean), band: [lower, upper] as [number, number] }
  })
  return (
    <div aria-hidden="true">
      <ChartRoom height={224}>
        <ComposedChart data={data} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid {...gridLook} />
          <XAxis
            {...xAxisLook}
            dataKey="day"
            minTickGap={24}
            tickFormatter={(day: string) => formatDay(format, day, 'short')}
          />
          <YAxis
            {...yAxisLook}
            tickCount={5}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          <Area {...bandLook} dataKey="band" type="monotone" />
          <Line
            dataKey="mean"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={{ r: 2.5, fill: 'var(--accent)', stroke: 'none' }}
            isAnimationActive={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--control)' }}
            content={({ active, payload }) => {
              const point = active ? (payload?.[0]?.payload as (typeof data)[number] | undefined) : undefined
              if (!point) return null
              const number = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 2 : 0 })
              return (
                <div className="rounded-md bg-surface px-3 py-2 text-sm shadow-lift">
                  <p className="text-faint">{words('week', { day: formatDay(format, point.day, 'long') })}</p>
                  <p className="font-medium">
                    {number(point.mean)} <span className="font-normal text-faint">{sums.unit}</span>
                  </p>
                  <p className="text-soft">
                    {words('range', { lower: number(point.band[0]), upper: number(point.band[1]) })}
                  </p>
                </div>
              )
            }}
          />
        </ComposedChart>
      </ChartRoom>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <Legend mark={<span className="h-0.5 w-4 bg-accent" />}>{t('expected')}</Legend>
        <Legend mark={<span className="h-3 w-4 rounded-sm bg-accent opacity-20" />}>{t('interval')}</Legend>
      </ul>
    </div>
  )
}
