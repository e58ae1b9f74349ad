'use client'
import { ArrowUp, Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { FieldDraft } from '#web/schema/field-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Input } from '#web/ui/input.tsx'

/** The options of a choice, one line each; Enter adds the next. Options that are stored cannot be taken away here. */
export function OptionsEditor() {
  const t = useTranslations('schema.fieldForm')
  const { control, register, formState } = useFormContext<FieldDraft>()
  const options = useFieldArray({ control, name: 'options', keyName: 'rowId' })
  const add = () => options.append({ key: '', label: '' })
  const error = formState.errors.options?.root?.message ?? formState.errors.options?.message
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('options')}</legend>
      <ol className="space-y-1.5">
        {options.fields.map((option, index) => {
          const number = String(index + 1)
          return (
            <li key={option.rowId} className="flex items-center gap-1">
              <Input
                aria-label={t('option', { number })}
                maxLength={80}
                autoComplete="off"
                autoFocus={option.key === '' && index === options.fields.length - 1}
                {...register(`options.${index}.label`)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  add()
                }}
              />
              <Button
                look="quiet"
                size="icon"
                disabled={index === 0}
                aria-label={t('moveOptionUp', { number })}
                onClick={() => options.swap(index, index - 1)}
              >
                <ArrowUp />
              </Button>
              <Button
                look="quiet"
                size="icon"
                disabled={option.key !== ''}
                aria-label={t('removeOption', { number })}
                onClick={() => options.remove(index)}
              >
                <X />
              </Button>
            </li>
          )
        })}
      </ol>
      <Button size="sm" className="mt-2" onClick={add} disabled={options.fields.length >= 500}>
        <Plus />
        {t('addOption')}
      </Button>
      <p className="mt-1 text-sm text-soft">{t('optionsHelp')}</p>
      <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
        {error}
      </p>
    </fieldset>
  )
}
