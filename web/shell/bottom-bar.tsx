'use client'
import { Menu as MenuIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { bottomPlaces, isHere, places } from '#web/shell/navigation.ts'
import { QuickMenu } from '#web/shell/quick-menu.tsx'
import { NavigationList } from '#web/shell/sidebar.tsx'
import { TenantSwitcher } from '#web/shell/tenant-switcher.tsx'
import { UserMenu } from '#web/shell/user-menu.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Sheet } from '#web/ui/sheet.tsx'

const slot = 'flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-faint'

/** The navigation of phones and tablets: the most used places under the thumb, everything else in a drawer. */
export function BottomBar() {
  const t = useTranslations('shell.nav')
  const { can } = useSession()
  const pathname = usePathname()
  const [open, setOpen] = useState(false)
  const shown = places.filter((place) => bottomPlaces.includes(place.href) && can(place.permission))
  const elsewhere = !shown.some((place) => isHere(place, pathname))
  return (
    <>
      <nav
        aria-label={t('label')}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        {shown.map((place) => {
          const here = isHere(place, pathname)
          return (
            <Link
              key={place.href}
              href={place.href}
              aria-current={here ? 'page' : undefined}
              className={classNames(slot, '-outline-offset-4', here && 'font-medium text-ink')}
            >
              <place.icon
                aria-hidden="true"
                strokeWidth={1.75}
                className={classNames('size-5', here && 'text-accent')}
              />
              {t(place.word)}
            </Link>
          )
        })}
        <QuickMenu className={slot} />
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(true)}
          className={classNames(slot, '-outline-offset-4', elsewhere && 'font-medium text-ink')}
        >
          <MenuIcon
            aria-hidden="true"
            strokeWidth={1.75}
            className={classNames('size-5', elsewhere && 'text-accent')}
          />
          {t('more')}
        </button>
      </nav>
      <Sheet open={open} onOpenChange={setOpen} title={t('more')} className="sm:w-80">
        <div className="-mx-2 flex min-h-full flex-col">
          <TenantSwitcher />
          <NavigationList className="mt-3 flex-1" onGo={() => setOpen(false)} />
          <UserMenu />
        </div>
      </Sheet>
    </>
  )
}
