'use client'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { listStock } from '#contract/stock.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useRead } from '#web/lib/read.ts'
import { goodsOf, readGoods } from '#web/lot/goods.ts'
import { GoodsAmount } from '#web/lot/goods-amount.tsx'
import { GoodsLots, useGoodsFault } from '#web/lot/goods-lots.tsx'
import { LineFields } from '#web/movement/line-values.tsx'
import { type Draft, endsOf, hasPrice, type KnownGoods, wayOf } from '#web/movement/movement-draft.ts'
import { hasUnitChoice } from '#web/pack/unit-choices.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** One line of the form: item, quantity, price where goods change hands; it shows what is at the place now. */
export function RecordLine({ index, known, onRemove }: { index: number; known: KnownGoods; onRemove?: () => void }) {
  const t = useTranslations('movement.form')
  const say = useGoodsFault()
  const lotMissing = say({ fault: 'lotMissing' })
  const { control, register, watch, formState, setValue, getValues } = useFormContext<Draft>()
  const kind = watch('kind')
  const itemId = watch(`lines.${index}.itemId`)
  const item = useItemsById(itemId ? [itemId] : []).get(itemId)
  const tracking = item?.tracking ?? 'none'
  useEffect(() => setValue(`lines.${index}.tracking`, tracking), [setValue, index, tracking])
  const price = hasPrice(kind)
  const way = wayOf({ kind, direction: watch('direction') }, known.offersOf(itemId))
  const units = known.unitsOf(itemId)
  const errors = formState.errors.lines?.[index]
  const hasChoice = watch(`lines.${index}.goods`).unit !== '' || hasUnitChoice(units)
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Controller
          control={control}
          name={`lines.${index}.itemId`}
          rules={{ required: t('itemMissing') }}
          render={({ field }) => (
            <Field label={t('item')} error={errors?.itemId?.message} className="flex-1">
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
        {onRemove ? (
          <Button
            look="quiet"
            size="icon"
            className="mt-6"
            aria-label={t('removeLine', { number: String(index + 1) })}
            onClick={onRemove}
          >
            <X />
          </Button>
        ) : null}
      </div>
      <Controller
        control={control}
        name={`lines.${index}.goods`}
        shouldUnregister={false}
        rules={{
          validate: (goods, { lines }) => {
            const read = readGoods(goods, lines[index]?.tracking ?? 'none', way, units)
            if ('fault' in read) return read.fault === 'amountForm' ? t('quantityForm') : say(read)
            return read.parts.length > 0 || t('quantityForm')
          },
        }}
        render={({ field, fieldState: { error } }) => (
          <div className="mt-2 space-y-2">
            <div className={classNames('grid gap-3', hasChoice ? 'sm:grid-cols-2' : 'grid-cols-2')}>
              <GoodsAmount
                label={kind === 'adjustment' ? t('difference') : t('quantity')}
                error={error?.message === lotMissing ? undefined : error?.message}
                unit={item?.unit}
                tracking={tracking}
                goods={field.value}
                onChange={field.onChange}
                isIncoming={way.to === 'in'}
                units={units}
              />
              {price ? (
                <Field
                  label={hasChoice ? t(`${price}Per`, { unit: item?.unit ?? '' }) : t(price)}
                  optional
                  error={errors?.unitPrice?.message}
                >
                  <NumberInput
                    {...register(`lines.${index}.unitPrice`, {
                      validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
                    })}
                  />
                </Field>
              ) : null}
            </div>
            {item ? (
              <GoodsLots
                item={item}
                goods={field.value}
                onChange={field.onChange}
                way={way}
                units={units}
                lotMissing={error?.message === lotMissing ? lotMissing : undefined}
              />
            ) : null}
          </div>
        )}
      />
      <LineFields index={index} />
      <div className="mt-1 min-h-5 text-sm text-faint">
        {itemId ? <OnHand itemId={itemId} unit={item?.unit} /> : null}
      </div>
    </li>
  )
}

function OnHand({ itemId, unit }: { itemId: string; unit: string | undefined }) {
  const t = useTranslations('movement.form')
  const { watch } = useFormContext<Draft>()
  const ends = endsOf({ kind: watch('kind'), direction: watch('direction') })
  const from = watch('fromLocationId')
  const to = watch('toLocationId')
  const locationId = ends.from ? from : to
  // A place includes those below it; goods are taken from and put to the place itself.
  const filter = { field: 'locationId', op: 'eq', value: locationId }
  const stock = useRead(
    listStock,
    // the client writes the filter as JSON into the address, which is the parameter's wire form
    { query: { itemId, lots: 'sum', limit: 1, filter: JSON.stringify(filter) as never } },
    { enabled: locationId !== '' },
  )
  const here = stock.data?.data[0]
  if (!stock.data) return null
  return t.rich('onHandNow', { amount: () => <Amount value={here?.onHand ?? '0'} {...(unit ? { unit } : {})} /> })
}
