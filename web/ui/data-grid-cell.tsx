'use client'
import { memo, type ReactNode } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import type { GridColumn } from '#web/ui/data-grid-column.ts'

/** A cell of a grid; it knows no line number, so that it renders only when its row, its column or its state is another. */
export const GridCellBox = memo(GridCellInner) as typeof GridCellInner

function GridCellInner<Row>({
  column,
  row,
  at,
  colIndex,
  left,
  isEdge,
  isTabStop,
  isInRange,
  problem,
  editor,
}: {
  column: GridColumn<Row>
  /** undefined: not loaded */
  row: Row | undefined
  /** place among the columns */
  at: number
  /** the same counted from 1, with the check boxes */
  colIndex: number
  /** pixels from the left where it stays in sight */
  left: number | undefined
  /** the last that stays in sight */
  isEdge: boolean
  isTabStop: boolean
  isInRange: boolean
  problem: string | undefined
  /** undefined: it is not edited */
  editor: ReactNode
}) {
  const isFrozen = left !== undefined
  return (
    <div
      role="gridcell"
      aria-colindex={colIndex}
      aria-selected={isInRange}
      {...(problem === undefined ? {} : { 'aria-invalid': true, title: problem })}
      tabIndex={isTabStop ? 0 : -1}
      data-cell={at}
      {...(column.takesCodes ? { 'data-takes-codes': '' } : {})}
      className={classNames(
        'flex items-center px-2.5 text-sm outline-none focus:shadow-[inset_0_0_0_2px_var(--accent)]',
        column.align === 'end' && 'justify-end text-right',
        problem !== undefined ? 'bg-danger-wash shadow-[inset_0_0_0_1px_var(--danger)]' : isInRange && 'bg-wash',
        isFrozen ? 'sticky z-2' : 'relative',
        isFrozen && problem === undefined && !isInRange && 'bg-inherit',
        isEdge && 'border-r',
        editor !== undefined && 'z-3',
      )}
      style={{
        width: column.pixels,
        flex: `0 0 ${column.pixels}px`,
        ...(isFrozen ? { left } : {}),
      }}
    >
      {editor !== undefined ? (
        editor
      ) : row === undefined ? (
        <span
          aria-hidden="true"
          className={classNames('block h-3 rounded-sm bg-sunken', column.align === 'end' ? 'w-10' : 'w-3/5 max-w-32')}
        />
      ) : (
        <div className="min-w-0 overflow-hidden text-ellipsis whitespace-nowrap">{column.cell(row)}</div>
      )}
      {problem === undefined || editor !== undefined ? null : <span className="sr-only">{problem}</span>}
    </div>
  )
}
