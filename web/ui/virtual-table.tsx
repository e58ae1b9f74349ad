'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import { type Column, type Sort, SortMark } from '#web/ui/data-table.tsx'
import { RowList } from '#web/ui/row-list.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** A column of fixed width; the one without `pixels` takes what is left, at least `flexiblePixels`. */
export type VirtualColumn<Row> = Omit<Column<Row>, 'width' | 'from'> & { pixels?: number }

const rowPixels = 40
const headPixels = 36
const flexiblePixels = 260
/** Rows before the end at which the next page is asked for. */
const reach = 25

/**
 * A table for lists of any length: only the rows in sight exist, in a scroller of its own with the header and the first
 * column kept in place. Arrow keys, Page up and down, Home and End move between rows, Enter opens one.
 * Below 640 px it is a list of lines on the page instead.
 * @param onReachEnd  called as the end of what is loaded comes near
 */
export function VirtualTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  href,
  sort,
  onSort,
  rowClass,
  total,
  onReachEnd,
  dimmed = false,
}: {
  label: string
  columns: readonly VirtualColumn<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  href: (row: Row) => string
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  rowClass?: (row: Row) => string | undefined
  total?: number | undefined
  onReachEnd?: () => void
  /** the rows belong to an older question while the new one is being answered */
  dimmed?: boolean
}) {
  const t = useTranslations('ui')
  const router = useRouter()
  const wide = useMedia('(min-width: 640px)', true)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const wanted = useRef<number>(undefined)
  const count = rows?.length ?? 0
  const virtual = useVirtualizer({
    count: wide ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    scrollMargin: 0,
    scrollPaddingStart: headPixels,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (wide && count > 0 && last >= count - reach) onReachEnd?.()
  }, [wide, count, last, onReachEnd])
  // The row that the keyboard went to may only exist after the scroll: it takes the focus once it does.
  useEffect(() => {
    if (wanted.current === undefined) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })
  if (!wide) {
    return (
      <RowList
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        href={href}
        rowClass={(row) =>
          classNames('[content-visibility:auto] [contain-intrinsic-block-size:auto_62px]', rowClass?.(row))
        }
      />
    )
  }
  const open = (row: Row, event: { metaKey: boolean; ctrlKey: boolean }) => {
    if (event.metaKey || event.ctrlKey) window.open(href(row), '_blank', 'noopener')
    else router.push(href(row))
  }
  const onClick = (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    const inner = (event.target as HTMLElement).closest('a, button, input, label, select')
    if (!inner && !window.getSelection()?.toString()) open(row, event)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') {
      event.preventDefault()
      open(row, event)
      return
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headPixels) / rowPixels) - 1)
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: count - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const target = Math.min(count - 1, Math.max(0, step))
    setActive(target)
    wanted.current = target
    virtual.scrollToIndex(target, { align: 'auto' })
  }
  const first = items[0]
  const before = first?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const cell = (column: VirtualColumn<Row>, at: number) =>
    classNames(
      'truncate border-b px-3 first:pl-4 last:pr-4',
      column.align === 'end' && 'text-right',
      at === 0 && 'sticky left-0 bg-inherit',
    )
  const focusable = items.some((item) => item.index === active) ? active : (first?.index ?? 0)
  return (
    <div
      ref={scroller}
      className="isolate -mb-px max-h-[max(22rem,calc(100dvh-16.5rem))] overflow-auto overscroll-contain [scrollbar-width:thin]"
    >
      <table
        aria-label={label}
        aria-busy={rows === undefined || dimmed}
        aria-rowcount={total === undefined ? -1 : total + 1}
        className={classNames(
          'w-full table-fixed border-separate border-spacing-0 text-sm transition-opacity',
          dimmed && 'opacity-60',
        )}
        style={{ minWidth: columns.reduce((sum, column) => sum + (column.pixels ?? flexiblePixels), 0) }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.pixels ? { width: column.pixels } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} className="bg-surface">
            {columns.map((column, at) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sort?.id === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={classNames(
                  cell(column, at),
                  'sticky top-0 z-10 h-9 bg-surface text-left text-xs font-medium text-faint',
                  column.align === 'end' && 'text-right',
                  at === 0 && 'z-20',
                )}
              >
                {column.sortable && onSort ? (
                  <button
                    type="button"
                    className={classNames(
                      'group inline-flex max-w-full items-center gap-1 py-1 hover:text-ink',
                      column.align === 'end' && 'flex-row-reverse',
                    )}
                    onClick={() =>
                      onSort({
                        id: column.id,
                        descending: sort?.id === column.id ? !sort.descending : column.align === 'end',
                      })
                    }
                  >
                    <span className="truncate">{column.header}</span>
                    <SortMark state={sort?.id === column.id ? (sort.descending ? 'down' : 'up') : 'none'} />
                  </button>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? Array.from({ length: 12 }, (_, index) => (
                <tr key={index} className="bg-surface">
                  {columns.map((column, at) => (
                    <td key={column.id} className={classNames(cell(column, at), 'h-10')}>
                      {at === 0 && index === 0 ? <span className="sr-only">{t('loading')}</span> : null}
                      <Skeleton className={classNames(column.align === 'end' ? 'ml-auto w-12' : 'w-3/5', 'max-w-40')} />
                    </td>
                  ))}
                </tr>
              ))
            : null}
          {rows && before > 0 ? <Spacer pixels={before} columns={columns.length} /> : null}
          {items.map((item) => {
            const row = rows?.[item.index]
            if (row === undefined) return null
            return (
              <tr
                key={rowKey(row)}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                tabIndex={item.index === focusable ? 0 : -1}
                onFocus={() => setActive(item.index)}
                onClick={(event) => onClick(event, row)}
                onKeyDown={(event) => onKeyDown(event, row, item.index)}
                className={classNames(
                  // The ring is drawn by the cells: the first one sticks above the row and would cover an outline.
                  'cursor-pointer bg-surface hover:bg-canvas focus-visible:bg-wash focus-visible:outline-none [&:focus-visible>td]:shadow-[inset_0_2px_0_var(--accent),inset_0_-2px_0_var(--accent)]',
                  rowClass?.(row),
                )}
              >
                {columns.map((column, at) => (
                  <td key={column.id} className={classNames(cell(column, at), 'h-10')}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {rows && after > 0 ? <Spacer pixels={after} columns={columns.length} /> : null}
        </tbody>
      </table>
    </div>
  )
}

function Spacer({ pixels, columns }: { pixels: number; columns: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: pixels }} />
    </tr>
  )
}
