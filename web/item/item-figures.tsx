'use client'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { type Availability, getAvailability } from '#contract/reservation.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { useItemStock, useStockWorth } from '#web/item/item-stock.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The readings of one item on one plate: what there is, what may be promised, when to reorder, what it is worth. */
export function ItemFigures({ item }: { item: Item }) {
  const t = useTranslations('item')
  const methods = useTranslations('valuation.methods')
  const { tenant } = useSession()
  const { totals } = useItemStock(item)
  // a parent holds no stock of its own to promise
  const isHeld = item.variantAxes === null
  const promise = useRead(getAvailability, { params: { itemId: item.id }, query: {} }, { enabled: isHeld }).data
  const notes = usePromiseNotes(promise)
  // a parent's is what its variants inherit
  const low = totals && isHeld && item.reorderPoint !== null && toQuantity(totals.onHand).lt(item.reorderPoint)
  const worth = useStockWorth(item, totals?.onHand)
  const none = <span className="text-lg font-normal text-faint">{t('page.notSet')}</span>
  return (
    <dl
      aria-label={t('page.figures')}
      className="grid auto-cols-fr grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-3 xl:grid-flow-col xl:grid-cols-none [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-t [&>*]:border-l"
    >
      <Figure label={t('column.onHand')} {...(low ? { note: t('page.low'), warn: true } : {})}>
        {totals ? (
          <Amount
            value={totals.onHand}
            unit={item.unit}
            className={totals.onHand.startsWith('-') ? 'text-danger' : low ? 'text-warn' : ''}
          />
        ) : undefined}
      </Figure>
      <Figure label={t('column.available')} {...(notes.available ? { note: notes.available } : {})}>
        <Reading value={isHeld ? promise?.available : totals?.available} unit={item.unit} />
      </Figure>
      {isHeld ? (
        <Figure label={notes.label} {...(notes.toPromise ? { note: notes.toPromise } : {})}>
          <Reading value={promise?.availableToPromise} unit={item.unit} />
        </Figure>
      ) : null}
      <Figure label={t('form.reorderPoint')}>
        {item.reorderPoint === null ? none : <Amount value={item.reorderPoint} unit={item.unit} />}
      </Figure>
      <Figure label={t('column.price')}>
        {item.price === null ? none : <Money value={item.price} currency={tenant.currency} />}
      </Figure>
      <Figure
        label={t('page.value')}
        {...(worth?.by ? { note: worth.by === 'cost' ? t('page.valueAtCost') : methods(worth.by) } : {})}
      >
        {worth ? (
          worth.value === undefined ? (
            none
          ) : (
            <Money value={worth.value} currency={tenant.currency} />
          )
        ) : undefined}
      </Figure>
    </dl>
  )
}

/** An amount, and until it is known where it will stand. */
function Reading({ value, unit }: { value: string | undefined; unit: string }) {
  if (value === undefined) return <Skeleton className="h-6 w-20" />
  return <Amount value={value} unit={unit} className={value.startsWith('-') ? 'text-danger' : ''} />
}

/** What explains the figures of what can be promised: blocked stock, what is on its way, what orders wait for. */
function usePromiseNotes(promise: Availability | undefined) {
  const t = useTranslations('selling.promise')
  const format = useFormatter()
  // Intl formats decimal strings exactly
  const say = (word: 'blocked' | 'incoming' | 'ordered', value: string | undefined) =>
    value && value !== '0' ? [t(word, { amount: format.number(value as unknown as number) })] : []
  return {
    label: t('figure'),
    available: say('blocked', promise?.blocked).join(', '),
    toPromise: [...say('incoming', promise?.incoming), ...say('ordered', promise?.ordered)].join(', '),
  }
}

function Figure({
  label,
  note,
  warn = false,
  children,
}: {
  label: string
  note?: string
  warn?: boolean
  children: ReactNode | undefined
}) {
  return (
    <div className="px-4 py-3 max-sm:last:odd:col-span-2">
      <dt className="flex flex-wrap items-center gap-x-1.5 text-sm text-soft">
        {warn ? <span aria-hidden="true" className="size-1.5 rounded-full bg-warn" /> : null}
        {label}
        {note && !warn ? <span className="text-faint">{note}</span> : null}
      </dt>
      <dd className="mt-1 flex h-8 items-center text-2xl font-medium tracking-tight">
        {children ?? <Skeleton className="h-6 w-20" />}
      </dd>
    </div>
  )
}
