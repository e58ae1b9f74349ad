'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { type Goods, goodsOf, type LotOffer, type readGoods } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import type { TrackedItem } from '#web/lot/goods-props.tsx'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'

/** A line of a transfer as it is typed. */
export interface ShipLineDraft {
  itemId: string
  goods: Goods
}

/** One line of what is shipped: an item, how much of it, and which lots or serials. */
export function ShipLine({
  line,
  number,
  item,
  offers,
  units,
  read,
  tried,
  onChange,
  onRemove,
}: {
  line: ShipLineDraft
  number: number
  item: TrackedItem | undefined
  offers: readonly LotOffer[] | undefined
  units: UnitsOfItem | undefined
  /** what the line comes to */
  read: ReturnType<typeof readGoods> | undefined
  tried: boolean
  onChange: (line: ShipLineDraft) => void
  onRemove: (() => void) | undefined
}) {
  const t = useTranslations('transfer.form')
  const say = useGoodsFault()
  const fault = read && 'fault' in read ? read : undefined
  const write = (goods: Goods) => onChange({ ...line, goods })
  return (
    <li className="space-y-2 rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Field label={t('item')} className="flex-1">
          <ItemPicker
            value={line.itemId || undefined}
            onValueChange={(itemId, pack) =>
              onChange({
                itemId,
                goods: pack ? goodsOf(line.goods.quantity || '1', pack) : goodsOf(line.goods.quantity),
              })
            }
          />
        </Field>
        {onRemove ? (
          <Button
            look="quiet"
            size="icon"
            className="mt-6"
            aria-label={t('remove', { number: String(number) })}
            onClick={onRemove}
          >
            <X />
          </Button>
        ) : null}
      </div>
      <GoodsAmount
        label={t('quantity')}
        className={hasUnitChoice(units) ? 'sm:w-2/3' : 'sm:w-1/2'}
        error={fault && (tried || fault.fault === 'amountForm') ? say(fault) : undefined}
        unit={item?.unit}
        tracking={item?.tracking ?? 'none'}
        goods={line.goods}
        onChange={write}
        isIncoming={false}
        units={units}
      />
      {item && (item.tracking === 'serial' || offers) ? (
        <GoodsLots item={item} goods={line.goods} onChange={write} way={{ to: 'out', offers }} units={units} />
      ) : null}
    </li>
  )
}
