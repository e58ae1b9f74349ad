'use client'
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import type { DemandEvent } from '#contract/demand-event.ts'
import { bandsOf, gapsOf, labelledBands, type Point } from '#web/forecast/forecast-points.ts'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { bandLook, ChartRoom, chartMargin, gridLook, Legend, xAxisLook, yAxisLook } from '#web/ui/chart.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** Demand so far as a line, the expected mean in the accent colour, its 95 % interval as a band, periods without stock shaded, known events by name. */
export function ForecastChart({
  forecast,
  points,
  events,
}: {
  forecast: Forecast
  points: readonly Point[]
  events: readonly DemandEvent[]
}) {
  const t = useTranslations('forecast')
  const format = useFormatter()
  const known = useTranslations('event')
  const gaps = gapsOf(points)
  const bands = bandsOf(points, forecast.frequency, events)
  const isWide = useMedia('(min-width: 640px)', true)
  const labelled = labelledBands(bands, points.length, isWide ? 0.14 : 0.32)
  const lastPast = points.findLast((point) => point.past !== undefined && point.past !== null)
  // The expected line sets out from the last known value, so that the eye does not have to jump.
  const data = points.map((point) => ({ ...point, line: point === lastPast ? point.past : point.mean }))
  const day = (index: number) => points[index]?.day ?? ''
  const tick = (index: number) => formatDay(format, day(index), forecast.frequency === 'D' ? 'short' : 'month')
  return (
    <div aria-hidden="true">
      <ChartRoom height={256}>
        <ComposedChart data={data} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid {...gridLook} />
          <XAxis
            {...xAxisLook}
            dataKey="index"
            type="number"
            domain={[0, Math.max(1, points.length - 1)]}
            ticks={evenTicks(points.length)}
            allowDecimals={false}
            tickFormatter={tick}
            minTickGap={36}
          />
          <YAxis
            {...yAxisLook}
            tickCount={5}
            domain={[0, 'auto']}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
          />
          {gaps.map((gap) => (
            <ReferenceArea
              key={gap.from}
              x1={Math.max(0, gap.from - 0.5)}
              x2={gap.to + 0.5}
              fill="var(--warn-wash)"
              fillOpacity={1}
              stroke="none"
            />
          ))}
          {bands.map((band) => (
            <ReferenceArea
              key={band.event.id}
              x1={Math.max(0, band.from - 0.5)}
              x2={Math.min(points.length - 1, band.to + 0.5)}
              fill="var(--accent)"
              fillOpacity={0.08}
              stroke="var(--accent)"
              strokeOpacity={0.3}
              strokeDasharray="2 3"
              {...(labelled.has(band)
                ? {
                    label: {
                      value: shorten(band.event.name),
                      position: 'insideTop',
                      fontSize: 11,
                      fill: 'var(--soft)',
                    },
                  }
                : {})}
            />
          ))}
          <Area {...bandLook} dataKey="band" type="monotone" />
          <Line
            dataKey="past"
            type="linear"
            stroke="var(--soft)"
            strokeWidth={1.5}
            dot={points.length < 14 ? { r: 2, fill: 'var(--soft)', stroke: 'none' } : false}
            connectNulls={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="line"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--control)' }}
            content={({ active, payload }) => {
              const point = active ? (payload?.[0]?.payload as Point | undefined) : undefined
              if (!point) return null
              const names = bands.filter(({ from, to }) => point.index >= from && point.index <= to)
              return <Reading point={point} unit={forecast.unit} events={names.map(({ event }) => event.name)} />
            }}
          />
        </ComposedChart>
      </ChartRoom>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <Legend mark={<span className="h-0.5 w-4 bg-soft" />}>{t('history')}</Legend>
        <Legend mark={<span className="h-0.5 w-4 bg-accent" />}>{t('expected')}</Legend>
        <Legend mark={<span className="h-3 w-4 rounded-sm bg-accent opacity-20" />}>{t('interval')}</Legend>
        {bands.length > 0 ? (
          <Legend mark={<span className="h-3 w-4 rounded-sm border border-accent/40 border-dashed bg-accent/10" />}>
            {known('legend')}
          </Legend>
        ) : null}
        {gaps.length > 0 ? (
          <Legend mark={<span className="h-3 w-4 rounded-sm border border-warn/30 bg-warn-wash" />}>
            {t('stockout')}
          </Legend>
        ) : null}
      </ul>
    </div>
  )
}

/** A name that fits above its days. */
function shorten(name: string): string {
  return name.length > 14 ? `${name.slice(0, 13)}…` : name
}

/** About seven places along the line, evenly apart, the first one at its beginning. */
function evenTicks(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / 7))
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}

/** A day of the forecast in words; months without their day. */
export function formatDay(
  format: ReturnType<typeof useFormatter>,
  day: string,
  detail: 'short' | 'long' | 'month',
): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  return format.dateTime(date, {
    timeZone: 'UTC',
    month: 'short',
    ...(detail === 'month' ? { year: 'numeric' } : { day: 'numeric' }),
    ...(detail === 'long' ? { year: 'numeric' } : {}),
  })
}

function Reading({ point, unit, events }: { point: Point; unit: string; events: readonly string[] }) {
  const t = useTranslations('forecast')
  const format = useFormatter()
  const number = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 2 : 0 })
  return (
    <div className="rounded-md bg-surface px-3 py-2 text-sm shadow-lift">
      <p className="text-faint">{formatDay(format, point.day, 'long')}</p>
      {point.past === null ? (
        <p>{t('stockout')}</p>
      ) : (
        <p className="font-medium">
          {number(point.past ?? point.mean ?? 0)} <span className="font-normal text-faint">{unit}</span>
        </p>
      )}
      {point.band ? (
        <p className="text-soft">
          {number(point.band[0])} – {number(point.band[1])}
        </p>
      ) : null}
      {events.length > 0 ? <p className="text-accent">{events.join(', ')}</p> : null}
    </div>
  )
}
