'use client'
import { ScanBarcode } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { findItemsByCode } from '#contract/item-code.ts'
import { codeAddress } from '#web/item/code-address.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useScanner } from '#web/lib/use-scanner.ts'
import { factorShown } from '#web/pack/unit-choices.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Input } from '#web/ui/input.tsx'
import { floatClass } from '#web/ui/overlay.ts'
import { Spinner } from '#web/ui/spinner.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const longest = 200

interface Match {
  item: { id: string; name: string; sku: string; archivedAt: string | null }
  pack: { name: string; factor: string } | null
}

/** Of the item that a code means; a pack that the code is of is what its amounts are entered in there. */
function addressOf({ item, pack }: Match): string {
  const query = new URLSearchParams({ id: item.id, ...(pack ? { pack: pack.name } : {}) })
  return `/items/view?${query}`
}

/**
 * Takes a SKU or any other code, typed or scanned, and goes to the item that has it. Where none has it, or several do, it says so
 * and offers a way on.
 * @param onSearch  looks for the words of a code in all texts
 */
export function CodeBox({ onSearch }: { onSearch: ((text: string) => void) | undefined }) {
  const t = useTranslations('item.code')
  const shell = useTranslations('shell')
  const router = useRouter()
  const box = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string>()
  const found = useRead(
    findItemsByCode,
    { query: { code: asked ?? '' } },
    { enabled: asked !== undefined, staleTime: 0 },
  )
  const ask = (code: string) => {
    const text = code.trim().slice(0, longest)
    if (text === '') return
    setTyped(text)
    // the same code again is asked for again
    if (text === asked) void found.refetch()
    setAsked(text)
  }
  useScanner(ask)
  useShortcut({ keys: 'c', label: t('shortcut'), group: shell('shortcut.page'), run: () => input.current?.focus() })
  const { data, isFetching } = found
  const [first, ...others] = data?.data ?? []
  const only = first && others.length === 0 && !first.item.archivedAt && !isFetching ? first : undefined
  useEffect(() => {
    if (!only || asked === undefined) return
    const { item, pack } = only
    const said = { code: asked, name: item.name }
    toastDone(
      pack ? t('scannedPack', { ...said, pack: pack.name, size: factorShown(pack.factor) }) : t('scanned', said),
    )
    router.push(addressOf(only))
  }, [only, asked, router, t])
  useEffect(() => {
    if (asked === undefined) return
    const leave = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) setAsked(undefined)
    }
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setAsked(undefined)
      input.current?.focus()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('keydown', giveUp)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('keydown', giveUp)
    }
  }, [asked])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(typed)
  }
  return (
    <form ref={box} onSubmit={submit} className="relative w-56 max-sm:w-auto max-sm:flex-1">
      <span className="relative flex items-center">
        <ScanBarcode aria-hidden="true" className="pointer-events-none absolute left-2.5 size-4 text-faint" />
        <Input
          ref={input}
          value={typed}
          maxLength={longest}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setTyped(event.target.value)
            setAsked(undefined)
          }}
          className="pl-8.5"
        />
      </span>
      <div aria-live="polite">
        {asked === undefined || only ? null : (
          <div className={`${floatClass} absolute right-0 mt-1.5 w-80 max-w-[calc(100vw-2rem)] p-3 max-sm:left-0`}>
            {isFetching ? (
              <p className="flex items-center gap-2 text-soft">
                <Spinner />
                {t('looking', { code: asked })}
              </p>
            ) : found.error ? (
              <Failed error={found.error} onRetry={() => void found.refetch()} />
            ) : first ? (
              <Several code={asked} matches={data?.data ?? []} />
            ) : (
              <None code={asked} isGtin={data?.gtin !== null} onSearch={onSearch} />
            )}
          </div>
        )}
      </div>
    </form>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  return (
    <>
      <p className="text-danger">{problemText(error)}</p>
      <Button size="sm" className="mt-2" onClick={onRetry}>
        {ui('retry')}
      </Button>
    </>
  )
}

function None({
  code,
  isGtin,
  onSearch,
}: {
  code: string
  isGtin: boolean
  onSearch: ((text: string) => void) | undefined
}) {
  const t = useTranslations('item.code')
  const { can } = useSession()
  return (
    <>
      <p className="font-medium [overflow-wrap:anywhere]">{t('none', { code })}</p>
      <p className="mt-0.5 text-sm text-soft">{t('noneNote')}</p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {can('item:write') ? (
          <ButtonLink size="sm" look="primary" href={codeAddress(code, isGtin)}>
            {t('create')}
          </ButtonLink>
        ) : null}
        {onSearch ? (
          <Button size="sm" onClick={() => onSearch(code)}>
            {t('search')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

function Several({ code, matches }: { code: string; matches: readonly Match[] }) {
  const t = useTranslations('item')
  const [first] = matches
  return (
    <>
      <p className="font-medium [overflow-wrap:anywhere]">
        {matches.length === 1 && first
          ? t('code.archived', { name: first.item.name })
          : t('code.several', { count: matches.length, code })}
      </p>
      <ul className="mt-1.5 max-h-72 space-y-0.5 overflow-y-auto">
        {matches.map((match) => {
          const { item, pack } = match
          return (
            <li key={item.id}>
              <Link
                href={addressOf(match)}
                prefetch={false}
                className="flex items-center gap-2 rounded-md px-2 py-1.5 hover:bg-sunken pointer-coarse:py-2.5"
              >
                <span className="min-w-0 flex-1 truncate">{item.name}</span>
                {pack ? <Badge>{pack.name}</Badge> : null}
                {item.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
                <Code>{item.sku}</Code>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
