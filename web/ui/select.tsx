import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { controlClass } from '#web/ui/input.tsx'

/** A native select: the platform's own list is the best one on a phone and under a screen reader. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative flex items-center', className)}>
      <select className={classNames(controlClass, 'appearance-none truncate pr-8')} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-2.5 size-4 text-faint" />
    </span>
  )
}
