import type { ComponentProps } from 'react'
import { classNames } from '#web/ui/class-names.ts'

/** The look of everything one types into. 16 px on phones: below that iOS zooms the page. */
export const controlClass =
  'h-9 w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-ink transition-colors placeholder:text-faint hover:border-soft focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:bg-sunken disabled:opacity-70 aria-invalid:border-danger aria-invalid:outline-danger [&[readonly]]:bg-sunken pointer-coarse:h-11 max-sm:text-lg'

/** A one-line text input; wrap it in `Field` for its label and error. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classNames(controlClass, className)} {...rest} />
}

/** An input for amounts: right-aligned, decimal keyboard, the unit standing inside its right edge. */
export function NumberInput({ className, unit, ...rest }: ComponentProps<'input'> & { unit?: string }) {
  return (
    <span className={classNames('relative flex items-center', className)}>
      <Input inputMode="decimal" autoComplete="off" className={classNames('text-right', unit && 'pr-14')} {...rest} />
      {unit ? (
        <span className="pointer-events-none absolute right-2.5 max-w-11 truncate text-sm text-faint">{unit}</span>
      ) : null}
    </span>
  )
}

/** A text of several lines that grows with its content. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea className={classNames(controlClass, 'field-sizing-content h-auto min-h-18 py-2', className)} {...rest} />
  )
}
