import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'

/** What a state means to a person: nothing special, under way or good, needs care, wrong. */
export type Tone = 'plain' | 'accent' | 'warn' | 'danger'

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-soft',
  accent: 'bg-wash text-accent-strong',
  warn: 'bg-warn-wash text-warn',
  danger: 'bg-danger-wash text-danger',
}

/** A short state word. Never colour alone: the word carries the meaning. */
export function Badge({
  tone = 'plain',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
