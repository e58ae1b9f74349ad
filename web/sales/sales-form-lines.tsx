'use client'
import { Plus, X } from 'lucide-react'
import { Controller, useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { goodsOf } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { emptySalesLine, type KnownItems, readSalesGoods, type SalesDraft } from '#web/sales/sales-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** What is sold: an item, how much of it and at what price, on as many lines as it takes. */
export function SalesFormLines({ isQuick, unitsOf }: { isQuick: boolean } & Pick<KnownItems, 'unitsOf'>) {
  const t = useTranslations('selling.form')
  const { control } = useFormContext<SalesDraft>()
  const lines = useFieldArray({ control, name: 'lines' })
  return (
    <div>
      <ol className="space-y-2">
        {lines.fields.map((line, index) => (
          <Line key={line.id} index={index} isQuick={isQuick} unitsOf={unitsOf} onRemove={() => lines.remove(index)} />
        ))}
      </ol>
      <Button
        size="sm"
        className="mt-2"
        onClick={() => lines.append(emptySalesLine)}
        disabled={lines.fields.length >= 100}
      >
        <Plus />
        {t('addLine')}
      </Button>
    </div>
  )
}

function Line({
  index,
  isQuick,
  unitsOf,
  onRemove,
}: { index: number; isQuick: boolean; onRemove: () => void } & Pick<KnownItems, 'unitsOf'>) {
  const t = useTranslations('selling.form')
  const noun = useTranslations('selling')
  const { control, register, formState, watch, setValue, getValues } = useFormContext<SalesDraft>()
  const errors = formState.errors.lines?.[index]
  const itemId = watch(`lines.${index}.itemId`)
  const item = useItemsById(itemId ? [itemId] : []).get(itemId)
  const tracking = isQuick ? (item?.tracking ?? 'none') : 'none'
  const offers = useLotOffers(tracking === 'lot' ? [itemId] : [], watch('locationId'), 'below').get(itemId)
  const units = unitsOf(itemId)
  const say = useGoodsFault()
  const hasChoice = watch(`lines.${index}.goods`).unit !== '' || hasUnitChoice(units)
  const isFilled = itemId !== '' || watch(`lines.${index}.goods`).quantity.trim() !== ''
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Controller
          control={control}
          name={`lines.${index}.itemId`}
          rules={{ validate: (id) => !isFilled || id !== '' || t('itemMissing') }}
          render={({ field }) => (
            <Field label={noun('item')} error={errors?.itemId?.message} className="flex-1">
              <ItemPicker
                value={field.value || undefined}
                onValueChange={(id, pack) => {
                  const { quantity } = getValues(`lines.${index}.goods`)
                  field.onChange(id)
                  setValue(`lines.${index}.goods`, pack ? goodsOf(quantity || '1', pack) : goodsOf(quantity))
                }}
              />
            </Field>
          )}
        />
        <Button
          look="quiet"
          size="icon"
          className="mt-6"
          aria-label={t('removeLine', { number: String(index + 1) })}
          onClick={onRemove}
        >
          <X />
        </Button>
      </div>
      <Controller
        control={control}
        name={`lines.${index}.goods`}
        rules={{
          validate: (goods) => {
            const read = readSalesGoods(goods, tracking, isQuick, units)
            if ('fault' in read) return read.fault === 'amountForm' ? t('quantityForm') : say(read)
            return !isFilled || read.parts.length > 0 || t('quantityForm')
          },
        }}
        render={({ field, fieldState }) => (
          <div className="mt-2 space-y-2">
            <div className={classNames('grid gap-3', hasChoice ? 'sm:grid-cols-2' : 'grid-cols-2')}>
              <GoodsAmount
                label={t('quantity')}
                error={fieldState.error?.message}
                unit={item?.unit}
                tracking={tracking}
                goods={field.value}
                onChange={field.onChange}
                isIncoming={false}
                units={units}
              />
              <Field
                label={hasChoice ? t('pricePer', { unit: item?.unit ?? '' }) : t('price')}
                optional
                error={errors?.unitPrice?.message}
              >
                <NumberInput
                  placeholder={t('priceOwn')}
                  {...register(`lines.${index}.unitPrice`, {
                    validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
                  })}
                />
              </Field>
            </div>
            {item && isQuick && (tracking === 'serial' || offers) ? (
              <GoodsLots
                item={item}
                goods={field.value}
                onChange={field.onChange}
                way={{ to: 'out', offers }}
                units={units}
              />
            ) : null}
          </div>
        )}
      />
    </li>
  )
}
