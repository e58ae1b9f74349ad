'use client'
import { useTranslations } from 'use-intl'
import { EmailPanel } from '#web/account/email-panel.tsx'
import { NamePanel } from '#web/account/name-panel.tsx'
import { PasswordPanel } from '#web/account/password-panel.tsx'
import { SessionsPanel } from '#web/account/sessions-panel.tsx'
import { DigestPanel } from '#web/alert/digest-panel.tsx'
import { ConnectionsPanel } from '#web/connection/connections-panel.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useLeaveTenant } from '#web/member/leave-tenant.tsx'
import { Button } from '#web/ui/button.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What belongs to the person who is signed in, whichever organisation they work with. */
export function AccountPage() {
  const t = useTranslations('account.own')
  const role = useTranslations('shell.role')
  const { tenant, can } = useSession()
  const leave = useLeaveTenant()
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} note={t('note')} />
      <div className="space-y-5">
        <NamePanel />
        <EmailPanel />
        <PasswordPanel />
        {can('alert:read') ? <DigestPanel /> : null}
        <SessionsPanel />
        <ConnectionsPanel own />
        <Panel title={t('membership')}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p>{t('membershipNote', { tenant: tenant.name, role: role(tenant.role) })}</p>
            <Button look="danger" pending={leave.pending} onClick={() => void leave.ask()}>
              {t('leave')}
            </Button>
          </div>
        </Panel>
      </div>
    </div>
  )
}
