import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'

/** Names and values of one thing, as a definition list with hairlines. */
export function KeyValues({
  rows,
  className,
}: {
  rows: readonly { key: string; label: ReactNode; value: ReactNode }[]
  className?: string
}) {
  return (
    <dl className={classNames('divide-y', className)}>
      {rows.map((row) => (
        <div key={row.key} className="flex items-baseline gap-4 py-1.5">
          <dt className="w-36 shrink-0 text-soft">{row.label}</dt>
          <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
