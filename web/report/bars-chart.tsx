'use client'
import { Bar, BarChart, CartesianGrid, Cell, XAxis, YAxis } from 'recharts'
import { useFormatter } from 'use-intl'
import { ChartRoom, chartMargin, gridLook, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** Bars by name; the table below says the same in figures. @param chosen  stands out, the others pale */
export function BarsChart({
  bars,
  chosen,
}: {
  bars: readonly { key: string; name: string; value: number }[]
  chosen?: string | undefined
}) {
  const format = useFormatter()
  return (
    <ChartRoom height={192}>
      <BarChart data={[...bars]} margin={chartMargin} barCategoryGap="24%" accessibilityLayer={false}>
        <CartesianGrid {...gridLook} />
        <XAxis {...xAxisLook} dataKey="name" minTickGap={4} />
        <YAxis
          {...yAxisLook}
          tickCount={4}
          tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
        />
        <Bar dataKey="value" radius={[2, 2, 0, 0]} maxBarSize={72} isAnimationActive={false}>
          {bars.map(({ key }) => (
            <Cell key={key} fill="var(--accent)" fillOpacity={chosen === undefined || chosen === key ? 1 : 0.35} />
          ))}
        </Bar>
      </BarChart>
    </ChartRoom>
  )
}
