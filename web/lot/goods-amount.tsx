'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Tracking } from '#contract/item.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { type Goods, quantityOf } from '#web/lot/goods.ts'
import { readTyped } from '#web/pack/typed-amount.ts'
import { unitChoices } from '#web/pack/unit-choices.ts'
import { Amount } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/**
 * How much of an item: typed, or counted from its serials and lots. A new amount proposes lots anew. Where the item is counted in several
 * units, one is chosen beside the amount, or typed behind it (`3 boxes`).
 */
export function GoodsAmount({
  label,
  hideLabel = false,
  error,
  unit,
  tracking,
  goods,
  onChange,
  isIncoming,
  units,
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
  /** left out: it is counted in its base unit alone */
  units?: UnitsOfItem | undefined
  className?: string
}) {
  const t = useTranslations('lot.goods')
  const isCounted = tracking === 'serial' || (tracking === 'lot' && isIncoming && (goods.lots?.length ?? 0) > 1)
  const write = (quantity: string, counted: string) => {
    const [lot] = goods.lots ?? []
    onChange({ ...goods, quantity, unit: counted, lots: isIncoming && lot ? [{ ...lot, quantity }] : undefined })
  }
  const offered = units && tracking !== 'serial' ? unitChoices(units) : []
  // one that was typed is not offered to everybody
  const isOffered = goods.unit === '' || offered.some(({ value }) => value === goods.unit)
  const choices = isOffered ? offered : [...offered, { value: goods.unit, name: goods.unit, size: undefined }]
  const hasChoice = choices.length > 1
  const text = isCounted ? quantityOf(goods, tracking) : typed(goods, tracking)
  const read = readTyped(text, goods.unit, units)
  // a unit typed behind the number becomes the one that is chosen
  const settle = () => {
    if (isCounted || 'fault' in read || !/[^\d\s.,'’\u00a0\u202f]/u.test(text)) return
    write(read.quantity, read.unit ?? '')
  }
  const choose = (counted: string) => {
    if (isCounted) onChange({ ...goods, unit: counted })
    else write(text, counted)
  }
  return (
    <div className={classNames('min-w-0', className)}>
      <div className={hasChoice ? 'grid grid-cols-[minmax(0,1fr)_minmax(0,8.5rem)] items-start gap-1.5' : undefined}>
        <Field label={label} hideLabel={hideLabel} error={error}>
          <NumberInput
            {...(unit && !hasChoice ? { unit } : {})}
            readOnly={isCounted}
            value={text}
            onChange={(event) => write(event.target.value, goods.unit)}
            onFocus={(event) => event.target.select()}
            onBlur={settle}
          />
        </Field>
        {hasChoice ? (
          <Select
            aria-label={t('unit')}
            className={hideLabel ? undefined : 'mt-6'}
            value={goods.unit}
            onChange={(event) => choose(event.target.value)}
          >
            {choices.map(({ value, name, size }) => (
              <option key={value} value={value}>
                {size === undefined ? name : t('ofSize', { name, size })}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      {units && !('fault' in read) && read.unit !== undefined ? (
        <p className="mt-1 text-right text-sm text-soft">
          {t.rich('isBase', { amount: () => <Amount value={read.base} unit={units.unit} maximumFractionDigits={9} /> })}
        </p>
      ) : null}
    </div>
  )
}

/** One lot that is typed is the amount as it stands, half-typed numbers too. */
function typed(goods: Goods, tracking: Tracking): string {
  if (tracking !== 'lot' || goods.lots === undefined) return goods.quantity
  const [lot, second] = goods.lots
  return lot && !second ? lot.quantity : quantityOf(goods, tracking)
}
