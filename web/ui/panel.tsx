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
          className={classNames(
            'flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 py-2 pr-2.5 pl-4',
            flush && 'border-b',
          )}
        >
          <div className="flex min-w-0 flex-1 basis-44 flex-wrap items-baseline gap-x-3">
            <h2 className="font-semibold">{title}</h2>
            {note ? <p className="text-sm text-faint">{note}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
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
