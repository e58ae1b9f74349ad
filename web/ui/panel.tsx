import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'

/** A plate on the canvas: one subject with a heading line. `flush` lets a table or list touch the edges. */
export function Panel({
  title,
  note,
  actions,
  children,
  flush = false,
  className,
}: {
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  flush?: boolean
  className?: string
}) {
  return (
    <section className={classNames('min-w-0 rounded-lg border bg-surface', className)}>
      {title ? (
        <header
          className={classNames('flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2', flush && 'border-b')}
        >
          <h2 className="font-semibold">{title}</h2>
          {note ? <p className="text-sm text-faint">{note}</p> : null}
          {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children ? (
        <div className={flush ? 'overflow-clip rounded-[inherit]' : classNames('px-4 pb-4', !title && 'pt-4')}>
          {children}
        </div>
      ) : null}
    </section>
  )
}
