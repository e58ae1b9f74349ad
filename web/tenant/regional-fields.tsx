'use client'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { language as languageShape } from '#contract/tenant.ts'
import { currencyOptions, timeZoneOptions } from '#web/lib/regional.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'

export type Regional = { timeZone: string; currency: string; language: 'en' }

/** Time zone, currency and language of an organisation. */
export function RegionalFields({
  value,
  onChange,
  disabled = false,
}: {
  value: Regional
  onChange: (value: Regional) => void
  disabled?: boolean
}) {
  const t = useTranslations('tenant')
  const locale = useLocale()
  const zones = useMemo(timeZoneOptions, [])
  const currencies = useMemo(() => currencyOptions(locale), [locale])
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('timeZone')} help={t('timeZoneHelp')} className="sm:col-span-2">
        <Combobox
          value={value.timeZone}
          chosenLabel={value.timeZone}
          options={zones}
          disabled={disabled}
          onValueChange={(timeZone) => onChange({ ...value, timeZone })}
        />
      </Field>
      <Field label={t('currency')}>
        <Combobox
          value={value.currency}
          chosenLabel={value.currency}
          options={currencies}
          disabled={disabled}
          onValueChange={(currency) => onChange({ ...value, currency })}
        />
      </Field>
      <Field label={t('language')}>
        <Select
          value={value.language}
          disabled={disabled}
          onChange={(event) => onChange({ ...value, language: languageShape.parse(event.target.value) })}
        >
          {languageShape.options.map((code) => (
            <option key={code} value={code}>
              {t(`languages.${code}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
