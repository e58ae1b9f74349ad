'use client'
import { ChartColumn, ClipboardCheck, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Count, listCounts } from '#contract/count.ts'
import { CountBadge } from '#web/count/count-badge.tsx'
import { CountPlaceDialog } from '#web/count/count-place-dialog.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/**
 * Counts, newest first: those under way unless all are asked for. Who comes to count is led on to the only one, or to a new one; who may not plan
 * counts the place they stand before.
 */
export function CountsPage() {
  const t = useTranslations('count')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [shown, setShown] = useUrlState('show')
  const all = shown === 'all'
  const [place, setPlace] = useUrlState('place')
  const [placing, setPlacing] = useState(place !== undefined)
  useWayToCount(setPlacing)
  const query = useReadPages(listCounts, { query: { limit: 50 } }, { refetchInterval: 30_000 })
  const rows = query.rows?.filter(({ state }) => all || state === 'counting' || state === 'review')
  const columns = useColumns()
  const mayPlan = can('count:plan')
  useShortcut(
    mayPlan
      ? { keys: 'n', label: t('plan'), group: shell('shortcut.page'), run: () => router.push('/counts/new') }
      : undefined,
  )
  const planButton = mayPlan ? (
    <ButtonLink href="/counts/new" look="primary">
      <Plus />
      {t('plan')}
    </ButtonLink>
  ) : (
    <Button look="primary" onClick={() => setPlacing(true)}>
      <ClipboardCheck />
      {t('place.action')}
    </Button>
  )
  return (
    <>
      <CountPlaceDialog
        open={placing}
        locationId={place}
        onClose={() => {
          setPlacing(false)
          setPlace(undefined)
        }}
      />
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            {can('count:approve') ? (
              <ButtonLink href="/counts/accuracy">
                <ChartColumn />
                {t('accuracy')}
              </ButtonLink>
            ) : null}
            {planButton}
          </>
        }
      />
      <Segmented
        label={t('filter.label')}
        value={all ? 'all' : 'open'}
        onValueChange={(next) => setShown(next === 'all' ? 'all' : undefined)}
        options={[
          { value: 'open', label: t('filter.open') },
          { value: 'all', label: t('filter.all') },
        ]}
      />
      <Panel flush className="mt-3">
        {query.isError && !query.rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : query.rows?.length === 0 ? (
          <EmptyState icon={ClipboardCheck} title={t('emptyTitle')} actions={planButton}>
            {mayPlan ? t('empty') : t('emptyStaff')}
          </EmptyState>
        ) : rows?.length === 0 && !query.hasNextPage ? (
          <EmptyState icon={ClipboardCheck} title={t('emptyOpenTitle')} actions={planButton}>
            {t('emptyOpen')}
          </EmptyState>
        ) : (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            href={({ id, state }) =>
              state === 'counting' && !can('count:approve') ? `/counts/sheet?id=${id}` : `/counts/view?id=${id}`
            }
          />
        )}
        {rows && (rows.length > 0 || query.hasNextPage) ? <LoadMore pages={query} count={rows?.length ?? 0} /> : null}
      </Panel>
    </>
  )
}

/**
 * From `?quick`: to the sheet of the only count under way, or, where there is none, to a new one. Among several, one is chosen from the list.
 * @param onNone  who may not plan one is asked for a place
 */
function useWayToCount(onNone: (isNone: boolean) => void): void {
  const router = useRouter()
  const { can } = useSession()
  const [quick, setQuick] = useUrlFlag('quick')
  const { data: counting } = useRead(
    listCounts,
    { query: { state: 'counting', limit: 2 } },
    { enabled: quick, staleTime: 0 },
  )
  const isRead = quick && counting !== undefined
  const [first, ...others] = counting?.data ?? []
  const isNone = first === undefined
  const way =
    others.length > 0
      ? undefined
      : first
        ? `/counts/sheet?id=${first.id}`
        : can('count:plan')
          ? '/counts/new?quick=1'
          : undefined
  useEffect(() => {
    if (!isRead) return
    if (way) router.replace(way)
    else {
      setQuick(false)
      onNone(isNone)
    }
  }, [isRead, way, isNone, onNone, router, setQuick])
}

function useColumns(): Column<Count>[] {
  const t = useTranslations('count')
  return [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      cell: (count) => (
        <span className="min-w-0">
          <span className="font-medium">{count.name}</span>
          <span className="ml-2 text-sm text-faint">{t('number', { number: count.number })}</span>
        </span>
      ),
    },
    {
      id: 'progress',
      header: t('column.progress'),
      width: 'w-48',
      narrow: 'note',
      cell: ({ progress }) => (
        <span className="flex items-center gap-2.5">
          <Progress
            className="w-20"
            label={t('progressLabel', progress)}
            value={progress.lines === 0 ? 0 : progress.counted / progress.lines}
          />
          <span className="text-sm whitespace-nowrap text-soft tabular-nums">{t('progress', progress)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'w-32',
      narrow: 'value',
      cell: ({ state }) => <CountBadge state={state} />,
    },
    {
      id: 'planned',
      header: t('column.planned'),
      width: 'w-40',
      from: 'md',
      narrow: 'note',
      cell: ({ createdAt }) => <DateTime value={createdAt} detail="ago" />,
    },
    {
      id: 'by',
      header: t('column.by'),
      width: 'w-40',
      from: 'lg',
      cell: ({ createdByName }) => <span className="block truncate text-soft">{createdByName}</span>,
    },
  ]
}
