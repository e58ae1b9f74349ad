'use client'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DemandEvent, listDemandEvents } from '#contract/demand-event.ts'
import { EventForm } from '#web/forecast/event-form.tsx'
import { useEventWords } from '#web/forecast/event-words.ts'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Events that touch an item. */
export function useItemEvents(itemId: string) {
  return useReadPages(listDemandEvents, { query: { itemId, limit: 50 } })
}

/** What people know of an item's days, what the forecast makes of it, and the button to mark more. */
export function ItemEvents({ forecast }: { forecast: Forecast }) {
  const t = useTranslations('event')
  const problemText = useProblemText()
  const { can } = useSession()
  const words = useEventWords()
  const query = useItemEvents(forecast.itemId)
  const [editing, setEditing] = useState<DemandEvent | 'new'>()
  const { rows } = query
  const mayWrite = can('forecast:override')
  if (!mayWrite && rows?.length === 0) return null
  return (
    <section className="mt-4 border-t pt-3">
      <div className="flex items-center gap-3">
        <h3 className="min-w-0 flex-1 font-semibold">{t('heading')}</h3>
        {mayWrite ? (
          <Button size="sm" onClick={() => setEditing('new')}>
            <CalendarPlus />
            {t('mark')}
          </Button>
        ) : null}
      </div>
      {query.isError && !rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !rows ? (
        <Skeleton className="mt-2 h-12" />
      ) : rows.length === 0 ? (
        <p className="mt-1 text-soft">{t('noneOfItem')}</p>
      ) : (
        <>
          <ul aria-label={t('heading')} className="-mx-4 mt-2 divide-y border-t">
            {rows.map((event) => (
              <li key={event.id} className="px-4 py-2">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  {mayWrite ? (
                    <button
                      type="button"
                      className="text-left font-medium underline-offset-4 hover:underline"
                      onClick={() => setEditing(event)}
                    >
                      {event.name}
                    </button>
                  ) : (
                    <span className="font-medium">{event.name}</span>
                  )}
                  <Badge>{t(`kind.${event.kind}`)}</Badge>
                  <span className="text-soft">{words.days(event)}</span>
                </p>
                <p className="text-sm text-soft">{words.change(event, forecast)}</p>
              </li>
            ))}
          </ul>
          {query.hasNextPage ? <LoadMore pages={query} count={rows.length} /> : null}
        </>
      )}
      {editing ? (
        <EventForm
          event={editing === 'new' ? undefined : editing}
          start={{ touches: 'items', itemIds: [forecast.itemId] }}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </section>
  )
}
