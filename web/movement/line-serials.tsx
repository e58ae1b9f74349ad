'use client'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type Draft, readSerials, repeatedSerial } from '#web/movement/movement-draft.ts'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/input.tsx'

/** The serials of a line, scanned one after another; how many there are is its quantity. */
export function LineSerials({ index }: { index: number }) {
  const t = useTranslations('movement.form')
  const { register, watch, formState } = useFormContext<Draft>()
  const name = `lines.${index}.serials` as const
  const count = readSerials(watch(name)).length
  return (
    <div className="col-span-2">
      <Field
        label={t('serials')}
        help={count > 0 ? t('serialsCount', { count }) : t('serialsHelp')}
        error={formState.errors.lines?.[index]?.serials?.message}
      >
        <Textarea
          rows={3}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          {...register(name, {
            validate: (text, draft) => {
              if (draft.lines[index]?.tracking !== 'serial') return true
              const serials = readSerials(text)
              const twice = repeatedSerial(serials)
              if (twice !== undefined) return t('serialsTwice', { serial: twice })
              return serials.length > 0 || t('serialsMissing')
            },
          })}
        />
      </Field>
    </div>
  )
}
