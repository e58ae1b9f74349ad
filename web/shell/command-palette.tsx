'use client'
import { Command } from 'cmdk'
import {
  ArrowLeftRight,
  CircleUser,
  FileUp,
  Keyboard,
  LogOut,
  Moon,
  Plus,
  Repeat,
  Search,
  ShoppingBasket,
  Sun,
  UserPlus,
} from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { useTheme } from '#web/lib/theme.ts'
import { goKey, places } from '#web/shell/navigation.ts'
import { useShellActs } from '#web/shell/shell-acts.tsx'
import { useGo } from '#web/shell/use-go.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { floatItemClass, overlayClass } from '#web/ui/overlay.ts'

/** Everything one can go to or do, by typing (cmd-k or ctrl-k). */
export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,14vh)] left-1/2 z-50 w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg bg-surface shadow-lift outline-none data-[state=open]:animate-appear"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Entries close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Entries({ close }: { close: () => void }) {
  const t = useTranslations('shell')
  const open = useGo()
  const [text, setText] = useState('')
  const { can, tenants, tenant, switchTenant, leave } = useSession()
  const [, setTheme] = useTheme()
  const { openShortcuts } = useShellActs()
  const go = (href: string) => () => open(href)
  const acts: { word: string; icon: ReactNode; shown: boolean; run: () => void }[] = [
    {
      word: t('act.recordMovement'),
      icon: <ArrowLeftRight />,
      shown: can('movement:record'),
      run: go('/movements?record'),
    },
    { word: t('act.quickSale'), icon: <ShoppingBasket />, shown: can('movement:record'), run: go('/sales?quick') },
    { word: t('act.newSalesOrder'), icon: <Plus />, shown: can('sales:write'), run: go('/sales?new') },
    { word: t('act.newItem'), icon: <Plus />, shown: can('item:write'), run: go('/items/new') },
    { word: t('act.newLocation'), icon: <Plus />, shown: can('location:write'), run: go('/locations?new') },
    { word: t('act.importFile'), icon: <FileUp />, shown: can('import:run'), run: go('/import') },
    { word: t('act.invite'), icon: <UserPlus />, shown: can('member:write'), run: go('/members?invite') },
    ...tenants
      .filter((one) => one.id !== tenant.id)
      .map((one) => ({
        word: t('act.switchTo', { name: one.name }),
        icon: <Repeat />,
        shown: true,
        run: () => switchTenant(one.id),
      })),
    { word: t('user.label'), icon: <CircleUser />, shown: true, run: go('/account') },
    { word: t('act.themeLight'), icon: <Sun />, shown: true, run: () => setTheme('light') },
    { word: t('act.themeDark'), icon: <Moon />, shown: true, run: () => setTheme('dark') },
    { word: t('act.shortcuts'), icon: <Keyboard />, shown: true, run: openShortcuts },
    { word: t('act.signOut'), icon: <LogOut />, shown: true, run: () => void leave() },
  ]
  const pick = (run: () => void) => () => {
    close()
    run()
  }
  const heading =
    '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint'
  return (
    <Command loop label={t('palette.title')}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={t('palette.placeholder')}
        className="h-12 w-full border-b bg-transparent px-4 text-lg outline-none placeholder:text-faint"
      />
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-4 text-soft">{t('palette.none')}</Command.Empty>
        <Command.Group heading={t('palette.goTo')} className={heading}>
          {places
            .filter((place) => can(place.permission))
            .map((place) => (
              <Command.Item
                key={place.href}
                className={floatItemClass}
                onSelect={pick(place.external ? () => window.open(place.href, '_blank', 'noopener') : go(place.href))}
              >
                <place.icon aria-hidden="true" />
                <span className="flex-1">{t(`nav.${place.word}`)}</span>
                <span className="flex gap-1 pointer-coarse:hidden">
                  <Kbd>{goKey}</Kbd>
                  <Kbd>{place.key}</Kbd>
                </span>
              </Command.Item>
            ))}
        </Command.Group>
        <Command.Group heading={t('palette.act')} className={heading}>
          {acts
            .filter((act) => act.shown)
            .map((act) => (
              <Command.Item key={act.word} className={floatItemClass} onSelect={pick(act.run)}>
                {act.icon}
                {act.word}
              </Command.Item>
            ))}
        </Command.Group>
        {text.trim() ? (
          <Command.Item
            forceMount
            value={`ask ${text}`}
            className={floatItemClass}
            onSelect={pick(go(`/items?q=${encodeURIComponent(text.trim())}`))}
          >
            <Search aria-hidden="true" />
            {t('palette.ask', { text: text.trim() })}
          </Command.Item>
        ) : null}
      </Command.List>
    </Command>
  )
}
