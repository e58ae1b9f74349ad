'use client'
import { Bell } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { type AlertMute, listAlertMutes } from '#contract/alert-mute.ts'
import { useLiftMute } from '#web/alert/use-decide-alert.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Kinds that are muted for a category, a place or everything; nothing while there are none. */
export function AlertMutes() {
  const t = useTranslations('alert')
  const { data } = useRead(listAlertMutes, {})
  return data && data.data.length > 0 ? (
    <Panel title={t('groups.title')} flush className="mb-4">
      <ul className="divide-y">
        {data.data.map((mute) => (
          <Entry key={mute.id} mute={mute} />
        ))}
      </ul>
    </Panel>
  ) : null
}

function Entry({ mute }: { mute: AlertMute }) {
  const t = useTranslations('alert')
  const format = useFormatter()
  const { can } = useSession()
  const lift = useLiftMute()
  const until = mute.mutedUntil
    ? t('mutedUntil', {
        day: format.dateTime(new Date(`${mute.mutedUntil}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
      })
    : t('mutedForGood')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge>{t(`kind.${mute.kind}`)}</Badge>
          <span className="font-medium [overflow-wrap:anywhere]">
            {mute.categoryName ?? mute.locationName ?? t('groups.all')}
          </span>
        </p>
        <p className="mt-1 text-sm text-faint">
          {t.rich('groups.note', {
            until,
            name: mute.mutedByName,
            alerts: mute.alerts,
            when: () => <DateTime value={mute.mutedAt} detail="ago" />,
          })}
        </p>
      </div>
      {can('alert:decide') ? (
        <Button size="sm" disabled={lift.isPending} onClick={() => lift.mutate({ params: { muteId: mute.id } })}>
          <Bell />
          {t('act.lift')}
        </Button>
      ) : null}
    </li>
  )
}
