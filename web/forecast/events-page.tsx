'use client'
import { CalendarRange, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DemandEvent, listDemandEvents } from '#contract/demand-event.ts'
import { EventForm } from '#web/forecast/event-form.tsx'
import { useEventWords } from '#web/forecast/event-words.ts'
import { ForecastRun, useForecastRun } from '#web/forecast/forecast-run.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** Promotions and other known events, the latest first, and what they did to demand. */
export function EventsPage() {
  const t = useTranslations('event')
  const forecasts = useTranslations('forecast')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const words = useEventWords()
  const [editing, setEditing] = useState<DemandEvent | 'new'>()
  const [changed, setChanged] = useState<DemandEvent>()
  const [shown, setShown] = useUrlState('archived')
  const archived = shown === 'only' ? 'only' : 'exclude'
  const query = useReadPages(listDemandEvents, { query: { limit: 50, archived } }, { keepPrevious: true })
  const run = useForecastRun()
  const { rows } = query
  const mayWrite = can('forecast:override')
  const add = () => setEditing('new')
  useShortcut(mayWrite ? { keys: 'n', label: t('new'), group: shell('shortcut.page'), run: add } : undefined)
  const addButton = mayWrite ? (
    <Button look="primary" onClick={add}>
      <Plus />
      {t('new')}
    </Button>
  ) : null
  const columns: Column<DemandEvent>[] = [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      cell: (event) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="line-clamp-1 font-medium">{event.name}</span>
          <Badge>{t(`kind.${event.kind}`)}</Badge>
        </span>
      ),
    },
    {
      id: 'days',
      header: t('column.days'),
      width: 'w-56',
      narrow: 'value',
      cell: (event) => <span className="whitespace-nowrap">{words.days(event)}</span>,
    },
    {
      id: 'touches',
      header: t('column.touches'),
      width: 'w-56',
      narrow: 'note',
      from: 'md',
      cell: (event) => <span className="line-clamp-1 text-soft">{words.touches(event)}</span>,
    },
    {
      id: 'effect',
      header: t('column.effect'),
      width: 'w-64',
      from: 'lg',
      narrow: 'note',
      cell: (event) => <span className="text-soft">{words.effect(event)}</span>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: '/forecasts', label: forecasts('title') }}
        actions={addButton}
      />
      {changed && can('forecast:run') && !run.running ? (
        <Notice
          className="mb-4"
          actions={
            <Button
              size="sm"
              pending={run.starting}
              onClick={() => {
                run.start({ eventId: changed.id })
                setChanged(undefined)
              }}
            >
              {t('again')}
            </Button>
          }
        >
          {t('stale', { name: changed.name })}
        </Notice>
      ) : null}
      <ForecastRun run={run} />
      <div className="mb-3">
        <Segmented
          label={t('shown')}
          value={archived}
          onValueChange={(next) => setShown(next === 'exclude' ? undefined : next)}
          options={[
            { value: 'exclude', label: t('exclude') },
            { value: 'only', label: t('only') },
          ]}
        />
      </div>
      <Panel flush>
        {query.isError && !rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          <EmptyState
            icon={CalendarRange}
            title={t(archived === 'only' ? 'emptyArchived' : 'emptyTitle')}
            actions={archived === 'exclude' ? addButton : undefined}
          >
            {archived === 'only' ? null : t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              {...(mayWrite ? { onOpen: setEditing } : {})}
            />
            {rows ? <LoadMore pages={query} count={rows.length} /> : null}
          </>
        )}
      </Panel>
      {editing ? (
        <EventForm
          event={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={setChanged}
        />
      ) : null}
    </>
  )
}
