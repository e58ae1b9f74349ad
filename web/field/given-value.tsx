'use client'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { formatAutonumber, isNumberPattern } from '#core/attribute/number-pattern.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { computeField, namesRead } from '#web/field/formula-results.ts'
import type { AttributeFormState } from '#web/field/use-attribute-form.ts'
import { toLocal } from '#web/lib/zoned-time.ts'
import { classNames } from '#web/ui/class-names.ts'
import { controlClass } from '#web/ui/input.tsx'

/**
 * A value that nobody types here: what a formula makes of the form as it stands, the number to come, or what one's role may
 * only see. It says where the value comes from.
 */
export function GivenValue({
  field,
  state,
  ...rest
}: {
  field: Field
  state: AttributeFormState
  id?: string
  'aria-describedby'?: string
}) {
  const t = useTranslations('field')
  const { form } = state
  const today = toLocal(new Date(), form.timeZone).slice(0, 10)
  const value = field.kind === 'formula' ? computeField(field, form, state.reading.values, today) : form.kept[field.key]
  const explanation =
    field.kind === 'formula'
      ? explain(t, field, form.fields)
      : field.kind === 'autonumber' && value === undefined && isNumberPattern(field.numberPattern ?? '')
        ? t('numbered', { example: formatAutonumber(field.numberPattern ?? '', 1, today) })
        : undefined
  return (
    <>
      <output
        {...rest}
        className={classNames(controlClass, 'flex h-auto min-h-9 items-center bg-sunken py-1 hover:border-control')}
      >
        {value === undefined || value === null ? (
          <span className="text-faint">
            {t(field.kind === 'autonumber' ? 'numberedNow' : field.kind === 'formula' ? 'computedLater' : 'notSet')}
          </span>
        ) : (
          <AttributeValue field={field} value={value} />
        )}
      </output>
      {explanation ? <span className="mt-1 block text-sm text-soft">{explanation}</span> : null}
    </>
  )
}

function explain(t: ReturnType<typeof useTranslations<'field'>>, field: Field, fields: readonly Field[]): string {
  const names = namesRead(field, fields)
  return names.length > 0 ? t('computed', { names: names.join(', ') }) : t('computedBare')
}
