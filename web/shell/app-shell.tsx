'use client'
import { Command as CommandIcon } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LedgerAlarm } from '#web/ledger/ledger-alarm.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { WordsProvider } from '#web/lib/words.tsx'
import { SearchBar } from '#web/search/search-bar.tsx'
import { BottomBar } from '#web/shell/bottom-bar.tsx'
import { CommandPalette } from '#web/shell/command-palette.tsx'
import { LiveStock } from '#web/shell/live-stock.tsx'
import { goKey, type Place, places } from '#web/shell/navigation.ts'
import { OfflineNotice } from '#web/shell/offline-notice.tsx'
import { QuickMenu, QuickShortcuts } from '#web/shell/quick-menu.tsx'
import { ShellActsProvider } from '#web/shell/shell-acts.tsx'
import { ShortcutHelp } from '#web/shell/shortcut-help.tsx'
import { Sidebar } from '#web/shell/sidebar.tsx'
import { TaskLight } from '#web/shell/task-light.tsx'
import { useGo } from '#web/shell/use-go.ts'
import { Button } from '#web/ui/button.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'

/** The frame around every page of an organisation: navigation, search, palette, shortcuts. Dates below it stand in its time zone. */
export function AppShell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const { tenant, can } = useSession()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const acts = useMemo(() => ({ openPalette: () => setPalette(true), openShortcuts: () => setHelp(true) }), [])
  useShortcut({ keys: '?', label: t('shortcut.help'), group: t('shortcut.anywhere'), run: acts.openShortcuts })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setPalette((open) => !open)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <WordsProvider timeZone={tenant.timeZone}>
      <ShellActsProvider value={acts}>
        <a
          href="#content"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <div className="flex">
          <Sidebar />
          <div className="flex min-h-dvh min-w-0 flex-1 flex-col pb-[calc(3.5rem+env(safe-area-inset-bottom))] lg:pb-0">
            <header className="sticky top-0 z-20 flex h-(--header-height) items-center gap-2 bg-canvas px-4 sm:px-6">
              <SearchBar />
              <LiveStock />
              <QuickMenu />
              <TaskLight />
              <Tooltip text={t('palette.open')}>
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('palette.open')}
                  className="max-sm:hidden"
                  onClick={acts.openPalette}
                >
                  <CommandIcon />
                </Button>
              </Tooltip>
            </header>
            <OfflineNotice />
            <LedgerAlarm />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto w-full max-w-[88rem] flex-1 px-4 pt-4 pb-12 outline-none sm:px-6"
            >
              {children}
            </main>
          </div>
        </div>
        <BottomBar />
        <CommandPalette open={palette} onOpenChange={setPalette} />
        <QuickShortcuts />
        <ShortcutHelp open={help} onOpenChange={setHelp} />
        {places
          .filter((place) => can(place.permission))
          .map((place) => (
            <GoShortcut key={place.href} place={place} />
          ))}
      </ShellActsProvider>
    </WordsProvider>
  )
}

function GoShortcut({ place }: { place: Place }) {
  const t = useTranslations('shell')
  const go = useGo()
  useShortcut({
    keys: `${goKey} ${place.key}`,
    label: t(`nav.${place.word}`),
    group: t('shortcut.go'),
    run: () => (place.external ? window.open(place.href, '_blank', 'noopener') : go(place.href)),
  })
  return null
}
