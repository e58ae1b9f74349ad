'use client'
import { useTranslations } from 'use-intl'
import { useLedger } from '#web/ledger/proof-line.tsx'
import { useSession } from '#web/lib/session.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Tells Admins on every page that the ledger differs from its lines, as long as it does. */
export function LedgerAlarm() {
  const { tenant } = useSession()
  return tenant.role === 'admin' ? <Alarm /> : null
}

function Alarm() {
  const t = useTranslations('ledger')
  const { data } = useLedger()
  if (!data?.differsSince) return null
  const { differsSince, differenceCount: count } = data
  return (
    <div className="px-4 pt-2 sm:px-6">
      <Notice
        tone="danger"
        title={t('alarmTitle')}
        actions={
          <ButtonLink size="sm" href="/ledger">
            {t('alarmOpen')}
          </ButtonLink>
        }
      >
        {t.rich('alarm', { count, since: () => <DateTime value={differsSince} /> })}
      </Notice>
    </div>
  )
}
