'use client'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'

/**
 * Label, help and error around one control. The control is the single child and receives `id`, `aria-describedby` and
 * `aria-invalid`. The error line is live, so a screen reader hears it when it appears.
 */
export function Field({
  label,
  help,
  error,
  optional = false,
  hideLabel = false,
  className,
  children,
}: {
  label: ReactNode
  help?: ReactNode
  error?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactElement<{ id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }>
}) {
  const t = useTranslations('ui')
  const id = useId()
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={classNames('min-w-0', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 flex items-baseline gap-2 text-sm font-medium'}>
        {label}
        {optional ? <span className="font-normal text-faint">{t('optional')}</span> : null}
      </label>
      {cloneElement(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {help ? (
        <p id={`${id}-help`} className="mt-1 text-sm text-soft">
          {help}
        </p>
      ) : null}
      <p id={`${id}-error`} aria-live="polite" className="text-sm text-danger not-empty:mt-1">
        {error}
      </p>
    </div>
  )
}
