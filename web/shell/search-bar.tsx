'use client'
import { Search, X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** The search bar of every page: plain words or a question. Enter leads to `/items?q=…`. `/` focuses it. */
export function SearchBar() {
  return (
    <Suspense fallback={<div className="h-9 flex-1 rounded-md bg-sunken" />}>
      <SearchForm />
    </Suspense>
  )
}

function SearchForm() {
  const t = useTranslations('shell')
  const router = useRouter()
  const pathname = usePathname()
  const asked = useSearchParams().get('q') ?? ''
  const current = pathname === '/items' ? asked : ''
  const [text, setText] = useState(current)
  const wide = useMedia('(min-width: 640px)', true)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setText(current), [current])
  useShortcut({
    keys: '/',
    label: t('shortcut.search'),
    group: t('shortcut.anywhere'),
    run: () => {
      input.current?.focus()
      input.current?.select()
    },
  })
  const go = (next: string) => router.push(next ? `/items?q=${encodeURIComponent(next)}` : '/items')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    go(text.trim())
    input.current?.blur()
  }
  return (
    <form role="search" onSubmit={onSubmit} className="group relative flex min-w-0 flex-1 items-center">
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        aria-label={t('search.label')}
        placeholder={wide ? t('search.placeholder') : t('search.placeholderShort')}
        maxLength={2000}
        className="h-9 w-full min-w-0 rounded-md bg-sunken pr-9 pl-8.5 text-base text-ellipsis transition-colors placeholder:text-faint hover:bg-line/70 focus:bg-surface focus:outline-2 focus:-outline-offset-1 focus:outline-accent pointer-coarse:h-10 max-sm:text-lg [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={() => {
            setText('')
            if (current) go('')
            input.current?.focus()
          }}
          className="absolute right-1 flex size-7 items-center justify-center rounded-md text-faint hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute right-2 group-focus-within:hidden pointer-coarse:hidden"
        >
          <Kbd>/</Kbd>
        </span>
      )}
    </form>
  )
}
