'use client'
import { History } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type AuditRun, listAuditRuns } from '#contract/audit.ts'
import { ActivityFilters, useActivityFilters } from '#web/audit/activity-filters.tsx'
import { recordName } from '#web/audit/audit-entry.ts'
import { useAuditWords } from '#web/audit/audit-words.ts'
import { changesOf } from '#web/audit/entry-changes.ts'
import { Actor, EntrySheet } from '#web/audit/entry-sheet.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Names of values that a line tells. */
const mostNamed = 4

/** Who changed what, newest first, with filters in the address; a change opens beside it. */
export function ActivityPage() {
  const t = useTranslations('audit')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const words = useAuditWords()
  const filters = useActivityFilters()
  // by its first change: a run that goes on keeps it
  const [opened, setOpened] = useUrlState('id')
  const runs = useReadPages(listAuditRuns, { query: { limit: 50, ...filters.query } }, { keepPrevious: true })
  const told = ({ entry }: AuditRun) => {
    // of what is new or gone everything is other than before
    if (entry.before === null || entry.after === null) return ''
    const names = [...new Set(changesOf(entry.before, entry.after).map(({ path }) => words.value(path)))]
    const more = names.length - mostNamed
    return [...names.slice(0, mostNamed), ...(more > 0 ? [t('more', { count: more })] : [])].join(', ')
  }
  const columns: Column<AuditRun>[] = [
    {
      id: 'when',
      header: t('when'),
      width: 'w-44',
      narrow: 'note',
      cell: ({ entry }) => <DateTime value={entry.at} />,
    },
    {
      id: 'what',
      header: t('what'),
      narrow: 'title',
      cell: ({ entry, count }) => {
        const what = words.what(entry)
        if (count > 1) return t('group', { what, count })
        const name = recordName(entry)
        return (
          <>
            {what}
            {name ? <span className="font-medium"> {name}</span> : null}
          </>
        )
      },
    },
    {
      id: 'how',
      header: t('how'),
      width: 'w-[28%]',
      from: 'md',
      cell: (run) => <span className="line-clamp-2 text-soft">{told(run)}</span>,
    },
    {
      id: 'who',
      header: t('who'),
      width: 'w-52',
      narrow: 'note',
      cell: ({ entry }) => <Actor entry={entry} />,
    },
  ]
  return (
    <>
      <PageHeader
        title={filters.record ? t('titleOf') : t('title')}
        note={t('note')}
        {...(filters.record ? { back: { href: '/activity', label: t('all') } } : {})}
      />
      <ActivityFilters filters={filters} />
      <Panel flush>
        {runs.isError && !runs.rows ? (
          <ErrorState onRetry={() => void runs.refetch()}>{problemText(runs.error)}</ErrorState>
        ) : runs.rows?.length === 0 ? (
          filters.count > 0 ? (
            <EmptyState
              icon={History}
              title={t('emptyFilterTitle')}
              actions={<Button onClick={filters.clear}>{ui('clearFilters')}</Button>}
            >
              {t('emptyFilter')}
            </EmptyState>
          ) : (
            <EmptyState icon={History} title={t('emptyTitle')}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={runs.rows}
              rowKey={({ firstId }) => firstId}
              onOpen={({ firstId }) => setOpened(firstId)}
            />
            {runs.rows ? <LoadMore pages={runs} count={runs.rows.length} /> : null}
          </>
        )}
      </Panel>
      <EntrySheet
        key={opened}
        run={runs.rows?.find(({ firstId }) => firstId === opened)}
        wanted={filters.query}
        onClose={() => setOpened(undefined)}
      />
    </>
  )
}
