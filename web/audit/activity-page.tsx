'use client'
import { History } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listAudit } from '#contract/audit.ts'
import { ActivityFilters, useActivityFilters } from '#web/audit/activity-filters.tsx'
import { type AuditEntry, recordName } from '#web/audit/audit-entry.ts'
import { useAuditWords } from '#web/audit/audit-words.ts'
import { changesOf } from '#web/audit/entry-changes.ts'
import { groupEntries } from '#web/audit/entry-groups.ts'
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
  const [opened, setOpened] = useUrlState('id')
  const entries = useReadPages(listAudit, { query: { limit: 100, ...filters.query } }, { keepPrevious: true })
  const groups = entries.rows && groupEntries(entries.rows)
  const told = ([entry, ...others]: readonly AuditEntry[]) => {
    // of what is new or gone everything is other than before
    if (!entry || others.length > 0 || entry.before === null || entry.after === null) return ''
    const names = [...new Set(changesOf(entry.before, entry.after).map(({ path }) => words.value(path)))]
    const more = names.length - mostNamed
    return [...names.slice(0, mostNamed), ...(more > 0 ? [t('more', { count: more })] : [])].join(', ')
  }
  const columns: Column<AuditEntry[]>[] = [
    {
      id: 'when',
      header: t('when'),
      width: 'w-44',
      narrow: 'note',
      cell: ([entry]) => entry && <DateTime value={entry.at} />,
    },
    {
      id: 'what',
      header: t('what'),
      narrow: 'title',
      cell: ([entry, ...others]) => {
        if (!entry) return null
        const what = words.what(entry)
        if (others.length > 0) return t('group', { what, count: others.length + 1 })
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
      cell: (group) => <span className="line-clamp-2 text-soft">{told(group)}</span>,
    },
    {
      id: 'who',
      header: t('who'),
      width: 'w-52',
      narrow: 'note',
      cell: ([entry]) => entry && <Actor entry={entry} />,
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
        {entries.isError && !groups ? (
          <ErrorState onRetry={() => void entries.refetch()}>{problemText(entries.error)}</ErrorState>
        ) : groups?.length === 0 ? (
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
              rows={groups}
              rowKey={([entry]) => entry?.id ?? ''}
              onOpen={([entry]) => setOpened(entry?.id)}
            />
            {entries.rows ? <LoadMore pages={entries} count={entries.rows.length} /> : null}
          </>
        )}
      </Panel>
      <EntrySheet group={groups?.find(([entry]) => entry?.id === opened)} onClose={() => setOpened(undefined)} />
    </>
  )
}
