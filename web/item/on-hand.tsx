'use client'
import { useTranslations } from 'use-intl'
import { toQuantity } from '#core/number/quantity.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { Amount } from '#web/ui/amount.tsx'

/** What is on hand of an item over all places, marked where it is below its reorder point. */
export function OnHand({ item }: { item: ItemRow }) {
  const t = useTranslations('item.list')
  const negative = item.onHand.startsWith('-')
  // a parent's reorder point is what its variants inherit
  const low = item.variantAxes === null && item.reorderPoint !== null && toQuantity(item.onHand).lt(item.reorderPoint)
  return (
    <span title={low ? t('low', { point: item.reorderPoint ?? '' }) : undefined}>
      {low && !negative ? (
        <span aria-hidden="true" className="mr-1.5 inline-block size-1.5 rounded-full bg-warn align-middle" />
      ) : null}
      <Amount
        value={item.onHand}
        unit={item.unit}
        className={negative ? 'font-medium text-danger' : low ? 'font-medium text-warn' : 'font-medium'}
      />
      {low ? <span className="sr-only"> ({t('low', { point: item.reorderPoint ?? '' })})</span> : null}
    </span>
  )
}
