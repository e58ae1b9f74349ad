'use client'
import { memo, type ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { GridCellBox } from '#web/ui/data-grid-cell.tsx'
import { checkPixels, type GridColumn, gridRowPixels } from '#web/ui/data-grid-column.ts'

/** What one line of a grid shows. All but `row` and the lists are plain values, so that a line renders only when it changes. */
export type GridRowProps<Row> = {
  index: number
  /** pixels from the top of the content */
  top: number
  row: Row | undefined
  columns: readonly GridColumn<Row>[]
  lefts: readonly number[]
  frozen: number
  width: number
  /** column that Tab leads to; -1: none of this line */
  tabStop: number
  /** columns of the range; left > right: none */
  rangeLeft: number
  rangeRight: number
  /** column being edited, and its editor */
  editing: number
  editor: ReactNode
  problems: ReadonlyMap<string, string> | undefined
  /** undefined: no check boxes */
  checked: boolean | undefined
  checkLabel: string
  className: string | undefined
}

/** A line of a grid. */
export const GridRow = memo(GridRowInner) as typeof GridRowInner

function GridRowInner<Row>({
  index,
  top,
  row,
  columns,
  lefts,
  frozen,
  width,
  tabStop,
  rangeLeft,
  rangeRight,
  editing,
  editor,
  problems,
  checked,
  checkLabel,
  className,
}: GridRowProps<Row>) {
  const checks = checked === undefined ? 0 : 1
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      {...(checked === undefined ? {} : { 'aria-selected': checked })}
      className={classNames(
        'absolute left-0 flex min-w-full border-b bg-surface contain-layout contain-style hover:bg-canvas',
        className,
      )}
      style={{
        transform: `translateY(${top}px)`,
        width,
        height: gridRowPixels,
        // an editor may reach over the lines below
        ...(editing >= 0 ? { zIndex: 5 } : {}),
      }}
    >
      {checked === undefined ? null : <CheckCell isLoaded={row !== undefined} checked={checked} label={checkLabel} />}
      {columns.map((column, at) => (
        <GridCellBox
          key={column.id}
          column={column}
          row={row}
          at={at}
          colIndex={at + 1 + checks}
          left={at < frozen ? lefts[at] : undefined}
          isEdge={at === frozen - 1}
          isTabStop={tabStop === at}
          isInRange={at >= rangeLeft && at <= rangeRight}
          problem={problems?.get(column.id)}
          editor={editing === at ? editor : undefined}
        />
      ))}
    </div>
  )
}

const CheckCell = memo(function CheckCell({
  isLoaded,
  checked,
  label,
}: {
  isLoaded: boolean
  checked: boolean
  label: string
}) {
  return (
    <div
      role="gridcell"
      aria-colindex={1}
      className="sticky left-0 z-2 flex items-center justify-center bg-inherit"
      style={{ width: checkPixels, flex: `0 0 ${checkPixels}px` }}
    >
      {isLoaded ? (
        <input
          type="checkbox"
          tabIndex={-1}
          checked={checked}
          readOnly
          aria-label={label}
          data-check=""
          className="size-4 accent-accent"
        />
      ) : null}
    </div>
  )
})

/** A heading across the grid, such as a group's; it stays at the left while the columns, and the figures below them, scroll. */
export const GridBand = memo(GridBandInner) as typeof GridBandInner

function GridBandInner<Row>({
  index,
  top,
  width,
  columns,
  lefts,
  span,
  cells,
  isFocused,
  children,
}: {
  index: number
  top: number
  width: number
  columns: readonly GridColumn<Row>[]
  lefts: readonly number[]
  /** columns it reaches over, that of the check boxes too */
  span: number
  cells: ReadonlyMap<string, ReactNode> | undefined
  isFocused: boolean
  children: ReactNode
}) {
  const figures = columns.flatMap((column, at) => {
    const figure = cells?.get(column.id)
    return figure === undefined ? [] : [{ column, left: lefts[at] ?? 0, figure }]
  })
  // the heading ends where the first figure begins, unless that would leave it no room
  const room = figures[0] && figures[0].left >= leastBandPixels ? figures[0].left : undefined
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      className="absolute left-0 flex border-b bg-sunken"
      style={{ transform: `translateY(${top}px)`, width, height: gridRowPixels }}
    >
      <div
        role="gridcell"
        aria-colspan={span}
        tabIndex={isFocused ? 0 : -1}
        data-cell={0}
        data-band=""
        className="group/band flex h-full w-full items-center text-sm outline-none focus:shadow-[inset_0_0_0_2px_var(--accent)]"
      >
        <span
          className="sticky left-0 z-1 flex h-[calc(100%-4px)] max-w-[min(100%,calc(100vw-2rem))] items-center bg-sunken px-3"
          style={room === undefined ? {} : { maxWidth: room }}
        >
          {children}
        </span>
        {figures.map(({ column, left, figure }) => (
          <span
            key={column.id}
            className="absolute flex items-center justify-end px-2.5 text-right"
            style={{ left, width: column.pixels }}
          >
            {figure}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Least width in which a band's heading can be read. */
const leastBandPixels = 220
