'use client'
import { ChevronsUpDown, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { TallyMark } from '#web/shell/tally-mark.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine, MenuRadio } from '#web/ui/menu.tsx'

/** Shows which organisation one works in and changes to another. */
export function TenantSwitcher() {
  const t = useTranslations('shell')
  const { tenant, tenants, switchTenant } = useSession()
  return (
    <Menu
      align="start"
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={t('tenant.label', { name: tenant.name })}
          className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-sunken data-[state=open]:bg-sunken"
        >
          <TallyMark className="shrink-0" />
          <span className="min-w-0 flex-1 truncate font-semibold">{tenant.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        </button>
      }
    >
      <MenuLabel>{t('tenant.yours')}</MenuLabel>
      <MenuRadio
        value={tenant.id}
        onValueChange={switchTenant}
        options={tenants.map((one) => ({
          value: one.id,
          label: (
            <span className="min-w-0 flex-1">
              <span className="block truncate">{one.name}</span>
              <span className="block text-xs text-faint">
                {t(`role.${one.role}`)}
                {one.isSample ? ` · ${t('tenant.sample')}` : ''}
              </span>
            </span>
          ),
        }))}
      />
      <MenuLine />
      <MenuItem asChild>
        <Link href="/welcome">
          <Plus />
          {t('tenant.found')}
        </Link>
      </MenuItem>
    </Menu>
  )
}
