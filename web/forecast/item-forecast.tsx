'use client'
import { Table2, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { listForecasts } from '#contract/forecast.ts'
import { ForecastChart, formatDay } from '#web/forecast/forecast-chart.tsx'
import { type Point, toPoints } from '#web/forecast/forecast-points.ts'
import { ForecastRun, useForecastRun } from '#web/forecast/forecast-run.tsx'
import { type Forecast, useForecastWords } from '#web/forecast/forecast-words.ts'
import { ItemEvents, useItemEvents } from '#web/forecast/item-events.tsx'
import { ItemOverrides } from '#web/forecast/item-overrides.tsx'
import { ItemRecord } from '#web/forecast/item-record.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The latest forecast of one item: picture, expected demand, how it was made and how well it did in the past. */
export function ItemForecast({ itemId }: { itemId: string }) {
  const t = useTranslations('forecast')
  const problemText = useProblemText()
  const { can } = useSession()
  const [asTable, setAsTable] = useState(false)
  const query = useRead(listForecasts, { query: { itemId, limit: 1 } })
  const run = useForecastRun()
  const forecast = query.data?.data[0]
  const start = (label: string) =>
    can('forecast:run') ? (
      <Button size="sm" pending={run.starting || run.running} onClick={() => run.start({ itemIds: [itemId] })}>
        {label}
      </Button>
    ) : null
  return (
    <Panel
      title={t('one')}
      note={
        forecast
          ? t.rich('madeOn', { when: () => <DateTime key="when" value={forecast.createdAt} detail="ago" /> })
          : null
      }
      actions={
        forecast ? (
          <>
            <Button look="quiet" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              <Table2 />
              <span className="max-sm:sr-only">{asTable ? t('asChart') : t('asTable')}</span>
            </Button>
            {start(t('run.again'))}
          </>
        ) : null
      }
    >
      <ForecastRun run={run} />
      {query.isError && !query.data ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !query.data ? (
        <Skeleton className="h-72" />
      ) : forecast ? (
        <>
          <Body forecast={forecast} asTable={asTable} />
          <ItemEvents forecast={forecast} />
          <ItemOverrides forecast={forecast} />
          <ItemRecord itemId={itemId} />
        </>
      ) : (
        <EmptyState icon={TrendingUp} title={t('emptyTitle')} actions={start(t('run.one'))} className="py-8">
          {t('emptyItem')}
        </EmptyState>
      )}
    </Panel>
  )
}

/** The shortest history that tells what comes every year. */
const yearAndHalfMs = 548 * 86_400_000

function Body({ forecast, asTable }: { forecast: Forecast; asTable: boolean }) {
  const t = useTranslations('forecast')
  const format = useFormatter()
  const words = useForecastWords()
  const points = toPoints(forecast)
  const events = useItemEvents(forecast.itemId).rows ?? []
  const number = (value: number) => format.number(value, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
  const average = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
  const gaps = points.filter((point) => point.past === null).length
  const isFirstYear = Date.parse(forecast.forecastStart) - Date.parse(forecast.historyStart) < yearAndHalfMs
  const summary =
    forecast.expectedDemand === 0
      ? t('noDemand', { start: formatDay(format, forecast.forecastStart, 'long') })
      : t('summary', {
          total: number(forecast.expectedDemand),
          unit: forecast.unit,
          start: formatDay(format, forecast.forecastStart, 'long'),
          span: t(`span.${forecast.frequency}`, { count: forecast.mean.length }),
          each: number(average(forecast.mean)),
          lower: number(average(forecast.lower)),
          upper: number(average(forecast.upper)),
          period: t(`period.${forecast.frequency}`),
        })
  const oneOffs = forecast.oneOffs.map(({ day, quantity, counted }) =>
    t('oneOff', {
      quantity: number(quantity),
      unit: forecast.unit,
      day: formatDay(format, day, 'long'),
      counted: number(counted),
    }),
  )
  const odd = forecast.mended.odd.map(({ start, quantity, counted }) =>
    t('odd', {
      quantity: number(quantity),
      unit: forecast.unit,
      frequency: forecast.frequency,
      day: formatDay(format, start, 'long'),
      counted: number(counted),
    }),
  )
  const { level } = forecast.mended
  const change = level
    ? t('level', {
        day: formatDay(format, level.start, 'long'),
        percent: format.number(Math.abs(level.percent) / 100, { style: 'percent' }),
        change: level.percent > 0 ? 'more' : 'less',
      })
    : ''
  const [bias, coverage] = [words.bias(forecast), words.coverage(forecast)]
  return (
    <>
      <figure>
        {asTable ? (
          <PeriodTable forecast={forecast} points={points} />
        ) : (
          <ForecastChart forecast={forecast} points={points} events={events} />
        )}
        <figcaption className="mt-3">
          {summary}{' '}
          <span className="text-soft">
            {[
              t('gaps', { count: gaps }),
              ...oneOffs,
              ...odd,
              change,
              isFirstYear && forecast.expectedDemand > 0 ? t('firstYear') : '',
            ]
              .filter(Boolean)
              .join(' ')}
          </span>
        </figcaption>
      </figure>
      <KeyValues
        className="mt-3 border-t text-sm [&_dt]:w-24"
        rows={[
          { key: 'method', label: t('figure.method'), value: words.method(forecast) },
          { key: 'score', label: t('figure.score'), value: words.score(forecast) },
          ...(bias ? [{ key: 'bias', label: t('figure.bias'), value: bias }] : []),
          ...(coverage ? [{ key: 'coverage', label: t('figure.coverage'), value: coverage }] : []),
          { key: 'class', label: t('figure.demand'), value: words.classification(forecast) },
        ]}
      />
    </>
  )
}

function PeriodTable({ forecast, points }: { forecast: Forecast; points: readonly Point[] }) {
  const t = useTranslations('forecast')
  const format = useFormatter()
  const amount = (value: number | undefined) =>
    value === undefined ? null : <Amount value={value} maximumFractionDigits={value < 10 ? 1 : 0} />
  const figure = { align: 'end', width: 'w-24', narrow: 'note' } as const
  const columns: Column<Point>[] = [
    {
      id: 'period',
      header: t('table.period'),
      narrow: 'title',
      cell: (point) => formatDay(format, point.day, forecast.frequency === 'M' ? 'month' : 'long'),
    },
    {
      ...figure,
      id: 'past',
      header: t('table.past'),
      cell: (point) => (point.past === null ? <span className="text-warn">{t('stockout')}</span> : amount(point.past)),
      width: 'w-44',
    },
    {
      ...figure,
      id: 'mean',
      header: t('table.mean'),
      narrow: 'value',
      cell: (point) => <span className="font-medium">{amount(point.mean)}</span>,
    },
    { ...figure, id: 'lower', header: t('table.lower'), cell: (point) => amount(point.band?.[0]) },
    { ...figure, id: 'upper', header: t('table.upper'), cell: (point) => amount(point.band?.[1]) },
  ]
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t('one')}
      className="-mx-4 max-h-80 overflow-y-auto border-y [--table-top:0px]"
    >
      <DataTable label={t('one')} columns={columns} rows={points.toReversed()} rowKey={(point) => point.day} />
    </div>
  )
}
