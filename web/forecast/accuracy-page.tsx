'use client'
import { ChartLine } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { type ForecastAccuracy, getForecastAccuracy, reaches } from '#contract/forecast-record.ts'
import { AccuracyChart, measures } from '#web/forecast/accuracy-chart.tsx'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { useForecastWords } from '#web/forecast/forecast-words.ts'
import { useScoreColumns } from '#web/forecast/score-columns.tsx'
import { useScoreWords } from '#web/forecast/score-words.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** How forecasts turned out over time, by kind of demand and by how far ahead. */
export function AccuracyPage() {
  const t = useTranslations('forecast.accuracy')
  const forecasts = useTranslations('forecast')
  const problemText = useProblemText()
  const query = useRead(getForecastAccuracy, {})
  const { data } = query
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={{ href: '/forecasts', label: forecasts('title') }} />
      {query.isError && !data ? (
        <Panel>
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        </Panel>
      ) : !data ? (
        <div className="space-y-4" aria-busy="true">
          <Skeleton className="h-16" />
          <Skeleton className="h-72" />
        </div>
      ) : data.overall.periods === 0 ? (
        <Panel>
          <EmptyState icon={ChartLine} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Panel>
      ) : (
        <Accuracy accuracy={data} />
      )}
    </>
  )
}

function Accuracy({ accuracy }: { accuracy: ForecastAccuracy }) {
  const t = useTranslations('forecast.accuracy')
  const record = useTranslations('forecast.record')
  const words = useScoreWords()
  const format = useFormatter()
  const [shown, setShown] = useUrlState('measure')
  const measure = measures.find((one) => one === shown) ?? 'relative'
  const { className } = useForecastWords()
  const months = useScoreColumns<ForecastAccuracy['months'][number]>()
  const classes = useScoreColumns<ForecastAccuracy['classes'][number]>()
  const byReach = useScoreColumns<ForecastAccuracy['byReach'][number]>()
  const figures = [
    { key: 'periods', label: t('periods'), value: <Amount value={accuracy.overall.periods} /> },
    ...measures.map((key) => ({ key, label: t(key), value: words[key](accuracy.overall) })),
  ]
  const ahead: Column<ForecastAccuracy['classes'][number]>[] = reaches.map((reach) => ({
    id: reach,
    header: record(`reach.${reach}`),
    align: 'end',
    width: 'w-40',
    from: 'xl',
    cell: (row) => {
      const of = row.byReach.find((one) => one.reach === reach)
      return <span className="text-soft">{of ? words.relative(of.score) : '–'}</span>
    },
  }))
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border bg-line sm:grid-cols-4">
        {figures.map(({ key, label, value }) => (
          <div key={key} className="bg-surface px-4 py-2.5">
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Segmented
        label={t('measure')}
        value={measure}
        onValueChange={(next) => setShown(next === 'relative' ? undefined : next)}
        options={measures.map((value) => ({ value, label: t(value) }))}
      />
      <Panel title={t('byMonth')} note={t(`over.${measure}`)}>
        <AccuracyChart months={accuracy.months} measure={measure} />
        <div className="-mx-4 mt-3 -mb-4 border-t">
          <DataTable
            label={t('byMonth')}
            columns={[
              {
                id: 'month',
                header: t('month'),
                narrow: 'title',
                cell: ({ month }) => <span className="font-medium">{formatDay(format, month, 'month')}</span>,
              },
              ...months,
            ]}
            rows={accuracy.months.toReversed()}
            rowKey={({ month }) => month}
          />
        </div>
      </Panel>
      <Panel flush title={t('byClass')}>
        <DataTable
          label={t('byClass')}
          columns={[
            {
              id: 'class',
              header: t('class'),
              narrow: 'title',
              cell: ({ classification }) => <span className="font-medium">{className(classification)}</span>,
            },
            ...classes,
            ...ahead,
          ]}
          rows={accuracy.classes}
          rowKey={({ classification }) => classification}
        />
      </Panel>
      <Panel flush title={record('column.reach')}>
        <DataTable
          label={record('column.reach')}
          columns={[
            {
              id: 'reach',
              header: record('column.reach'),
              narrow: 'title',
              cell: ({ reach }) => <span className="font-medium">{record(`reach.${reach}`)}</span>,
            },
            ...byReach,
          ]}
          rows={accuracy.byReach}
          rowKey={({ reach }) => reach}
        />
      </Panel>
    </div>
  )
}
