'use client'
import { useFormatter } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'

/**
 * A number with its unit, never broken across lines.
 * @param value  a decimal as the wire carries it; formatted digit by digit, so no precision is lost
 * @param signed  shows the plus sign too, for changes
 */
export function Amount({
  value,
  unit,
  signed = false,
  maximumFractionDigits = 6,
  className,
}: {
  value: string | number
  unit?: string
  signed?: boolean
  maximumFractionDigits?: number
  className?: string
}) {
  const format = useFormatter()
  // Intl.NumberFormat formats decimal strings exactly; the type of use-intl knows numbers and bigints only.
  const text = format.number(value as number, {
    maximumFractionDigits,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
  return (
    <span className={classNames('whitespace-nowrap', className)}>
      {text.replace('-', '\u2212')}
      {unit ? <span className="ml-1 text-faint">{unit}</span> : null}
    </span>
  )
}

/**
 * An amount of money in the currency's own notation.
 * @param value  a decimal as the wire carries it
 * @param compact  shortens large amounts where a rough reading is enough
 */
export function Money({
  value,
  currency,
  compact = false,
}: {
  value: string | number
  currency: string
  compact?: boolean
}) {
  const format = useFormatter()
  const text = format.number(value as number, {
    style: 'currency',
    currency,
    ...(compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  })
  return <span className="whitespace-nowrap">{text.replace('-', '\u2212')}</span>
}
