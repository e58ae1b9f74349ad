'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import { Badge } from '#web/ui/badge.tsx'

const soonDays = 30
const dayMs = 86_400_000

/** The day a lot expires, with how near it is by the organisation's clock where it is near or past. */
export function Expiry({ day }: { day: string | null }) {
  const t = useTranslations('lot')
  const format = useFormatter()
  const { tenant } = useSession()
  if (day === null) return <span className="text-faint">{t('never')}</span>
  const today = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const days = Math.round((Date.parse(day) - Date.parse(today)) / dayMs)
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <time dateTime={day} className="whitespace-nowrap">
        {format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })}
      </time>
      {days < 0 ? (
        <Badge tone="danger">{t('expired')}</Badge>
      ) : days === 0 ? (
        <Badge tone="warn">{t('expiresToday')}</Badge>
      ) : days <= soonDays ? (
        <Badge tone="warn">{t('expiresSoon', { days })}</Badge>
      ) : null}
    </span>
  )
}
