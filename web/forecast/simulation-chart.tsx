'use client'
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { Simulation } from '#contract/simulation.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { periodDay } from '#web/forecast/forecast-points.ts'
import { ChartRoom, chartMargin, gridLook, Legend, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** Stock in the evening, day by day: really, where that is known, under the present rule, and under another. The table below says the outcome in figures. */
export function SimulationChart({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('forecast.simulation')
  const format = useFormatter()
  const { real, present, whatIf, stockIsKnown } = simulation
  const data = real.onHand.map((value, index) => ({
    day: periodDay(simulation.start, 'D', index),
    real: value,
    present: present.outcome.onHand[index],
    whatIf: whatIf?.outcome.onHand[index],
  }))
  const line = { type: 'stepAfter', dot: false, isAnimationActive: false } as const
  return (
    <div aria-hidden="true">
      <ChartRoom height={256}>
        <LineChart data={data} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid {...gridLook} />
          <XAxis
            {...xAxisLook}
            dataKey="day"
            tickFormatter={(day: string) => formatDay(format, day, 'short')}
            minTickGap={48}
          />
          <YAxis
            {...yAxisLook}
            domain={[0, 'auto']}
            tickCount={5}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          {stockIsKnown ? <Line {...line} dataKey="real" stroke="var(--control)" strokeWidth={1.5} /> : null}
          <Line {...line} dataKey="present" stroke="var(--accent)" strokeWidth={1.75} />
          {whatIf ? (
            <Line {...line} dataKey="whatIf" stroke="var(--warn)" strokeWidth={1.75} strokeDasharray="5 3" />
          ) : null}
        </LineChart>
      </ChartRoom>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        {stockIsKnown ? <Legend mark={<span className="h-0.5 w-4 bg-control" />}>{t('real')}</Legend> : null}
        <Legend mark={<span className="h-0.5 w-4 bg-accent" />}>{t('present')}</Legend>
        {whatIf ? <Legend mark={<span className="h-0.5 w-4 bg-warn" />}>{t('whatIf')}</Legend> : null}
      </ul>
    </div>
  )
}
