'use client'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { Spinner } from '#web/ui/spinner.tsx'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'
type Size = 'sm' | 'md' | 'icon'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong',
  secondary: 'border border-control/55 bg-surface text-ink hover:border-control hover:bg-sunken',
  quiet: 'text-soft hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken',
  danger: 'border border-danger/60 bg-surface text-danger hover:bg-danger-wash',
}
const sizes: Record<Size, string> = {
  sm: 'h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9',
  md: 'h-9 gap-2 px-3.5 text-base pointer-coarse:h-11',
  icon: 'size-8 justify-center pointer-coarse:size-10',
}
const base =
  'relative inline-flex shrink-0 select-none items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0'

/** The classes of a button, for elements that must look like one. */
export function buttonClass(look: Look = 'secondary', size: Size = 'md', className?: string): string {
  return classNames(base, looks[look], sizes[size], className)
}

/**
 * A button. While `pending` it shows a spinner over its label, keeps its width and ignores clicks.
 * An icon-only button (`size="icon"`) needs an `aria-label`.
 */
export function Button({
  look = 'secondary',
  size = 'md',
  pending = false,
  className,
  children,
  disabled,
  ...rest
}: ComponentProps<'button'> & { look?: Look; size?: Size; pending?: boolean }) {
  return (
    <button
      type="button"
      className={buttonClass(look, size, className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      {pending ? (
        <>
          {hidden(children)}
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'secondary',
  size = 'md',
  className,
  ...rest
}: ComponentProps<typeof Link> & { look?: Look; size?: Size }) {
  return <Link className={buttonClass(look, size, className)} {...rest} />
}

function hidden(children: ReactNode) {
  return <span className="invisible inline-flex items-center gap-[inherit]">{children}</span>
}
