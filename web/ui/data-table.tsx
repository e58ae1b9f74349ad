'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import { RowList } from '#web/ui/row-list.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { Column, TableProps } from '#web/ui/table-props.ts'
import { useMedia } from '#web/ui/use-media.ts'

export type { Column, Sort, TableProps } from '#web/ui/table-props.ts'

const hideBelow = { md: 'max-md:hidden', lg: 'max-lg:hidden', xl: 'max-xl:hidden' } as const

/**
 * A dense table with a header that stays in sight. Arrow keys, Home and End move between rows, Enter opens one; the title of a row
 * that leads somewhere is a link.
 * Below 640 px it is a list of lines instead. The caller shows empty and error states; `rows` undefined is loading.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const wide = useMedia('(min-width: 640px)', true)
  return wide ? <WideTable {...props} /> : <RowList {...props} />
}

function WideTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  href,
  onOpen,
  sort,
  onSort,
  skeletonRows = 8,
  rowClass,
}: TableProps<Row>) {
  const t = useTranslations('ui')
  const router = useRouter()
  const body = useRef<HTMLTableSectionElement>(null)
  const opens = (row: Row) => Boolean(onOpen ?? href?.(row))
  const firstToOpen = rows?.findIndex(opens)
  const open = (row: Row, event: { metaKey: boolean; ctrlKey: boolean }) => {
    const address = href?.(row)
    if (address !== undefined && (event.metaKey || event.ctrlKey)) window.open(address, '_blank', 'noopener')
    else if (onOpen) onOpen(row)
    else if (address !== undefined) router.push(address)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') {
      event.preventDefault()
      open(row, event)
      return
    }
    const all = [...(body.current?.rows ?? [])].filter((one) => one.hasAttribute('tabindex'))
    const at = all.indexOf(event.currentTarget)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    const target = all[steps[event.key] ?? -1]
    if (!target) return
    event.preventDefault()
    target.focus()
  }
  const onClick = (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    const inner = (event.target as HTMLElement).closest('a, button, input, label, select')
    if (!inner && !window.getSelection()?.toString()) open(row, event)
  }
  const content = (column: Column<Row>, row: Row) => {
    const address = column.narrow === 'title' && !onOpen ? href?.(row) : undefined
    return address === undefined ? column.cell(row) : <TitleLink href={address}>{column.cell(row)}</TitleLink>
  }
  const cellClass = (column: Column<Row>) =>
    classNames(
      'px-3 first:pl-4 last:pr-4',
      column.align === 'end' && 'text-right',
      column.from && hideBelow[column.from],
    )

  return (
    <div className="overflow-x-auto sm:overflow-x-clip">
      <table
        aria-label={label}
        aria-busy={rows === undefined}
        className="w-full border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sort?.id === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={classNames(
                  cellClass(column),
                  'sticky top-(--table-top,var(--header-height)) z-10 h-9 border-b bg-surface text-left text-xs font-medium whitespace-nowrap text-faint',
                  column.align === 'end' && 'text-right',
                  column.width,
                )}
              >
                {column.sortable && onSort ? (
                  <button
                    type="button"
                    className="group inline-flex items-center gap-1 py-1 hover:text-ink"
                    onClick={() =>
                      onSort({
                        id: column.id,
                        descending: sort?.id === column.id ? !sort.descending : column.align === 'end',
                      })
                    }
                  >
                    {column.header}
                    <SortMark state={sort?.id === column.id ? (sort.descending ? 'down' : 'up') : 'none'} />
                  </button>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows === undefined
            ? Array.from({ length: skeletonRows }, (_, index) => (
                <tr key={index}>
                  {columns.map((column, at) => (
                    <td key={column.id} className={classNames(cellClass(column), 'h-10 border-b')}>
                      {at === 0 && index === 0 ? <span className="sr-only">{t('loading')}</span> : null}
                      <Skeleton
                        className={classNames(
                          column.align === 'end' ? 'ml-auto w-12' : at === 0 ? 'w-2/3' : 'w-3/5',
                          'max-w-40',
                        )}
                      />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row, index) => (
                <tr
                  key={rowKey(row)}
                  {...(opens(row)
                    ? {
                        tabIndex: index === firstToOpen ? 0 : -1,
                        onClick: (event) => onClick(event, row),
                        onKeyDown: (event) => onKeyDown(event, row),
                      }
                    : {})}
                  className={classNames(
                    'group/row [&:last-child>td]:border-b-0 focus-visible:relative focus-visible:-outline-offset-2',
                    opens(row) && 'cursor-pointer hover:bg-canvas focus-visible:bg-canvas',
                    rowClass?.(row),
                  )}
                >
                  {columns.map((column) => (
                    <td key={column.id} className={classNames(cellClass(column), 'h-10 border-b py-1.5')}>
                      {content(column, row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a row's page is called, as a true link: it opens in a new tab like any other, and is read out as one. Tab stops at the row itself. */
function TitleLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} tabIndex={-1} className="block outline-none">
      {children}
    </Link>
  )
}

/** The arrow of a sorted column; faint on the others while they are pointed at. */
export function SortMark({ state }: { state: 'up' | 'down' | 'none' }) {
  const Icon = state === 'up' ? ArrowUp : ArrowDown
  return (
    <Icon
      aria-hidden="true"
      className={classNames(
        'size-3 text-accent',
        state === 'none' && 'text-faint opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
      )}
    />
  )
}
