'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ValueSuggestion } from '#contract/value-suggestion.ts'
import { CategoryPicker } from '#web/category/category-picker.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/** Another value than was suggested for an item. */
export function OtherValue({
  suggestion,
  fieldLabel,
  onChosen,
  onClose,
}: {
  suggestion: ValueSuggestion
  fieldLabel: string
  onChosen: (value: string | boolean) => void
  onClose: () => void
}) {
  const t = useTranslations('valueSuggestion')
  const yes = useTranslations('field')
  const { fieldsByKey } = useSchema()
  const [value, setValue] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { field, label, name } = suggestion
  const definition = fieldsByKey.get(field.replace(/^attributes\./, ''))
  const take = (next: string) => {
    setMissing(false)
    setValue(next)
  }
  const options =
    definition?.kind === 'boolean'
      ? [
          { key: 'true', label: yes('yes') },
          { key: 'false', label: yes('no') },
        ]
      : definition?.kind === 'select'
        ? definition.options.filter(({ archived }) => !archived)
        : undefined
  const submit = () => {
    if (value.trim() === '') return setMissing(true)
    onChosen(definition?.kind === 'boolean' ? value === 'true' : value.trim())
  }
  return (
    <FormSheet
      title={t('otherTitle', { item: name })}
      description={t('otherNote', { value: label })}
      submit={t('fill')}
      pending={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={fieldLabel} error={isMissing ? t('choose') : undefined}>
        {field === 'categoryId' ? (
          <CategoryPicker value={value} onValueChange={take} first={t('choose')} />
        ) : options ? (
          <Select value={value} onChange={({ target }) => take(target.value)}>
            <option value="">{t('choose')}</option>
            {options.map((option) => (
              <option key={option.key} value={option.key}>
                {option.label}
              </option>
            ))}
          </Select>
        ) : (
          <Input value={value} inputMode="decimal" onChange={({ target }) => take(target.value)} />
        )}
      </Field>
    </FormSheet>
  )
}
