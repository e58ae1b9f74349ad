'use client'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import {
  checkPixels,
  type GridColumn,
  gridHeadPixels,
  leastColumnPixels,
  mostColumnPixels,
} from '#web/ui/data-grid-column.ts'
import { SortMark } from '#web/ui/data-table.tsx'
import type { Sort } from '#web/ui/table-props.ts'

/** Pixels the pointer moves before a press becomes a drag. */
const slack = 6
const resizeStep = 16

/**
 * The headings of a grid: press to sort; drag one to move its column, its right edge to resize it. By keyboard: arrows move between
 * them, Alt with arrows resizes, Alt and Shift with arrows moves the column.
 */
export function GridHead<Row>({
  columns,
  lefts,
  frozen,
  width,
  sort,
  onSort,
  onResize,
  onMove,
  check,
}: {
  columns: readonly GridColumn<Row>[]
  lefts: readonly number[]
  frozen: number
  width: number
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
  onResize: ((id: string, pixels: number) => void) | undefined
  onMove: ((id: string, to: number) => void) | undefined
  /** state of the box that checks all; undefined: none */
  check: { state: boolean | 'mixed'; label: string; onChange: (checked: boolean) => void } | undefined
}) {
  const t = useTranslations('ui.grid')
  const [stop, setStop] = useState(0)
  const [drop, setDrop] = useState<number>()
  const line = useRef<HTMLDivElement>(null)
  const checks = check ? 1 : 0

  const focusOn = (at: number) => {
    const to = Math.min(Math.max(at, 0), columns.length - 1)
    setStop(to)
    line.current?.querySelectorAll<HTMLElement>('[data-head]')[to]?.focus()
  }
  const resize = (column: GridColumn<Row>, pixels: number) =>
    onResize?.(column.id, Math.round(Math.min(Math.max(pixels, leastColumnPixels), mostColumnPixels)))
  const press = (column: GridColumn<Row>) => {
    if (!column.sortable || !onSort) return
    onSort({ id: column.id, descending: sort?.id === column.id ? !sort.descending : column.align === 'end' })
  }
  const onKeyDown = (event: KeyboardEvent, column: GridColumn<Row>, at: number) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (!event.altKey) return focusOn(at + step)
      if (!event.shiftKey) return resize(column, column.pixels + step * resizeStep)
      const to = at + step
      if (to < 0 || to >= columns.length) return
      onMove?.(column.id, to)
      setStop(to)
      requestAnimationFrame(() => focusOn(to))
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      focusOn(event.key === 'Home' ? 0 : columns.length - 1)
    }
  }
  const startDrag = (event: PointerEvent<HTMLElement>, column: GridColumn<Row>, at: number) => {
    if (event.button !== 0 || event.pointerType !== 'mouse' || !onMove) return
    const from = event.clientX
    const heads = [...(line.current?.querySelectorAll<HTMLElement>('[data-head]') ?? [])]
    let target: number | undefined
    const move = (moved: globalThis.PointerEvent) => {
      if (target === undefined && Math.abs(moved.clientX - from) < slack) return
      target = heads.findIndex((head) => {
        const { left, width: wide } = head.getBoundingClientRect()
        return moved.clientX < left + wide / 2
      })
      if (target === -1) target = heads.length
      setDrop(target)
    }
    const end = () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', end)
      document.removeEventListener('pointercancel', end)
      setDrop(undefined)
      if (target === undefined) return
      // the press that ends a drag sorts nothing
      document.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true })
      const to = target > at ? target - 1 : target
      if (to !== at) onMove(column.id, to)
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', end)
    document.addEventListener('pointercancel', end)
  }
  const startResize = (event: PointerEvent<HTMLElement>, column: GridColumn<Row>) => {
    event.preventDefault()
    event.stopPropagation()
    const from = event.clientX
    const move = (moved: globalThis.PointerEvent) => resize(column, column.pixels + moved.clientX - from)
    const end = () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', end)
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', end)
  }
  return (
    <div role="rowgroup" className="sticky top-0 z-10 min-w-full bg-surface" style={{ width, height: gridHeadPixels }}>
      <div role="row" aria-rowindex={1} ref={line} className="relative flex h-full after:grow after:border-b">
        {check ? (
          <div
            role="columnheader"
            aria-colindex={1}
            className="sticky left-0 z-2 flex items-center justify-center border-b bg-surface"
            style={{ width: checkPixels, flex: `0 0 ${checkPixels}px` }}
          >
            <input
              type="checkbox"
              aria-label={check.label}
              checked={check.state === true}
              ref={(box) => {
                if (box) box.indeterminate = check.state === 'mixed'
              }}
              onChange={(event) => check.onChange(event.target.checked)}
              className="size-4 accent-accent"
            />
          </div>
        ) : null}
        {columns.map((column, at) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={at + 1 + checks}
            aria-sort={sort?.id === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
            className={classNames(
              'group relative flex items-center border-b bg-surface text-xs font-medium text-faint',
              at < frozen && 'sticky z-2',
              at === frozen - 1 && 'border-r',
            )}
            style={{
              width: column.pixels,
              flex: `0 0 ${column.pixels}px`,
              ...(at < frozen ? { left: lefts[at] } : {}),
            }}
          >
            <button
              type="button"
              data-head={column.id}
              tabIndex={at === Math.min(stop, columns.length - 1) ? 0 : -1}
              title={t('headHelp')}
              onFocus={() => setStop(at)}
              onClick={() => press(column)}
              onKeyDown={(event) => onKeyDown(event, column, at)}
              onPointerDown={(event) => startDrag(event, column, at)}
              className={classNames(
                'flex h-full w-full min-w-0 items-center gap-1 px-2.5 hover:text-ink focus-visible:-outline-offset-2',
                column.align === 'end' && 'flex-row-reverse',
              )}
            >
              <span className="truncate">{column.header}</span>
              {column.sortable ? (
                <SortMark state={sort?.id === column.id ? (sort.descending ? 'down' : 'up') : 'none'} />
              ) : null}
            </button>
            {onResize ? (
              <span
                aria-hidden="true"
                onPointerDown={(event) => startResize(event, column)}
                className="absolute top-0 -right-1 z-1 h-full w-2.5 cursor-col-resize after:absolute after:inset-y-2 after:left-1 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent"
              />
            ) : null}
            {drop === at || (drop === columns.length && at === columns.length - 1) ? (
              <span
                aria-hidden="true"
                className={classNames('absolute inset-y-0 z-3 w-0.5 bg-accent', drop === at ? 'left-0' : 'right-0')}
              />
            ) : null}
          </div>
        ))}
      </div>
    </div>
  )
}
