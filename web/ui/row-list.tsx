'use client'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { Column, TableProps } from '#web/ui/table-props.ts'

/** The same rows as a list of two-line entries for narrow screens: title and value above, notes below. */
export function RowList<Row>({
  label,
  columns,
  rows,
  rowKey,
  href,
  onOpen,
  skeletonRows = 8,
  rowClass,
}: TableProps<Row>) {
  const t = useTranslations('ui')
  const listId = useId()
  const at = (place: Column<Row>['narrow']) => columns.filter((column) => column.narrow === place)
  const entry = (row: Row) => (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{cells(at('title'), row)}</span>
        <span className="flex shrink-0 items-center gap-1 text-right">{cells(at('value'), row)}</span>
      </span>
      <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-soft empty:hidden">
        {cells(at('note'), row)}
      </span>
    </>
  )
  if (rows === undefined) {
    return (
      <ul aria-label={label} aria-busy="true" className="divide-y">
        {Array.from({ length: skeletonRows }, (_, index) => (
          <li key={index} className="space-y-2.5 px-4 py-3.5">
            {index === 0 ? <span className="sr-only">{t('loading')}</span> : null}
            <Skeleton className="w-3/5" />
            <Skeleton className="w-2/5" />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul aria-label={label} className="divide-y">
      {rows.map((row, index) => {
        const address = href?.(row)
        return (
          <li key={rowKey(row)} className={classNames('relative px-4 py-2.5', rowClass?.(row))}>
            {address !== undefined ? (
              // The link lies over the line instead of around it, so that buttons inside a cell stay buttons.
              <>
                <Link
                  href={address}
                  prefetch={false}
                  className="absolute inset-0 -outline-offset-2"
                  aria-labelledby={`${listId}-${index}`}
                />
                <div
                  id={`${listId}-${index}`}
                  className="pointer-events-none [&_:is(a,button,input,select)]:pointer-events-auto [&_:is(a,button,input,select)]:relative [&_:is(a,button,input,select)]:z-10"
                >
                  {entry(row)}
                </div>
              </>
            ) : onOpen ? (
              <div className="flex items-center">
                {/* beside the button, for it may hold one of its own */}
                {at('lead').length > 0 ? (
                  <span className="mr-1 -ml-2 w-9.5 shrink-0">{cells(at('lead'), row)}</span>
                ) : null}
                <button type="button" onClick={() => onOpen(row)} className="block min-w-0 flex-1 text-left">
                  {entry(row)}
                </button>
              </div>
            ) : (
              entry(row)
            )}
          </li>
        )
      })}
    </ul>
  )
}

function cells<Row>(columns: readonly Column<Row>[], row: Row): ReactNode {
  return columns.map((column) => (
    <span key={column.id} className="empty:hidden">
      {column.cell(row)}
    </span>
  ))
}
