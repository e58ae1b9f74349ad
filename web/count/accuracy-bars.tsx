'use client'
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { useFormatter } from 'use-intl'
import { ChartRoom, gridLook, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** Bars of accuracy from nought to all; the table below says the same in figures. */
export function AccuracyBars({ rows }: { rows: readonly { name: string; accuracy: number }[] }) {
  const format = useFormatter()
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <ChartRoom height={192}>
      <BarChart
        data={[...rows]}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="24%"
        accessibilityLayer={false}
      >
        <CartesianGrid {...gridLook} />
        <XAxis
          {...xAxisLook}
          dataKey="name"
          tickFormatter={(name: string) => (name.length > 16 ? `${name.slice(0, 15)}…` : name)}
          minTickGap={16}
        />
        <YAxis {...yAxisLook} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} tickFormatter={percent} />
        <Bar dataKey="accuracy" fill="var(--accent)" radius={[2, 2, 0, 0]} maxBarSize={56} isAnimationActive={false} />
      </BarChart>
    </ChartRoom>
  )
}
