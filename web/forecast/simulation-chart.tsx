'use client'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { Simulation } from '#contract/simulation.ts'
import { formatDay, Legend } from '#web/forecast/forecast-chart.tsx'
import { periodDay } from '#web/forecast/forecast-points.ts'

/** Stock in the evening, day by day: really, under the present rule, and under another. The table below says the outcome in figures. */
export function SimulationChart({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('forecast.simulation')
  const format = useFormatter()
  const { real, present, whatIf } = simulation
  const data = real.onHand.map((value, index) => ({
    day: periodDay(simulation.start, 'D', index),
    real: value,
    present: present.outcome.onHand[index],
    whatIf: whatIf?.outcome.onHand[index],
  }))
  const line = { type: 'stepAfter', dot: false, isAnimationActive: false } as const
  return (
    <div aria-hidden="true">
      <div className="h-64">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 256 }}>
          <LineChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="day"
              tickFormatter={(day: string) => formatDay(format, day, 'short')}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={48}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
            />
            <YAxis
              width={44}
              domain={[0, 'auto']}
              tickCount={5}
              tickLine={false}
              axisLine={false}
              tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
            />
            <Line {...line} dataKey="real" stroke="var(--control)" strokeWidth={1.5} />
            <Line {...line} dataKey="present" stroke="var(--accent)" strokeWidth={1.75} />
            {whatIf ? (
              <Line {...line} dataKey="whatIf" stroke="var(--warn)" strokeWidth={1.75} strokeDasharray="5 3" />
            ) : null}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <Legend mark={<span className="h-0.5 w-4 bg-control" />}>{t('real')}</Legend>
        <Legend mark={<span className="h-0.5 w-4 bg-accent" />}>{t('present')}</Legend>
        {whatIf ? <Legend mark={<span className="h-0.5 w-4 bg-warn" />}>{t('whatIf')}</Legend> : null}
      </ul>
    </div>
  )
}
