'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { Amount } from '#web/ui/amount.tsx'

/** A custom value as a person reads it; nothing for no value. */
export function AttributeValue({ field, value }: { field: Field; value: Attributes[string] | undefined }) {
  const t = useTranslations('item.form')
  const format = useFormatter()
  if (value === undefined || value === null || value === '') return null
  switch (field.kind) {
    case 'number':
      return <Amount value={String(value)} maximumFractionDigits={9} {...(field.unit ? { unit: field.unit } : {})} />
    case 'boolean':
      return value === true || value === 'true' ? t('yes') : t('no')
    case 'select':
      return field.options.find((option) => option.key === value)?.label ?? String(value)
    case 'date': {
      const date = new Date(`${String(value)}T00:00:00Z`)
      if (Number.isNaN(date.getTime())) return String(value)
      return (
        <span className="whitespace-nowrap">
          {format.dateTime(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}
        </span>
      )
    }
    default:
      return String(value)
  }
}
