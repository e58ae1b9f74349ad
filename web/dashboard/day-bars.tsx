'use client'
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import { ChartRoom, gridLook, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'

/** Bars by day in the accent colour. `label` says in words what the picture shows. */
export function DayBars({ values, label }: { values: readonly { day: string; units: number }[]; label: string }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const date = (day: string) => new Date(`${day}T00:00:00Z`)
  const short = (day: string) => format.dateTime(date(day), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const long = (day: string) =>
    format.dateTime(date(day), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <figure>
      <ChartRoom height={192}>
        <BarChart
          data={[...values]}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          accessibilityLayer={false}
        >
          <CartesianGrid {...gridLook} />
          <XAxis {...xAxisLook} dataKey="day" tickFormatter={short} minTickGap={48} />
          <YAxis
            {...yAxisLook}
            tickCount={4}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point: unknown = active ? payload?.[0]?.payload : undefined
              if (!isPoint(point)) return null
              return (
                <div className="rounded-md bg-surface px-3 py-2 text-sm shadow-lift">
                  <p className="text-faint">{long(point.day)}</p>
                  <p className="font-medium">
                    {format.number(point.units, { maximumFractionDigits: 2 })}{' '}
                    <span className="font-normal text-faint">{t('units')}</span>
                  </p>
                </div>
              )
            }}
          />
          <Bar dataKey="units" fill="var(--accent)" radius={[2, 2, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ChartRoom>
      <figcaption className="mt-2 text-sm text-faint">{label}</figcaption>
    </figure>
  )
}

function isPoint(value: unknown): value is { day: string; units: number } {
  return typeof value === 'object' && value !== null && 'day' in value && 'units' in value
}
