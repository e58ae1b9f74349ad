'use client'
import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { OpenAlerts } from '#web/alert/open-alerts.tsx'
import { useSession } from '#web/lib/session.tsx'
import { isHere, type Place, places } from '#web/shell/navigation.ts'
import { TenantSwitcher } from '#web/shell/tenant-switcher.tsx'
import { UserMenu } from '#web/shell/user-menu.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** The navigation at the left of wide screens. */
export function Sidebar() {
  return (
    <aside className="sticky top-0 flex h-dvh w-56 shrink-0 flex-col px-3 pt-3 pb-3 max-lg:hidden">
      <TenantSwitcher />
      <NavigationList className="mt-4 min-h-0 flex-1 overflow-y-auto" />
      <div className="border-t pt-2">
        <UserMenu />
      </div>
    </aside>
  )
}

/** The places one's role may see, in two groups. `onGo` lets a drawer close itself. */
export function NavigationList({ className, onGo }: { className?: string; onGo?: () => void }) {
  const t = useTranslations('shell.nav')
  const { can } = useSession()
  const pathname = usePathname()
  return (
    <nav aria-label={t('label')} className={className}>
      {(['work', 'organisation'] as const).map((group) => (
        <div key={group} className="mb-5">
          <p className={group === 'work' ? 'sr-only' : 'px-2.5 pb-1 text-xs text-faint'}>{t(group)}</p>
          <ul>
            {places
              .filter((place) => place.group === group && can(place.permission))
              .map((place) => (
                <li key={place.href}>
                  <PlaceLink place={place} here={isHere(place, pathname)} {...(onGo ? { onGo } : {})} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function PlaceLink({ place, here, onGo }: { place: Place; here: boolean; onGo?: () => void }) {
  const t = useTranslations('shell.nav')
  const Icon = place.icon
  const className = classNames(
    // closer together where they would not all be seen at once
    'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-soft transition-colors hover:bg-sunken hover:text-ink pointer-coarse:h-11 pointer-fine:[@media(max-height:58rem)]:h-7',
    here && 'bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)] hover:bg-surface',
  )
  const inside = (
    <>
      <Icon aria-hidden="true" strokeWidth={1.75} className={classNames('size-4 text-faint', here && 'text-accent')} />
      {t(place.word)}
      {place.href === '/alerts' ? <OpenAlerts /> : null}
    </>
  )
  return place.external ? (
    <a href={place.href} target="_blank" rel="noopener" className={className} onClick={onGo}>
      {inside}
      <ExternalLink aria-hidden="true" className="ml-auto size-3 text-faint" />
    </a>
  ) : (
    <Link
      href={place.href}
      aria-current={here ? 'page' : undefined}
      className={className}
      {...(onGo ? { onClick: onGo } : {})}
    >
      {inside}
    </Link>
  )
}
