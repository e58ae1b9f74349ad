import type { ReactNode } from 'react'
import type { Tone } from '#web/ui/badge.tsx'
import { classNames } from '#web/ui/class-names.ts'

const tones: Record<Tone, string> = {
  plain: 'border-line bg-sunken text-ink',
  accent: 'border-accent/25 bg-wash text-ink',
  warn: 'border-warn/30 bg-warn-wash text-ink',
  danger: 'border-danger/30 bg-danger-wash text-ink',
}

const headings: Record<Tone, string> = { plain: '', accent: '', warn: 'text-warn', danger: 'text-danger' }

/** A message that belongs to the place where it stands, such as a form that was refused. */
export function Notice({
  tone = 'plain',
  title,
  children,
  actions,
  className,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border px-3 py-2',
        tones[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title ? <p className={classNames('font-medium', headings[tone])}>{title}</p> : null}
        {children ? <div className={title ? '' : headings[tone]}>{children}</div> : null}
      </div>
      {actions ? <div className="flex gap-2">{actions}</div> : null}
    </div>
  )
}
