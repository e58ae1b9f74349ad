'use client'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import {
  type CellProblems,
  checkPixels,
  type GridColumn,
  type GridEntry,
  gridHeadPixels,
  gridRowPixels,
  placesOf,
} from '#web/ui/data-grid-column.ts'
import { GridHead } from '#web/ui/data-grid-head.tsx'
import type { GridActs, GridChecks } from '#web/ui/grid-acts.ts'
import { GridLines } from '#web/ui/grid-lines.tsx'
import type { Sort } from '#web/ui/table-props.ts'
import { useGridEvents } from '#web/ui/use-grid-events.ts'
import { useGridSelection } from '#web/ui/use-grid-selection.ts'
import { useGridWindow } from '#web/ui/use-grid-window.ts'

/**
 * A working table of any length. Only the lines in sight exist; the scrollbar spans them all. Arrow keys move between cells, with Shift
 * they draw a range, with Ctrl they go to the edge; Page up and down, Home and End as in a spreadsheet. Enter, F2 or typing edits,
 * Escape gives up, Tab goes on; Ctrl+C, Ctrl+V, Ctrl+D, Delete and Ctrl+Z act on the range; Space checks the row.
 * @param count   lines of the list, loaded or not
 * @param version  another one: the lines have changed
 */
export function DataGrid<Row>({
  label,
  columns,
  frozen,
  count,
  entryAt,
  onWindow,
  sort,
  onSort,
  onResize,
  onMove,
  onOpen,
  acts,
  problems,
  checks,
  rowClass,
  dimmed = false,
  busy = false,
}: {
  label: string
  columns: readonly GridColumn<Row>[]
  /** so many columns at the start stay in sight */
  frozen: number
  count: number
  entryAt: (index: number) => GridEntry<Row>
  /** the lines in sight */
  onWindow: (first: number, last: number) => void
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  onResize?: ((id: string, pixels: number) => void) | undefined
  onMove?: ((id: string, to: number) => void) | undefined
  onOpen: (row: Row) => void
  acts?: GridActs<Row> | undefined
  problems?: CellProblems | undefined
  checks?: GridChecks<Row> | undefined
  rowClass?: ((row: Row) => string | undefined) | undefined
  dimmed?: boolean
  busy?: boolean
}) {
  const t = useTranslations('ui.grid')
  const scroller = useRef<HTMLDivElement>(null)
  const { view, viewport, onScroll } = useGridWindow(scroller, count)
  const before = checks ? checkPixels : 0
  const { lefts, width } = useMemo(() => placesOf(columns, before), [columns, before])
  const selection = useGridSelection(scroller, { count, columns, frozen, lefts, width, before })
  const size = {
    rows: count,
    columns: columns.length,
    page: Math.max(Math.floor((viewport - gridHeadPixels) / gridRowPixels) - 1, 1),
  }
  const events = useGridEvents({ selection, size, columns, entryAt, onOpen, acts, checks })

  useEffect(() => {
    if (view.bottom >= view.top) onWindow(view.top, view.bottom)
  }, [view, onWindow])

  return (
    // biome-ignore lint: the grid is operated through its cells, which carry the focus
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + (checks ? 1 : 0)}
      aria-multiselectable="true"
      aria-busy={busy}
      aria-describedby={acts ? 'grid-help' : undefined}
      onScroll={onScroll}
      {...events}
      className={classNames(
        'relative h-[calc(100dvh-var(--grid-top,15rem))] min-h-80 overflow-auto overscroll-contain',
        dimmed && 'opacity-60',
      )}
    >
      <GridHead
        columns={columns}
        lefts={lefts}
        frozen={frozen}
        width={width}
        sort={sort}
        onSort={onSort}
        onResize={onResize}
        onMove={onMove}
        check={checks && { state: checks.state, label: checks.labelAll, onChange: checks.onAll }}
      />
      <GridLines
        view={view}
        count={count}
        columns={columns}
        lefts={lefts}
        width={width}
        frozen={frozen}
        entryAt={entryAt}
        selection={selection}
        acts={acts}
        problems={problems}
        checks={checks}
        rowClass={rowClass}
      />
      {acts ? (
        <span id="grid-help" className="sr-only">
          {t('help')}
        </span>
      ) : null}
    </div>
  )
}
