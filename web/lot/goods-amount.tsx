'use client'
import type { ReactNode } from 'react'
import type { Tracking } from '#contract/item.ts'
import { type Goods, quantityOf } from '#web/lot/goods.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** How much of an item: typed, or counted from its serials and lots. A new amount proposes lots anew. */
export function GoodsAmount({
  label,
  hideLabel = false,
  error,
  unit,
  tracking,
  goods,
  onChange,
  isIncoming,
  className,
}: {
  label: ReactNode
  hideLabel?: boolean
  error?: ReactNode
  unit: string | undefined
  tracking: Tracking
  goods: Goods
  onChange: (goods: Goods) => void
  isIncoming: boolean
  className?: string
}) {
  const isCounted = tracking === 'serial' || (tracking === 'lot' && isIncoming && (goods.lots?.length ?? 0) > 1)
  const type = (quantity: string) => {
    const [lot] = goods.lots ?? []
    onChange({ ...goods, quantity, lots: isIncoming && lot ? [{ ...lot, quantity }] : undefined })
  }
  return (
    <Field label={label} hideLabel={hideLabel} error={error} {...(className ? { className } : {})}>
      <NumberInput
        {...(unit ? { unit } : {})}
        readOnly={isCounted}
        value={isCounted ? quantityOf(goods, tracking) : typed(goods, tracking)}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
    </Field>
  )
}

/** One lot that is typed is the amount as it stands, half-typed numbers too. */
function typed(goods: Goods, tracking: Tracking): string {
  if (tracking !== 'lot' || goods.lots === undefined) return goods.quantity
  const [lot, second] = goods.lots
  return lot && !second ? lot.quantity : quantityOf(goods, tracking)
}
