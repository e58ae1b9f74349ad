'use client'
import { CalendarPlus, ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Alert } from '#contract/alert.ts'
import { alertTones } from '#web/alert/alert-entry.tsx'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import { EventForm } from '#web/forecast/event-form.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** Names told of a closed one. */
const named = 3

/** Several alerts of one cause under one line that opens. @param children  their entries, in a list */
export function AlertCluster({
  alerts,
  open,
  onOpen,
  children,
}: {
  alerts: readonly [Alert, ...Alert[]]
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}) {
  const t = useTranslations('alert')
  const format = useFormatter()
  const listId = useId()
  const [first] = alerts
  const names = [...new Set(alerts.flatMap(({ itemName }) => itemName ?? []))]
  const more = names.length - named
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          onClick={() => onOpen(!open)}
          className="flex min-w-0 flex-1 basis-64 items-start gap-2 text-left -outline-offset-2"
        >
          <ChevronRight
            aria-hidden="true"
            className={classNames('mt-0.5 size-4 shrink-0 text-faint', open && 'rotate-90')}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Badge tone={first.state === 'open' ? alertTones[first.kind] : 'plain'}>{t(`kind.${first.kind}`)}</Badge>
              <span className="font-medium">
                {t(first.movementId ? 'group.document' : first.locationName ? 'group.place' : 'group.day', {
                  count: alerts.length,
                  day: formatDay(format, first.day, 'long'),
                  place: first.locationName ?? '',
                })}
              </span>
            </span>
            <span className="mt-1 block text-sm text-soft [overflow-wrap:anywhere]">
              {names.slice(0, named).join(' · ')}
              {more > 0 ? ` ${t('group.more', { count: more })}` : null}
            </span>
          </span>
        </button>
        <MarkCommonEvent alerts={alerts} />
      </div>
      {open ? (
        <ul id={listId} className="divide-y border-t bg-canvas/50 sm:pl-6">
          {children}
        </ul>
      ) : null}
    </li>
  )
}

/** Says that one event explains them all, where one can. */
function MarkCommonEvent({ alerts }: { alerts: readonly [Alert, ...Alert[]] }) {
  const t = useTranslations('alert')
  const { can } = useSession()
  const [marking, setMarking] = useState(false)
  const [{ kind, state, day }] = alerts
  if (kind !== 'spike' || state !== 'open' || !can('alert:decide') || !can('forecast:override')) return null
  const itemIds = [...new Set(alerts.flatMap(({ itemId }) => itemId ?? []))]
  return (
    <>
      <Button size="sm" title={t('act.eventHelp')} onClick={() => setMarking(true)}>
        <CalendarPlus />
        {t('act.event')}
      </Button>
      {marking ? (
        <EventForm
          start={{ startsOn: day, endsOn: day, touches: 'items', itemIds }}
          onClose={() => setMarking(false)}
        />
      ) : null}
    </>
  )
}
