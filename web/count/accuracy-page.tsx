'use client'
import { ChartColumn } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { type AccuracyRow, getCountAccuracy } from '#contract/count-review.ts'
import { AccuracyBars } from '#web/count/accuracy-bars.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** How often the books were right: over time by count, by place and by class. */
export function AccuracyPage() {
  const t = useTranslations('count.accuracyPage')
  const counts = useTranslations('count')
  const problemText = useProblemText()
  const format = useFormatter()
  const { tenant, can } = useSession()
  const [shown, setShown] = useUrlState('by')
  const by = shown === 'location' || shown === 'class' ? shown : 'count'
  const query = useRead(getCountAccuracy, { query: { by } }, { keepPrevious: true, enabled: can('count:approve') })
  const nameOf = (row: AccuracyRow) =>
    by === 'class' ? (row.key ? t('class', { name: row.key }) : t('noClass')) : row.name
  const columns = useColumns(nameOf)
  const header = <PageHeader title={t('title')} note={t('note')} back={{ href: '/counts', label: counts('title') }} />
  if (!can('count:approve'))
    return (
      <>
        {header}
        <Forbidden />
      </>
    )
  const { data } = query
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <>
      {header}
      {query.isError && !data ? (
        <Panel>
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        </Panel>
      ) : data && data.overall.counted === 0 ? (
        <Panel>
          <EmptyState icon={ChartColumn} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {data ? (
            <dl className="mb-4 grid grid-cols-2 gap-px overflow-clip rounded-lg border bg-line sm:grid-cols-4">
              {[
                { key: 'overall', label: t('overall'), value: percent(data.overall.accuracy) },
                { key: 'counted', label: t('counted'), value: <Amount value={data.overall.counted} /> },
                {
                  key: 'absolute',
                  label: t('absolute'),
                  value: <Money value={data.overall.absoluteValue} currency={tenant.currency} />,
                },
                {
                  key: 'net',
                  label: t('net'),
                  value: <Money value={data.overall.netValue} currency={tenant.currency} />,
                },
              ].map(({ key, label, value }) => (
                <div key={key} className="bg-surface px-4 py-2.5">
                  <dt className="text-sm text-soft">{label}</dt>
                  <dd className="text-xl font-semibold tabular-nums">{value}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          <Segmented
            label={t('by')}
            value={by}
            onValueChange={(next) => setShown(next === 'count' ? undefined : next)}
            options={[
              { value: 'count', label: t('byCount') },
              { value: 'location', label: t('byLocation') },
              { value: 'class', label: t('byClass') },
            ]}
          />
          <Panel title={t('chart')} note={t('formula')} className="mt-3">
            <AccuracyBars rows={(data?.rows ?? []).map((row) => ({ ...row, name: nameOf(row) }))} />
          </Panel>
          <Panel flush className="mt-4">
            <DataTable
              label={t('title')}
              columns={columns}
              rows={by === 'count' ? data?.rows.toReversed() : data?.rows}
              rowKey={({ key }) => key ?? 'none'}
              {...(by === 'count' ? { href: ({ key }: AccuracyRow) => `/counts/view?id=${key ?? ''}` } : {})}
            />
          </Panel>
        </>
      )}
    </>
  )
}

function useColumns(nameOf: (row: AccuracyRow) => string): Column<AccuracyRow>[] {
  const t = useTranslations('count.accuracyPage.column')
  const format = useFormatter()
  const { tenant } = useSession()
  return [
    {
      id: 'name',
      header: t('name'),
      narrow: 'title',
      cell: (row) => <span className="font-medium">{nameOf(row)}</span>,
    },
    {
      id: 'at',
      header: t('at'),
      width: 'w-36',
      narrow: 'note',
      from: 'md',
      cell: ({ at }) => <DateTime value={at} detail="day" />,
    },
    { id: 'lines', header: t('lines'), width: 'w-24', align: 'end', cell: ({ counted }) => <Amount value={counted} /> },
    {
      id: 'exact',
      header: t('exact'),
      width: 'w-32',
      align: 'end',
      narrow: 'value',
      cell: ({ accuracy }) => (
        <span className="font-semibold">{format.number(accuracy, { style: 'percent', maximumFractionDigits: 1 })}</span>
      ),
    },
    {
      id: 'absolute',
      header: t('absolute'),
      width: 'w-32',
      align: 'end',
      narrow: 'note',
      cell: ({ absoluteValue }) => <Money value={absoluteValue} currency={tenant.currency} />,
    },
    {
      id: 'net',
      header: t('net'),
      width: 'w-32',
      align: 'end',
      from: 'lg',
      cell: ({ netValue }) => <Money value={netValue} currency={tenant.currency} />,
    },
  ]
}
