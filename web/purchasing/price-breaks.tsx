'use client'
import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import type { SupplierItemDraft } from '#web/purchasing/supplier-item-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/** Prices of a pack, each from a quantity on. */
export function PriceBreaks() {
  const t = useTranslations('purchasing.sold')
  const { control, register, formState } = useFormContext<SupplierItemDraft>()
  const prices = useFieldArray({ control, name: 'prices' })
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('prices')}</legend>
      <ol className="space-y-2">
        {prices.fields.map((one, index) => {
          const errors = formState.errors.prices?.[index]
          return (
            <li key={one.id} className="flex items-start gap-2">
              <Field label={t('from')} error={errors?.from?.message} className="flex-1">
                <NumberInput
                  {...register(`prices.${index}.from`, {
                    validate: (text) => /[1-9]/.test(parseDecimal(text) ?? '') || t('sizeForm'),
                  })}
                />
              </Field>
              <Field label={t('price')} error={errors?.price?.message} className="flex-1">
                <NumberInput
                  {...register(`prices.${index}.price`, {
                    validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
                  })}
                />
              </Field>
              <Button
                look="quiet"
                size="icon"
                className="mt-6"
                aria-label={t('removePrice', { number: String(index + 1) })}
                onClick={() => prices.remove(index)}
              >
                <X />
              </Button>
            </li>
          )
        })}
      </ol>
      <Button
        size="sm"
        className="mt-2"
        disabled={prices.fields.length >= 20}
        onClick={() => prices.append({ from: '', price: '' })}
      >
        <Plus />
        {t('addPrice')}
      </Button>
    </fieldset>
  )
}
