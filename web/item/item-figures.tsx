'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { useItemStock, useStockWorth } from '#web/item/item-stock.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The readings of one item on one plate: what there is, what may be promised, when to reorder, what it is worth. */
export function ItemFigures({ item }: { item: Item }) {
  const t = useTranslations('item')
  const { tenant } = useSession()
  const { totals } = useItemStock(item)
  // a parent's is what its variants inherit
  const low =
    totals && item.variantAxes === null && item.reorderPoint !== null && toQuantity(totals.onHand).lt(item.reorderPoint)
  const worth = useStockWorth(item, totals?.onHand)
  const none = <span className="text-lg font-normal text-faint">{t('page.notSet')}</span>
  return (
    <dl
      aria-label={t('page.figures')}
      className="grid grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-3 xl:grid-cols-5 [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-t [&>*]:border-l"
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
      <Figure label={t('column.available')}>
        {totals ? <Amount value={totals.available} unit={item.unit} /> : undefined}
      </Figure>
      <Figure label={t('form.reorderPoint')}>
        {item.reorderPoint === null ? none : <Amount value={item.reorderPoint} unit={item.unit} />}
      </Figure>
      <Figure label={t('column.price')}>
        {item.price === null ? none : <Money value={item.price} currency={tenant.currency} />}
      </Figure>
      <Figure
        label={t('page.value')}
        {...(worth?.at ? { note: t(worth.at === 'cost' ? 'page.valueAtCost' : 'page.valueAtPrice') } : {})}
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
    <div className="px-4 py-3 max-sm:last:col-span-2">
      <dt className="flex items-center gap-1.5 text-sm text-soft">
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
