'use client'
import { type ReactNode, useState } from 'react'
import { type CellProblems, type GridColumn, type GridEntry, gridRowPixels } from '#web/ui/data-grid-column.ts'
import { GridBand, GridRow } from '#web/ui/data-grid-row.tsx'
import type { GridActs, GridChecks } from '#web/ui/grid-acts.ts'
import type { GridBounds } from '#web/ui/grid-range.ts'
import { GridSlots } from '#web/ui/grid-slots.ts'
import type { GridWindow } from '#web/ui/grid-window.ts'
import type { useGridSelection } from '#web/ui/use-grid-selection.ts'

const noRange = { left: 1, right: 0 }

/** The lines of a grid that stand in its window, and the one with the focus wherever it stands. */
export function GridLines<Row>({
  view,
  count,
  columns,
  lefts,
  width,
  frozen,
  entryAt,
  selection,
  acts,
  problems,
  checks,
  rowClass,
}: {
  view: GridWindow
  count: number
  columns: readonly GridColumn<Row>[]
  lefts: readonly number[]
  width: number
  frozen: number
  entryAt: (index: number) => GridEntry<Row>
  selection: ReturnType<typeof useGridSelection<Row>>
  acts: GridActs<Row> | undefined
  problems: CellProblems | undefined
  checks: GridChecks<Row> | undefined
  rowClass: ((row: Row) => string | undefined) | undefined
}) {
  const [slots] = useState(() => new GridSlots())
  const { focus, bounds, isActive, editing, endEdit } = selection
  const shown: number[] = []
  for (let index = view.first; index <= view.last; index++) shown.push(index)
  // the focused line stays, so that the keyboard is not lost when it scrolls out of sight
  if (count > 0 && (focus.row < view.first || focus.row > view.last)) shown.push(focus.row)
  const elements = slots.assign(shown)
  const line = (index: number, at: number): ReactNode => {
    const entry = entryAt(index)
    const top = view.offset + (index - view.first) * gridRowPixels
    const isFocused = index === focus.row
    const key = elements[at]
    if (entry && 'band' in entry)
      return (
        <GridBand
          key={key}
          index={index}
          top={top}
          width={width}
          columns={columns}
          lefts={lefts}
          span={columns.length + (checks ? 1 : 0)}
          cells={entry.cells}
          isFocused={isFocused}
        >
          {entry.band}
        </GridBand>
      )
    const row = entry?.row
    const isInRange = isActive && index >= bounds.top && index <= bounds.bottom && !isOneCell(bounds)
    const own = isInRange ? bounds : noRange
    const isEdited = editing?.row === index
    return (
      <GridRow
        key={key}
        index={index}
        top={top}
        row={row}
        columns={columns}
        lefts={lefts}
        frozen={frozen}
        width={width}
        tabStop={isFocused ? focus.column : -1}
        rangeLeft={own.left}
        rangeRight={own.right}
        editing={isEdited ? editing.column : -1}
        editor={
          isEdited && row !== undefined && acts
            ? acts.editor(row, columns[editing.column]?.id ?? '', editing.typed, endEdit)
            : null
        }
        problems={entry && problems?.get(entry.key)}
        checked={checks && (entry ? checks.isChecked(entry.key) : false)}
        checkLabel={checks && row !== undefined ? checks.labelOf(row) : ''}
        className={row === undefined ? undefined : rowClass?.(row)}
      />
    )
  }
  return (
    <div role="rowgroup" className="relative min-w-full" style={{ height: view.height, width }}>
      {shown.map(line)}
    </div>
  )
}

function isOneCell({ top, left, bottom, right }: GridBounds): boolean {
  return top === bottom && left === right
}
