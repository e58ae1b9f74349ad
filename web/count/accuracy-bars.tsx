'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useFormatter } from 'use-intl'

/** Bars of accuracy from nought to all; the table below says the same in figures. */
export function AccuracyBars({ rows }: { rows: readonly { name: string; accuracy: number }[] }) {
  const format = useFormatter()
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <div className="h-48" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 192 }}>
        <BarChart
          data={[...rows]}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="24%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="name"
            tickFormatter={(name: string) => (name.length > 16 ? `${name.slice(0, 15)}…` : name)}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            minTickGap={16}
            tick={{ fill: 'var(--faint)', fontSize: 12 }}
          />
          <YAxis
            width={44}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickLine={false}
            axisLine={false}
            tickFormatter={percent}
            tick={{ fill: 'var(--faint)', fontSize: 12 }}
          />
          <Bar
            dataKey="accuracy"
            fill="var(--accent)"
            radius={[2, 2, 0, 0]}
            maxBarSize={56}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
