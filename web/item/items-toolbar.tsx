'use client'
import { Archive, Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Archived } from '#web/item/item-lines.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Input } from '#web/ui/input.tsx'
import { Menu, MenuRadio } from '#web/ui/menu.tsx'

const choices = ['exclude', 'only', 'include'] as const

/** What stands above the items: free text, conditions, archived ones, columns. Left out where a question decides. */
export function ItemsToolbar({
  text,
  onText,
  archived,
  onArchived,
  columnMenu,
  children,
}: {
  text?: string
  onText?: (text: string | undefined) => void
  archived: Archived
  onArchived?: (archived: Archived) => void
  columnMenu: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('item.list')
  const box = text === undefined || !onText ? null : <TextBox text={text} onText={onText} />
  return (
    <search className="mb-3 flex flex-wrap items-start gap-2">
      {box}
      <div
        className={classNames(
          'flex min-h-9 min-w-0 flex-1 basis-40 flex-col justify-center gap-2 pointer-coarse:min-h-11',
          // beside the acts while there is no condition
          box && 'max-sm:basis-20 max-sm:has-[li+li]:basis-full',
        )}
      >
        {children}
      </div>
      <div className="flex">
        {onArchived ? (
          <Menu
            trigger={
              <Button look="quiet" title={t('archivedLabel')}>
                <Archive />
                <span className="sr-only">{t('archivedLabel')}</span>
                <span className={archived === 'exclude' ? 'max-md:sr-only' : ''}>{t(archived)}</span>
              </Button>
            }
          >
            <MenuRadio
              value={archived}
              onValueChange={(value) => onArchived(choices.find((one) => one === value) ?? 'exclude')}
              options={choices.map((value) => ({ value, label: t(value) }))}
            />
          </Menu>
        ) : null}
        {columnMenu}
      </div>
    </search>
  )
}

/** Follows the typing after a short rest, and the address when that changes from elsewhere. */
function TextBox({ text, onText }: { text: string; onText: (text: string | undefined) => void }) {
  const t = useTranslations('item.list')
  const [typed, setTyped] = useState(text)
  const rested = useDebounced(typed, 180)
  const sent = useRef(text)
  useEffect(() => {
    // What was sent from here comes back through the address, perhaps while the next letter is being typed.
    if (text === sent.current) return
    sent.current = text
    setTyped(text)
  }, [text])
  useEffect(() => {
    const asked = rested.trim()
    if (asked === sent.current) return
    sent.current = asked
    onText(asked || undefined)
  }, [rested, onText])
  return (
    <span className="relative flex min-w-0 items-center max-sm:basis-full sm:w-60">
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 size-4 text-faint" />
      <Input
        type="search"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t('text')}
        placeholder={t('textPlaceholder')}
        className="pl-8.5 [&::-webkit-search-cancel-button]:opacity-60"
      />
    </span>
  )
}
