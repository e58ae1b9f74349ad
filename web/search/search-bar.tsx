'use client'
import { CornerDownRight, History, Search, X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { en } from '#contract/words/en.ts'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { completeQuestion } from '#web/search/complete-question.ts'
import { useRecentQuestions } from '#web/search/recent-questions.ts'
import { useQuestionNames } from '#web/search/use-question-names.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { floatClass, floatItemClass } from '#web/ui/overlay.ts'
import { useMedia } from '#web/ui/use-media.ts'

/**
 * The search bar of every page: plain words or a question. Enter leads to `/items?q=…`. `/` focuses it. While it is empty
 * it offers what was asked before and examples; while one types, what the last words may become, and what was asked before that matches.
 */
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
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number>()
  const wide = useMedia('(min-width: 640px)', true)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const { suggestions, forget } = useSuggestions(text, { isOpen: open, untouched: text === current })
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
  const shown = open && suggestions.length > 0
  const ask = (question: string) => {
    const trimmed = question.trim()
    setOpen(false)
    setActive(undefined)
    setText(trimmed)
    router.push(trimmed ? `/items?q=${encodeURIComponent(trimmed)}` : '/items')
    input.current?.blur()
  }
  /** A question is asked; one that was only completed goes on being typed. */
  const pick = (suggestion: Suggestion) => {
    if (suggestion.kind !== 'completion') return ask(suggestion.text)
    setText(`${suggestion.text} `)
    setActive(undefined)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = shown && active !== undefined ? suggestions[active] : undefined
    if (chosen) pick(chosen)
    else ask(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (shown) setOpen(false)
      else input.current?.blur()
      event.preventDefault()
      return
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || suggestions.length === 0) return
    event.preventDefault()
    setOpen(true)
    const step = event.key === 'ArrowDown' ? 1 : -1
    setActive(((active ?? (step > 0 ? -1 : 0)) + step + suggestions.length) % suggestions.length)
  }
  return (
    <form role="search" onSubmit={onSubmit} className="group relative flex min-w-0 flex-1 items-center">
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        role="combobox"
        enterKeyHint="search"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(undefined)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          setActive(undefined)
        }}
        onKeyDown={onKeyDown}
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && active !== undefined ? `${listId}-${active}` : undefined}
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
            if (current) router.push('/items')
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
      <Suggestions
        id={listId}
        shown={shown}
        suggestions={suggestions}
        active={active}
        onPick={pick}
        onForget={() => {
          forget()
          input.current?.focus()
        }}
      />
    </form>
  )
}

type Suggestion = { text: string; kind: 'completion' | 'recent' | 'example' }

/** What to offer for a text: what its last words may become, asked before where it matches, and examples while nothing is typed. */
function useSuggestions(
  text: string,
  { isOpen, untouched }: { isOpen: boolean; untouched: boolean },
): { suggestions: readonly Suggestion[]; forget: () => void } {
  const t = useTranslations('search.example')
  const [recent, forget] = useRecentQuestions()
  const names = useQuestionNames(isOpen && !untouched)
  const typed = untouched ? '' : text.trim().toLowerCase()
  const completions = useMemo(() => (untouched ? [] : completeQuestion(text, names)), [text, untouched, names])
  const matching = recent.filter((one) => one.toLowerCase().includes(typed) && one.toLowerCase() !== typed)
  const examples = typed ? [] : exampleKeys.map((key) => t(key)).filter((one) => !recent.includes(one))
  return {
    suggestions: [
      ...completions.map((one) => ({ text: one, kind: 'completion' as const })),
      ...matching.slice(0, 5).map((one) => ({ text: one, kind: 'recent' as const })),
      ...examples.map((one) => ({ text: one, kind: 'example' as const })),
    ],
    forget,
  }
}

// The catalogue's own keys, in its order.
const exampleKeys = Object.keys(en.search.example) as (keyof typeof en.search.example)[]

const icons = { completion: CornerDownRight, recent: History, example: Search }
const headings = { completion: 'completions', recent: 'recent', example: 'examples' } as const

function Suggestions({
  id,
  shown,
  suggestions,
  active,
  onPick,
  onForget,
}: {
  id: string
  shown: boolean
  suggestions: readonly Suggestion[]
  active: number | undefined
  onPick: (suggestion: Suggestion) => void
  onForget: () => void
}) {
  const t = useTranslations('search')
  const hasRecent = suggestions.some(({ kind }) => kind === 'recent')
  return (
    <div
      hidden={!shown}
      className={classNames(floatClass, 'absolute inset-x-0 top-[calc(100%+6px)] max-w-2xl overflow-hidden')}
      // The input keeps the focus while one presses here.
      onMouseDown={(event) => event.preventDefault()}
    >
      <ul id={id} role="listbox" aria-label={t('suggestions')} className="max-h-[60dvh] overflow-y-auto p-1">
        {suggestions.map((suggestion, index) => {
          const Icon = icons[suggestion.kind]
          const first = suggestions[index - 1]?.kind !== suggestion.kind
          return (
            <li key={`${suggestion.kind} ${suggestion.text}`} role="presentation">
              {first ? (
                <p role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-faint">
                  {t(headings[suggestion.kind])}
                </p>
              ) : null}
              {/* The input moves and picks by keyboard. */}
              <div
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={active === index}
                data-selected={active === index}
                onClick={() => onPick(suggestion)}
                className={classNames(floatItemClass, 'hover:bg-sunken')}
              >
                <Icon aria-hidden="true" />
                <span className="truncate">{suggestion.text}</span>
              </div>
            </li>
          )
        })}
      </ul>
      {hasRecent ? (
        <button
          type="button"
          onClick={onForget}
          className="w-full border-t px-3 py-2 text-left text-sm text-soft hover:text-ink"
        >
          {t('forget')}
        </button>
      ) : null}
    </div>
  )
}
