'use client'
import { memo, type ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { checkPixels, type GridColumn, gridRowPixels } from '#web/ui/data-grid-column.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'

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
      {...(checked === undefined ? {} : { 'aria-selected': checked })}
      className={classNames('group/row absolute left-0 flex', className)}
      style={{
        transform: `translateY(${top}px)`,
        width,
        height: gridRowPixels,
        // an editor may reach over the lines below
        ...(editing >= 0 ? { zIndex: 5 } : {}),
      }}
    >
      {checked === undefined ? null : (
        <div
          role="gridcell"
          aria-colindex={1}
          className="sticky left-0 z-2 flex items-center justify-center border-b bg-surface group-hover/row:bg-canvas"
          style={{ width: checkPixels, flex: `0 0 ${checkPixels}px` }}
        >
          {row === undefined ? null : (
            <input
              type="checkbox"
              tabIndex={-1}
              checked={checked}
              readOnly
              aria-label={checkLabel}
              data-check={index}
              className="size-4 accent-accent"
            />
          )}
        </div>
      )}
      {columns.map((column, at) => {
        const isInRange = at >= rangeLeft && at <= rangeRight
        const problem = problems?.get(column.id)
        const isFrozen = at < frozen
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 1 + checks}
            aria-selected={isInRange}
            {...(problem === undefined ? {} : { 'aria-invalid': true, title: problem })}
            tabIndex={tabStop === at ? 0 : -1}
            data-cell={`${index}:${at}`}
            {...(column.takesCodes ? { 'data-takes-codes': '' } : {})}
            className={classNames(
              'relative flex items-center border-b px-2.5 text-sm outline-none',
              column.align === 'end' && 'justify-end text-right',
              isInRange ? 'bg-wash' : 'bg-surface group-hover/row:bg-canvas',
              problem !== undefined && 'bg-danger-wash shadow-[inset_0_0_0_1px_var(--danger)]',
              'focus:shadow-[inset_0_0_0_2px_var(--accent)]',
              isFrozen && 'sticky z-2',
              at === frozen - 1 && 'border-r',
              editing === at && 'z-3',
            )}
            style={{
              width: column.pixels,
              flex: `0 0 ${column.pixels}px`,
              ...(isFrozen ? { left: lefts[at] } : {}),
            }}
          >
            {editing === at ? (
              editor
            ) : row === undefined ? (
              <Skeleton className={column.align === 'end' ? 'w-10' : 'w-3/5 max-w-32'} />
            ) : (
              <div className="min-w-0 overflow-hidden text-ellipsis whitespace-nowrap [&_*]:flex-nowrap [&_*]:whitespace-nowrap">
                {column.cell(row)}
              </div>
            )}
            {problem === undefined || editing === at ? null : <span className="sr-only">{problem}</span>}
          </div>
        )
      })}
    </div>
  )
}

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
      className="absolute left-0 flex border-b bg-sunken"
      style={{ transform: `translateY(${top}px)`, width, height: gridRowPixels }}
    >
      <div
        role="gridcell"
        aria-colspan={span}
        tabIndex={isFocused ? 0 : -1}
        data-cell={`${index}:0`}
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
