'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { useTheme } from '#web/lib/theme.ts'
import { OutsideModelPanel } from '#web/outside-model/outside-model-panel.tsx'
import { PurchasingSettings } from '#web/purchasing/purchasing-settings.tsx'
import { SynonymsPanel } from '#web/search/synonyms-panel.tsx'
import { DeleteSample } from '#web/tenant/delete-sample.tsx'
import { ReasonsPanel } from '#web/tenant/reasons-panel.tsx'
import { TenantForm } from '#web/tenant/tenant-form.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** Settings of the organisation, and of this device. */
export function SettingsPage() {
  const t = useTranslations('tenant.settings')
  const user = useTranslations('shell.user')
  const { tenant, can } = useSession()
  const [theme, setTheme] = useTheme()
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} note={t('note', { tenant: tenant.name })} />
      <div className="space-y-5">
        <TenantForm />
        {can('purchase:read') ? <PurchasingSettings /> : null}
        <ReasonsPanel />
        <SynonymsPanel />
        {can('tenant:write') ? <OutsideModelPanel /> : null}
        <Panel title={t('you')}>
          <div className="flex items-center justify-between gap-4">
            <span>{user('colours')}</span>
            <Segmented
              label={user('colours')}
              value={theme}
              onValueChange={setTheme}
              options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: user(value) }))}
            />
          </div>
        </Panel>
        {tenant.isSample && can('tenant:write') ? <DeleteSample /> : null}
      </div>
    </div>
  )
}
