'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Count } from '#contract/count.ts'
import { type ReviewLine, reviewCount } from '#contract/count-review.ts'
import { ReviewLineSheet } from '#web/count/review-line-sheet.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

type Only = 'different' | 'stale' | 'all'

/** Counted against book: totals, and lines that open beside it to be decided on. */
export function ReviewLines({ count }: { count: Count }) {
  const t = useTranslations('count.view')
  const problemText = useProblemText()
  const [only, setOnly] = useState<Only>('different')
  const [openedId, setOpenedId] = useState<string>()
  const isOpen = count.state === 'counting' || count.state === 'review'
  const live = isOpen ? { refetchInterval: 20_000 } : {}
  const query = useReadPages(
    reviewCount,
    { params: { countId: count.id }, query: { limit: 100, only } },
    { keepPrevious: true, ...live },
  )
  const columns = useColumns()
  const totals = useRead(reviewCount, { params: { countId: count.id }, query: { limit: 1, only: 'different' } }, live)
    .data?.totals
  const isUncounted = count.state === 'counting' && count.progress.counted === 0
  const opened = query.rows?.find(({ id }) => id === openedId)
  return (
    <>
      {totals ? <Totals totals={totals} /> : null}
      {totals && totals.stale > 0 && count.state === 'review' ? (
        <Notice tone="warn" className="mb-3">
          {t('staleNotice', { count: totals.stale })}
        </Notice>
      ) : null}
      <Segmented
        label={t('only')}
        value={only}
        onValueChange={setOnly}
        options={[
          { value: 'different', label: t('onlyDifferent') },
          ...(totals && totals.stale > 0 ? [{ value: 'stale' as const, label: t('onlyStale') }] : []),
          { value: 'all', label: t('onlyAll') },
        ]}
      />
      <Panel flush className="mt-3">
        {query.isError && !query.rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : query.rows?.length === 0 ? (
          <EmptyState
            title={t(only === 'stale' ? 'emptyStaleTitle' : isUncounted ? 'notBegunTitle' : 'emptyDifferentTitle')}
          >
            {only !== 'different' ? null : t(isUncounted ? 'notBegun' : 'emptyDifferent')}
          </EmptyState>
        ) : (
          <DataTable
            label={t('lines')}
            columns={columns}
            rows={query.rows}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpenedId(id)}
          />
        )}
        {query.rows && query.rows.length > 0 ? <LoadMore pages={query} count={query.rows.length} /> : null}
      </Panel>
      {opened ? <ReviewLineSheet count={count} line={opened} onClose={() => setOpenedId(undefined)} /> : null}
    </>
  )
}

type TotalsOf = { counted: number; exact: number; different: number; netValue: string; absoluteValue: string }

function Totals({ totals }: { totals: TotalsOf }) {
  const t = useTranslations('count.view')
  const { tenant } = useSession()
  const figures = [
    { key: 'exact', label: t('exact'), value: <Amount value={totals.exact} /> },
    { key: 'different', label: t('different'), value: <Amount value={totals.different} /> },
    { key: 'net', label: t('net'), value: <Money value={totals.netValue} currency={tenant.currency} /> },
    { key: 'absolute', label: t('absolute'), value: <Money value={totals.absoluteValue} currency={tenant.currency} /> },
  ]
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-clip rounded-lg border bg-line sm:grid-cols-4">
      {figures.map(({ key, label, value }) => (
        <div key={key} className="bg-surface px-4 py-2.5">
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useColumns(): Column<ReviewLine>[] {
  const t = useTranslations('count.view')
  const { tenant } = useSession()
  const amount = (value: string | null, unit: string) => (value === null ? null : <Amount value={value} unit={unit} />)
  return [
    {
      id: 'item',
      header: t('column.item'),
      narrow: 'title',
      cell: (line) => (
        <span className="min-w-0">
          <span className="font-medium">{line.itemName}</span>
          <span className="ml-2 font-mono text-xs text-faint">
            {line.sku}
            {line.lotCode ? ` · ${line.lotCode}` : null}
          </span>
        </span>
      ),
    },
    {
      id: 'place',
      header: t('column.place'),
      width: 'w-40',
      narrow: 'note',
      cell: ({ locationName }) => <span className="block truncate text-soft">{locationName}</span>,
    },
    {
      id: 'counted',
      header: t('column.counted'),
      width: 'w-28',
      align: 'end',
      narrow: 'note',
      cell: (line) =>
        line.counted === null ? (
          <span className="text-faint">{t('uncounted')}</span>
        ) : (
          <>
            <span className="sm:hidden">{t('column.counted')} </span>
            {amount(line.counted, line.unit)}
            {line.book === null ? null : (
              <span className="sm:hidden">
                {' · '}
                {t('column.book')} {amount(line.book, line.unit)}
              </span>
            )}
          </>
        ),
    },
    {
      id: 'book',
      header: t('column.book'),
      width: 'w-28',
      align: 'end',
      from: 'md',
      cell: (line) => amount(line.book, line.unit),
    },
    {
      id: 'difference',
      header: t('column.difference'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (line) =>
        line.discrepancy === null ? null : (
          <span
            className={classNames(
              'font-semibold tabular-nums',
              line.discrepancy.startsWith('-') ? 'text-danger' : line.discrepancy !== '0' && 'text-accent-strong',
            )}
          >
            <Amount value={line.discrepancy} signed unit={line.unit} />
          </span>
        ),
    },
    {
      id: 'value',
      header: t('column.value'),
      width: 'w-28',
      align: 'end',
      narrow: 'note',
      cell: ({ value }) => (value === null ? null : <Money value={value} currency={tenant.currency} />),
    },
    {
      id: 'decision',
      header: t('column.decision'),
      width: 'w-40',
      narrow: 'note',
      cell: (line) => <Decision line={line} />,
    },
  ]
}

function Decision({ line }: { line: ReviewLine }) {
  const t = useTranslations('count.view')
  return (
    <span className="flex flex-wrap gap-1">
      {line.stale ? <Badge tone="warn">{t(`stale.${line.stale}`)}</Badge> : null}
      {line.state === 'recount' ? <Badge tone="warn">{t('decision.recount')}</Badge> : null}
      {line.decision ? (
        <Badge tone={line.decision === 'accept' ? 'accent' : 'plain'}>{t(`outcome.${line.decision}`)}</Badge>
      ) : null}
    </span>
  )
}
