'use client'
import { Plus, X } from 'lucide-react'
import { Controller, useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { parseDecimal } from '#web/movement/movement-draft.ts'
import { emptySalesLine, type SalesDraft } from '#web/sales/sales-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** What is sold: an item, how much of it and at what price, on as many lines as it takes. */
export function SalesFormLines() {
  const t = useTranslations('selling.form')
  const { control } = useFormContext<SalesDraft>()
  const lines = useFieldArray({ control, name: 'lines' })
  return (
    <div>
      <ol className="space-y-2">
        {lines.fields.map((line, index) => (
          <Line key={line.id} index={index} onRemove={() => lines.remove(index)} />
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

function Line({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useTranslations('selling.form')
  const noun = useTranslations('selling')
  const { control, register, formState, watch } = useFormContext<SalesDraft>()
  const errors = formState.errors.lines?.[index]
  const isFilled = watch(`lines.${index}.itemId`) !== '' || watch(`lines.${index}.quantity`).trim() !== ''
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Controller
          control={control}
          name={`lines.${index}.itemId`}
          rules={{ validate: (id) => !isFilled || id !== '' || t('itemMissing') }}
          render={({ field }) => (
            <Field label={noun('item')} error={errors?.itemId?.message} className="flex-1">
              <ItemPicker value={field.value || undefined} onValueChange={field.onChange} />
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
      <div className="mt-2 grid grid-cols-2 gap-3">
        <Field label={t('quantity')} error={errors?.quantity?.message}>
          <NumberInput
            {...register(`lines.${index}.quantity`, {
              validate: (text) => !isFilled || /[1-9]/.test(parseDecimal(text) ?? '') || t('quantityForm'),
            })}
          />
        </Field>
        <Field label={t('price')} optional error={errors?.unitPrice?.message}>
          <NumberInput
            placeholder={t('priceOwn')}
            {...register(`lines.${index}.unitPrice`, {
              validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
            })}
          />
        </Field>
      </div>
    </li>
  )
}
