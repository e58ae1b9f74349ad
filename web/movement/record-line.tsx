'use client'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { listStock } from '#contract/stock.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useRead } from '#web/lib/read.ts'
import { LineLot } from '#web/movement/line-lot.tsx'
import { LineSerials } from '#web/movement/line-serials.tsx'
import { type Draft, type DraftLine, endsOf, hasPrice, parseDecimal } from '#web/movement/movement-draft.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** One line of the form: item, quantity, price where goods change hands; it shows what is at the place now. */
export function RecordLine({
  index,
  onRemove,
  onSplit,
}: {
  index: number
  onRemove?: () => void
  /** puts several lines in its place */
  onSplit: (parts: DraftLine[]) => void
}) {
  const t = useTranslations('movement.form')
  const { control, register, watch, formState, setValue } = useFormContext<Draft>()
  const kind = watch('kind')
  const itemId = watch(`lines.${index}.itemId`)
  const item = useItemsById(itemId ? [itemId] : []).get(itemId)
  const tracking = item?.tracking ?? 'none'
  useEffect(() => setValue(`lines.${index}.tracking`, tracking), [setValue, index, tracking])
  const price = hasPrice(kind)
  const errors = formState.errors.lines?.[index]
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Controller
          control={control}
          name={`lines.${index}.itemId`}
          rules={{ required: t('itemMissing') }}
          render={({ field }) => (
            <Field label={t('item')} error={errors?.itemId?.message} className="flex-1">
              <ItemPicker value={field.value || undefined} onValueChange={field.onChange} />
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
      <div className="mt-2 grid grid-cols-2 gap-3">
        {tracking === 'serial' ? (
          <LineSerials index={index} />
        ) : (
          <Field label={kind === 'adjustment' ? t('difference') : t('quantity')} error={errors?.quantity?.message}>
            <NumberInput
              {...(item ? { unit: item.unit } : {})}
              {...register(`lines.${index}.quantity`, {
                shouldUnregister: false,
                validate: (text, draft) =>
                  draft.lines[index]?.tracking === 'serial' ||
                  /[1-9]/.test(parseDecimal(text) ?? '') ||
                  t('quantityForm'),
              })}
            />
          </Field>
        )}
        {price ? (
          <Field label={t(price)} optional error={errors?.unitPrice?.message}>
            <NumberInput
              {...register(`lines.${index}.unitPrice`, {
                validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
              })}
            />
          </Field>
        ) : null}
      </div>
      {tracking === 'lot' && item ? <LineLot index={index} item={item} onSplit={onSplit} /> : null}
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
  const stock = useRead(
    listStock,
    { query: { itemId, locationId, lots: 'sum', limit: 200 } },
    { enabled: locationId !== '' },
  )
  // A place includes those below it; goods are taken from and put to the place itself.
  const here = stock.data?.data.find((balance) => balance.locationId === locationId)
  if (!stock.data) return null
  return t.rich('onHandNow', { amount: () => <Amount value={here?.onHand ?? '0'} {...(unit ? { unit } : {})} /> })
}
