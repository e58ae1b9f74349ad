'use client'
import { BellOff, BellRing } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { listViewWatches, type ViewWatch } from '#contract/view-watch.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useStopWatch } from '#web/view/use-stop-watch.ts'

/** The views one watches, what is told of each, and why where nothing is. */
export function WatchesPage() {
  const t = useTranslations('viewWatch')
  const alert = useTranslations('alert')
  const problemText = useProblemText()
  const columns = useColumns()
  const query = useReadPages(listViewWatches, { query: { limit: 50 } })
  const { rows } = query
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={{ href: '/alerts', label: alert('title') }} />
      <Panel flush>
        {query.isError && !rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          <EmptyState
            icon={BellRing}
            title={t('emptyTitle')}
            actions={<ButtonLink href="/items">{t('toItems')}</ButtonLink>}
          >
            {t('empty')}
          </EmptyState>
        ) : (
          <DataTable label={t('list')} columns={columns} rows={rows} rowKey={({ id }) => id} skeletonRows={4} />
        )}
        {rows && rows.length > 0 ? <LoadMore pages={query} count={rows.length} /> : null}
      </Panel>
    </>
  )
}

function useColumns(): Column<ViewWatch>[] {
  const t = useTranslations('viewWatch')
  const format = useFormatter()
  const { pending, stop } = useStopWatch()
  const ruleOf = ({ kind, threshold }: ViewWatch) => t(`rule.${kind}`, { threshold: threshold ?? 0 })
  const itemsOf = ({ items, threshold }: ViewWatch) => {
    if (items === null) return <span className="text-faint">{t('unknown')}</span>
    // a number is counted to one more than its figure
    return threshold !== null && items > threshold
      ? t('moreThan', { count: format.number(threshold) })
      : format.number(items)
  }
  return [
    {
      id: 'view',
      header: t('column.view'),
      narrow: 'title',
      cell: ({ viewId, viewName, problem }) => (
        <>
          {viewId === null ? (
            viewName
          ) : (
            <Link href={`/items?view=${viewId}`} className="font-medium underline-offset-4 hover:underline">
              {viewName}
            </Link>
          )}
          {problem ? <span className="block text-sm font-normal text-warn">{t(`problem.${problem}`)}</span> : null}
        </>
      ),
    },
    { id: 'rule', header: t('column.rule'), narrow: 'note', cell: ruleOf },
    { id: 'items', header: t('column.items'), align: 'end', from: 'md', cell: itemsOf },
    {
      id: 'checked',
      header: t('column.checked'),
      narrow: 'note',
      from: 'md',
      cell: ({ checkedAt }) => <DateTime value={checkedAt} detail="ago" />,
    },
    {
      id: 'stop',
      align: 'end',
      width: 'w-16',
      header: <span className="sr-only">{t('stop')}</span>,
      narrow: 'value',
      cell: (watch) => (
        <Button
          size="sm"
          look="quiet"
          aria-label={t('stopOf', { view: watch.viewName, rule: ruleOf(watch) })}
          title={t('stop')}
          disabled={pending}
          onClick={() => stop(watch)}
        >
          <BellOff />
        </Button>
      ),
    },
  ]
}
