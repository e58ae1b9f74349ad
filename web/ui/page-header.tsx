import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The head of a page: where one came from, its name (the only `h1`), one line of explanation, its acts. */
export function PageHeader({
  title,
  note,
  back,
  badge,
  actions,
}: {
  title: ReactNode
  note?: ReactNode
  back?: { href: string; label: string }
  badge?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {back ? (
          <Link
            href={back.href}
            className="-ml-1 mb-1 inline-flex items-center gap-0.5 py-0.5 text-sm text-soft hover:text-ink"
          >
            <ChevronLeft aria-hidden="true" className="size-4" />
            {back.label}
          </Link>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {badge}
        </div>
        {note ? <p className="mt-0.5 max-w-[68ch] text-soft">{note}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  )
}
