import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'

const box = 'mt-0.5 size-4.5 shrink-0 accent-accent'

/** A checkbox with its label (and help) as one target. */
export function Checkbox({
  label,
  help,
  className,
  ...rest
}: ComponentProps<'input'> & { label: ReactNode; help?: ReactNode }) {
  return <Choice type="checkbox" label={label} help={help} className={className} {...rest} />
}

/** One option of a radio group: give all of a group the same `name` and stand them in a `fieldset`. */
export function Radio({
  label,
  help,
  className,
  ...rest
}: ComponentProps<'input'> & { label: ReactNode; help?: ReactNode }) {
  return <Choice type="radio" label={label} help={help} className={className} {...rest} />
}

function Choice({ label, help, className, ...rest }: ComponentProps<'input'> & { label: ReactNode; help?: ReactNode }) {
  return (
    <label className={classNames('flex cursor-pointer items-start gap-2.5', className)}>
      <input className={box} {...rest} />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {help ? <span className="block text-sm text-soft">{help}</span> : null}
      </span>
    </label>
  )
}
