'use client'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import { compatibleUnits } from '#core/unit/compatible-units.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'
import type { ControlProps } from '#web/field/choice-picker.tsx'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { classNames } from '#web/ui/class-names.ts'
import { controlClass } from '#web/ui/input.tsx'

/**
 * A figure with what it counts inside its right edge. Where the field has a unit, any compatible one can be typed; on leaving,
 * the value in the field's own unit takes the place of the unit's name, so that nothing moves.
 */
export function MeasureInput({
  field,
  value,
  onValueChange,
  onLeave,
  suffix,
  ...control
}: ControlProps & {
  field: Pick<Field, 'kind' | 'unit'>
  value: string
  onValueChange: (value: string) => void
  onLeave: () => void
  /** the unit or currency */
  suffix: string | undefined
}) {
  const t = useTranslations('field')
  const format = useFormatter()
  const [typing, setTyping] = useState(false)
  const unit = field.kind === 'number' ? field.unit : null
  const converted = typing || !unit ? undefined : inUnit(value, unit)
  const figure =
    converted === undefined
      ? undefined
      : // Intl.NumberFormat takes decimal strings exactly; the type of use-intl knows numbers only.
        `${format.number(converted as unknown as number, { maximumFractionDigits: 9 })} ${unit}`
  const units = unit ? compatibleUnits(unit) : []
  return (
    <span
      className={classNames(
        controlClass,
        'flex items-center gap-2 pr-2.5 pl-0 has-focus-visible:border-accent has-focus-visible:outline-1 has-focus-visible:outline-accent has-aria-invalid:border-danger has-aria-invalid:outline-danger has-disabled:bg-sunken',
      )}
    >
      <input
        {...control}
        inputMode={unit ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={100}
        value={value}
        onFocus={() => setTyping(true)}
        onChange={(event) => onValueChange(event.target.value)}
        onBlur={() => {
          setTyping(false)
          onLeave()
        }}
        className="h-full w-full min-w-0 flex-1 bg-transparent pl-2.5 text-right outline-none"
      />
      {figure || suffix ? (
        <span
          className={classNames('max-w-[65%] shrink-0 truncate text-sm', figure ? 'text-soft' : 'text-faint')}
          title={units.length > 1 ? t('unitsToo', { unit: unit ?? '' }) : undefined}
        >
          {figure ? `= ${figure}` : suffix}
        </span>
      ) : null}
      <span aria-live="polite" className="sr-only">
        {figure ? t('converted', { entered: value, value: figure }) : null}
      </span>
    </span>
  )
}

/** The value in the field's unit when it was typed in another one; undefined when it is a bare number or no measure. */
function inUnit(text: string, unit: string): string | undefined {
  if (text.trim() === '' || parseSigned(text) !== undefined) return undefined
  const measure = parseMeasure(text, unit)
  return 'value' in measure ? canonicalDecimal(measure.value) : undefined
}
