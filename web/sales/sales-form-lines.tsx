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
import { emptySalesLine, readSalesGoods, type SalesDraft } from '#web/sales/sales-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** What is sold: an item, how much of it and at what price, on as many lines as it takes. */
export function SalesFormLines({ isQuick }: { isQuick: boolean }) {
  const t = useTranslations('selling.form')
  const { control } = useFormContext<SalesDraft>()
  const lines = useFieldArray({ control, name: 'lines' })
  return (
    <div>
      <ol className="space-y-2">
        {lines.fields.map((line, index) => (
          <Line key={line.id} index={index} isQuick={isQuick} onRemove={() => lines.remove(index)} />
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

function Line({ index, isQuick, onRemove }: { index: number; isQuick: boolean; onRemove: () => void }) {
  const t = useTranslations('selling.form')
  const noun = useTranslations('selling')
  const { control, register, formState, watch, setValue, getValues } = useFormContext<SalesDraft>()
  const errors = formState.errors.lines?.[index]
  const itemId = watch(`lines.${index}.itemId`)
  const item = useItemsById(itemId ? [itemId] : []).get(itemId)
  const tracking = isQuick ? (item?.tracking ?? 'none') : 'none'
  const offers = useLotOffers(tracking === 'lot' ? [itemId] : [], watch('locationId'), 'below').get(itemId)
  const say = useGoodsFault()
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
                onValueChange={(id) => {
                  field.onChange(id)
                  setValue(`lines.${index}.goods`, goodsOf(getValues(`lines.${index}.goods`).quantity))
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
            const read = readSalesGoods(goods, tracking, isQuick)
            if ('fault' in read) return read.fault === 'amountForm' ? t('quantityForm') : say(read)
            return !isFilled || read.parts.length > 0 || t('quantityForm')
          },
        }}
        render={({ field, fieldState }) => (
          <div className="mt-2 space-y-2">
            <div className="grid grid-cols-2 gap-3">
              <GoodsAmount
                label={t('quantity')}
                error={fieldState.error?.message}
                unit={item?.unit}
                tracking={tracking}
                goods={field.value}
                onChange={field.onChange}
                isIncoming={false}
              />
              <Field label={t('price')} optional error={errors?.unitPrice?.message}>
                <NumberInput
                  placeholder={t('priceOwn')}
                  {...register(`lines.${index}.unitPrice`, {
                    validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
                  })}
                />
              </Field>
            </div>
            {item && isQuick && (tracking === 'serial' || offers) ? (
              <GoodsLots item={item} goods={field.value} onChange={field.onChange} way={{ to: 'out', offers }} />
            ) : null}
          </div>
        )}
      />
    </li>
  )
}
