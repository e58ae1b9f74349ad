import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'

/** Says that there is nothing here yet, why, and what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: LucideIcon
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <div className={classNames('flex flex-col items-center px-6 py-14 text-center', className)}>
      {Icon ? <Icon aria-hidden="true" strokeWidth={1.25} className="mb-3 size-8 text-faint" /> : null}
      <p className="text-lg font-medium">{title}</p>
      {children ? <p className="mt-1 max-w-[52ch] text-balance text-soft">{children}</p> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
