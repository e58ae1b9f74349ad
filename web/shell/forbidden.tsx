'use client'
import { Lock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Stands in place of a page that one's role does not open. The server refuses too; this says so before anything is tried. */
export function Forbidden() {
  const t = useTranslations('shell.forbidden')
  const { tenant } = useSession()
  return (
    <Panel>
      <EmptyState icon={Lock} title={t('title')}>
        {t('body', { tenant: tenant.name })}
      </EmptyState>
    </Panel>
  )
}
