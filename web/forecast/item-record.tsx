'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { type ForecastRecord, getForecastRecord } from '#contract/forecast-record.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { RecordChart } from '#web/forecast/record-chart.tsx'
import { useScoreColumns } from '#web/forecast/score-columns.tsx'
import { useScoreWords } from '#web/forecast/score-words.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** How past forecasts of an item turned out: in a sentence, as a picture, by how far ahead, and forecast by forecast. */
export function ItemRecord({ itemId }: { itemId: string }) {
  const t = useTranslations('forecast.record')
  const problemText = useProblemText()
  const query = useRead(getForecastRecord, { params: { itemId } })
  const { data } = query
  return (
    <section className="mt-4 border-t pt-3">
      <h3 className="font-semibold">{t('title')}</h3>
      {query.isError && !data ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !data ? (
        <Skeleton className="mt-2 h-24" />
      ) : data.overall.periods === 0 ? (
        <p className="mt-1 text-soft">{t('none')}</p>
      ) : (
        <Figures record={data} />
      )}
    </section>
  )
}

function Figures({ record }: { record: ForecastRecord }) {
  const t = useTranslations('forecast.record')
  const words = useScoreWords()
  const format = useFormatter()
  const byReach = useScoreColumns<ForecastRecord['byReach'][number]>()
  const byForecast = useScoreColumns<ForecastRecord['forecasts'][number]>()
  const judged = record.forecasts.filter(({ score }) => score.periods > 0)
  const reach: Column<ForecastRecord['byReach'][number]> = {
    id: 'reach',
    header: t('column.reach'),
    narrow: 'title',
    cell: (row) => t(`reach.${row.reach}`),
  }
  const start: Column<ForecastRecord['forecasts'][number]> = {
    id: 'start',
    header: t('column.start'),
    narrow: 'title',
    cell: (row) => (
      <>
        {formatDay(format, row.start, 'long')}
        <span className="block text-xs text-faint">
          {t.rich('of', {
            count: row.historyPeriods,
            day: () => formatDay(format, row.historyStart, 'long'),
            version: row.modelVersion,
          })}
        </span>
      </>
    ),
  }
  return (
    <>
      <figure className="mt-2">
        <RecordChart periods={record.periods} />
        <figcaption className="mt-2">{words.summary(record.overall)}.</figcaption>
      </figure>
      <div className="-mx-4 mt-3 border-t">
        <DataTable label={t('title')} columns={[reach, ...byReach]} rows={record.byReach} rowKey={(row) => row.reach} />
      </div>
      <details className="mt-3">
        <summary className="cursor-pointer text-sm font-medium text-soft hover:text-ink">
          {t('kept')} ({judged.length})
        </summary>
        <div className="-mx-4 mt-2 border-t">
          <DataTable
            label={t('kept')}
            columns={[start, ...byForecast]}
            rows={judged}
            rowKey={(row) => `${row.frequency}${row.start}`}
          />
        </div>
      </details>
    </>
  )
}
