'use client'
import { Zap } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { quickActs, quickKey } from '#web/shell/quick-acts.ts'
import { useGo } from '#web/shell/use-go.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'

/**
 * Opens the everyday work: receive, move, count, sell. Nothing for those who may do none of it.
 * @param className  of a place in the bottom bar; left out: a button of the header
 */
export function QuickMenu({ className }: { className?: string }) {
  const t = useTranslations('shell.quick')
  const { can } = useSession()
  const acts = quickActs.filter(({ permission }) => can(permission))
  if (acts.length === 0) return null
  const trigger = className ? (
    <button type="button" aria-label={t('label')} className={classNames(className, '-outline-offset-4')}>
      <Zap aria-hidden="true" strokeWidth={1.75} className="size-5 text-accent" />
      {t('short')}
    </button>
  ) : (
    <Button look="quiet" size="icon" aria-label={t('label')} className="max-lg:hidden">
      <Zap />
    </Button>
  )
  return (
    <Menu trigger={trigger} {...(className ? { side: 'top' } : {})}>
      {acts.map((act) => (
        <MenuItem key={act.word} asChild>
          <Link href={act.href}>
            <act.icon aria-hidden="true" />
            <span className="flex-1">{t(act.word)}</span>
            <span className="flex gap-1 pointer-coarse:hidden">
              <Kbd>{quickKey}</Kbd>
              <Kbd>{act.key}</Kbd>
            </span>
          </Link>
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Two keys for each of the quick acts that one may do. */
export function QuickShortcuts() {
  const { can } = useSession()
  return quickActs.filter(({ permission }) => can(permission)).map((act) => <QuickShortcut key={act.word} act={act} />)
}

function QuickShortcut({ act }: { act: (typeof quickActs)[number] }) {
  const t = useTranslations('shell')
  const go = useGo()
  useShortcut({
    keys: `${quickKey} ${act.key}`,
    label: t(`quick.${act.word}`),
    group: t('quick.label'),
    run: () => go(act.href),
  })
  return null
}
