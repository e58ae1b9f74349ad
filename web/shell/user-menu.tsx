'use client'
import { CircleUser, Keyboard, LogOut } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { useTheme } from '#web/lib/theme.ts'
import { useShellActs } from '#web/shell/shell-acts.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Menu, MenuItem, MenuLabel, MenuLine, MenuRadio } from '#web/ui/menu.tsx'

/** Who is signed in, the colour scheme, the list of shortcuts, and the way out. */
export function UserMenu({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const { person, tenant, leave } = useSession()
  const [theme, setTheme] = useTheme()
  const { openShortcuts } = useShellActs()
  return (
    <Menu
      align="start"
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          className={classNames(
            'flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-sunken data-[state=open]:bg-sunken',
            className,
          )}
        >
          <span
            aria-hidden="true"
            className="flex size-6 shrink-0 items-center justify-center rounded-full bg-wash text-xs font-semibold text-accent-strong"
          >
            {initials(person.name || person.email)}
          </span>
          <span className="sr-only">{t('user.label')}</span>
          <span className="min-w-0 flex-1 leading-4">
            <span className="block truncate font-medium">{person.name || person.email}</span>
            <span className="block truncate text-xs text-faint">{t(`role.${tenant.role}`)}</span>
          </span>
        </button>
      }
    >
      <MenuLabel>{person.email}</MenuLabel>
      <MenuItem asChild>
        <Link href="/account">
          <CircleUser />
          {t('user.label')}
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuLabel>{t('user.colours')}</MenuLabel>
      <MenuRadio
        value={theme}
        onValueChange={(value) => setTheme(value === 'light' || value === 'dark' ? value : 'system')}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`user.${value}`) }))}
      />
      <MenuLine />
      <MenuItem onSelect={openShortcuts} className="max-sm:hidden">
        <Keyboard />
        {t('act.shortcuts')}
      </MenuItem>
      <MenuItem onSelect={() => void leave()}>
        <LogOut />
        {t('act.signOut')}
      </MenuItem>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter(Boolean)
  return ((words[0]?.[0] ?? '') + (words[1]?.[0] ?? '')).toUpperCase()
}
