'use client'
import type { ReactElement } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import { findAttributeProblem, type ItemDraft } from '#web/item/item-draft.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/** Options up to which a plain list is easier than typing. */
const shortList = 12

/** The control of one custom field, as its definition says: kind, unit, options, limits, help. */
export function AttributeInput({ definition }: { definition: FieldDefinition }) {
  const t = useTranslations('item.form')
  const { control, register, formState } = useFormContext<ItemDraft>()
  const { key, kind, options, unit, required } = definition
  const name = `attributes.${key}` as const
  const rules = {
    validate: (text: string | undefined) => {
      const problem = findAttributeProblem(definition, text ?? '')
      if (!problem) return true
      if (problem.word === 'tooSmall') return t('tooSmall', { min: problem.bound })
      if (problem.word === 'tooLarge') return t('tooLarge', { max: problem.bound })
      return t(problem.word)
    },
  }
  const help = [definition.help, rangeWords(t, definition)].filter(Boolean).join(' · ')
  const shell = (input: ReactElement<object>) => (
    <Field
      label={definition.name}
      optional={!required}
      help={help || undefined}
      error={formState.errors.attributes?.[key]?.message}
    >
      {input}
    </Field>
  )
  switch (kind) {
    case 'number':
      return shell(<NumberInput {...(unit ? { unit } : {})} {...register(name, rules)} />)
    case 'date':
      return shell(<Input type="date" {...register(name, rules)} />)
    case 'text':
      return shell(<Input maxLength={10_000} autoComplete="off" {...register(name, rules)} />)
    case 'boolean':
      return shell(
        <Select {...register(name, rules)}>
          <option value="">{t('notSet')}</option>
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </Select>,
      )
    case 'select':
      if (options.length <= shortList) {
        return shell(
          <Select {...register(name, rules)}>
            <option value="">{t('notSet')}</option>
            {options.map((option) => (
              <option key={option.key} value={option.key}>
                {option.label}
              </option>
            ))}
          </Select>,
        )
      }
      return (
        <Controller
          control={control}
          name={name}
          rules={rules}
          render={({ field }) =>
            shell(
              <Combobox
                value={field.value || undefined}
                onValueChange={field.onChange}
                placeholder={t('notSet')}
                options={[
                  ...(required ? [] : [{ value: '', label: t('notSet') }]),
                  ...options.map((option) => ({ value: option.key, label: option.label })),
                ]}
              />,
            )
          }
        />
      )
  }
}

function rangeWords(t: ReturnType<typeof useTranslations<'item.form'>>, { min, max }: FieldDefinition): string {
  if (min !== null && max !== null) return t('range', { min, max })
  if (min !== null) return t('rangeFrom', { min })
  return max === null ? '' : t('rangeTo', { max })
}
