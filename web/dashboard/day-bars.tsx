'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'

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
      <div className="h-48" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 192 }}>
          <BarChart
            data={[...values]}
            margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
            barCategoryGap="18%"
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="day"
              tickFormatter={short}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={48}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
            />
            <YAxis
              width={44}
              tickLine={false}
              axisLine={false}
              tickCount={4}
              tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
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
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-2 text-sm text-faint">{label}</figcaption>
    </figure>
  )
}

function isPoint(value: unknown): value is { day: string; units: number } {
  return typeof value === 'object' && value !== null && 'day' in value && 'units' in value
}
