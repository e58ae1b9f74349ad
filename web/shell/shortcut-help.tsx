'use client'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useShortcuts } from '#web/lib/shortcuts.tsx'
import { goKey } from '#web/shell/navigation.ts'
import { quickKey } from '#web/shell/quick-acts.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Kbd } from '#web/ui/kbd.tsx'

/** What begins keys that are pressed one after the other. */
const sequences = [goKey, quickKey]

/** Lists every shortcut that works on the page now. */
export function ShortcutHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell.shortcut')
  const shortcuts = useShortcuts()
  const fixed = [
    { keys: '⌘ K', label: t('palette'), group: t('anywhere') },
    { keys: '↓ ↑', label: t('nextRow'), group: t('list') },
    { keys: '↵', label: t('openRow'), group: t('list') },
  ]
  const groups = Map.groupBy([...shortcuts, ...fixed], (shortcut) => shortcut.group)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} className="sm:w-[40rem]">
      <div className="gap-x-10 pb-3 sm:columns-2">
        {[...groups].map(([group, list]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-xs text-faint">{group}</h3>
            <dl className="divide-y">
              {list.map((shortcut) => (
                <div key={shortcut.keys} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{shortcut.label}</dt>
                  <dd className="flex items-center gap-1 text-xs text-faint">
                    {shortcut.keys.split(' ').map((key, index) => (
                      <Fragment key={index}>
                        {index > 0 && sequences.some((key) => shortcut.keys.startsWith(`${key} `)) ? t('then') : null}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
