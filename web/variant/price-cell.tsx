'use client'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getItem, listItems, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Money } from '#web/ui/amount.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A variant's price: written where it stands, Enter keeps it and Escape does not. A price of its own is marked. */
export function PriceCell({ item }: { item: ItemRow }) {
  const t = useTranslations('variant.list')
  const { can, tenant } = useSession()
  const problemText = useProblemText()
  const [typed, setTyped] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const save = useWrite(updateItem, {
    refreshes: [listItems, getItem, summariseItems],
    onSuccess: (changed) => toastDone(t('priceSaved', { name: changed.name })),
    onError: (error) => toastFailed(problemText(error)),
  })
  const shown = (
    <>
      {item.ownValues?.includes('price') ? (
        <span className="mr-1.5 inline-block size-1.5 rounded-full bg-accent align-middle" title={t('own')}>
          <span className="sr-only">{t('own')}</span>
        </span>
      ) : null}
      {item.price === null ? (
        <span className="text-faint">{t('noPrice')}</span>
      ) : (
        <Money value={item.price} currency={tenant.currency} />
      )}
    </>
  )
  if (!can('item:write')) return <span>{shown}</span>
  const close = () => {
    setTyped(undefined)
    // the button is back after the next paint
    requestAnimationFrame(() => button.current?.focus())
  }
  const commit = (text: string) => {
    const price = text.trim() === '' ? null : parseDecimal(text)
    if (price === undefined) return toastFailed(t('priceForm'))
    close()
    if (price !== item.price) save.mutate({ params: { itemId: item.id }, ifMatch: item.version, body: { price } })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') commit(event.currentTarget.value)
    else close()
  }
  return typed === undefined ? (
    <button
      ref={button}
      type="button"
      disabled={save.isPending}
      onClick={() => setTyped(item.price ?? '')}
      className="-mx-2 rounded-sm px-2 py-1 hover:bg-sunken pointer-coarse:py-2"
    >
      {shown}
      <span className="sr-only">{t('changePrice', { name: item.name })}</span>
    </button>
  ) : (
    <Input
      autoFocus
      inputMode="decimal"
      aria-label={t('editPrice', { name: item.name })}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.currentTarget.value.trim() === (item.price ?? '')) setTyped(undefined)
      }}
      className="h-8 w-28 text-right"
    />
  )
}
