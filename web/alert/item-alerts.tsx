'use client'
import { useTranslations } from 'use-intl'
import { listAlerts } from '#contract/alert.ts'
import { AlertEntry } from '#web/alert/alert-entry.tsx'
import { useDecideAlert } from '#web/alert/use-decide-alert.ts'
import { useRead } from '#web/lib/read.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What looks wrong about one item; nothing where nothing does. */
export function ItemAlerts({ itemId }: { itemId: string }) {
  const t = useTranslations('alert')
  const decide = useDecideAlert()
  const { data } = useRead(listAlerts, { query: { itemId, state: 'open', limit: 5 } })
  if (!data?.data.length) return null
  return (
    <Panel
      flush
      className="mt-4"
      title={t('ofItem')}
      actions={
        <ButtonLink size="sm" look="quiet" href="/alerts">
          {t('all')}
        </ButtonLink>
      }
    >
      <ul aria-label={t('ofItem')} className="divide-y">
        {data.data.map((alert) => (
          <AlertEntry key={alert.id} alert={alert} decide={decide} ofItem />
        ))}
      </ul>
    </Panel>
  )
}
