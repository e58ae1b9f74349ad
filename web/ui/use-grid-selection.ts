'use client'
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { type GridColumn, gridHeadPixels, gridRowPixels } from '#web/ui/data-grid-column.ts'
import type { AfterEdit } from '#web/ui/grid-acts.ts'
import { boundsOf, type GridCell, type GridRange } from '#web/ui/grid-range.ts'
import { scrollTo } from '#web/ui/grid-window.ts'

const first = { row: 0, column: 0 }

/**
 * The range of a grid's cells that is chosen, the cell in it that has the focus, and the one being edited; what the focus goes to is
 * scrolled into sight.
 */
export function useGridSelection<Row>(
  scroller: RefObject<HTMLElement | null>,
  {
    count,
    columns,
    frozen,
    lefts,
    width,
    before,
  }: {
    count: number
    columns: readonly GridColumn<Row>[]
    frozen: number
    lefts: readonly number[]
    width: number
    /** pixels in front of the columns */
    before: number
  },
) {
  const [range, setRange] = useState<GridRange>({ anchor: first, focus: first })
  const [isActive, setActive] = useState(false)
  const [editing, setEditing] = useState<GridCell & { typed: string | undefined }>()
  const takesFocus = useRef(false)
  const focus = {
    row: Math.min(range.focus.row, Math.max(count - 1, 0)),
    column: Math.min(range.focus.column, Math.max(columns.length - 1, 0)),
  }
  const reveal = useCallback(
    (cell: GridCell) => {
      const element = scroller.current
      if (!element) return
      const rows = { rows: count, rowPixels: gridRowPixels, viewport: element.clientHeight - gridHeadPixels }
      const top = scrollTo(cell.row, element.scrollTop, rows)
      if (top !== undefined) element.scrollTo({ top })
      if (cell.column < frozen) return
      const left = lefts[cell.column] ?? 0
      const shield = frozen > 0 ? (lefts[frozen] ?? width) : before
      const right = left + (columns[cell.column]?.pixels ?? 0)
      if (left - element.scrollLeft < shield) element.scrollTo({ left: left - shield })
      else if (right - element.scrollLeft > element.clientWidth) element.scrollTo({ left: right - element.clientWidth })
    },
    [scroller, count, lefts, width, frozen, before, columns],
  )
  /** Chooses a cell, or with `extend` the range up to it. */
  const choose = useCallback((cell: GridCell, extend = false) => {
    takesFocus.current = true
    setActive(true)
    setRange((was) => ({ anchor: extend ? was.anchor : cell, focus: cell }))
  }, [])
  const goTo = useCallback(
    (cell: GridCell, extend = false) => {
      choose(cell, extend)
      reveal(cell)
    },
    [choose, reveal],
  )
  /** Draws the range up to a cell; the focus stays where it is. */
  const drawTo = useCallback((cell: GridCell) => {
    const isSame = (one: GridCell) => one.row === cell.row && one.column === cell.column
    setRange((was) => (isSame(was.focus) ? was : { anchor: was.anchor, focus: cell }))
  }, [])
  const chooseAll = () => setRange({ anchor: first, focus: { row: count - 1, column: columns.length - 1 } })
  const startEdit = (cell: GridCell, typed?: string) => {
    setRange({ anchor: cell, focus: cell })
    setEditing({ ...cell, typed })
  }
  const endEdit = useCallback(
    (after: AfterEdit) => {
      setEditing(undefined)
      takesFocus.current = true
      setRange((was) => {
        const { row, column } = was.focus
        const step = after === 'right' ? 1 : after === 'left' ? -1 : 0
        const next = {
          row: Math.min(after === 'down' ? row + 1 : row, count - 1),
          column: Math.min(Math.max(column + step, 0), columns.length - 1),
        }
        return { anchor: next, focus: next }
      })
    },
    [count, columns.length],
  )
  // The cell that the focus went to may only exist after the scroll.
  useLayoutEffect(() => {
    if (!takesFocus.current || editing) return
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${focus.row}"] [data-cell="${focus.column}"], [data-row="${focus.row}"] [data-band]`,
    )
    if (!cell) return
    takesFocus.current = false
    cell.focus({ preventScroll: true })
  })
  const bounds = boundsOf({ anchor: range.anchor, focus })
  return { focus, bounds, isActive, setActive, editing, choose, goTo, drawTo, chooseAll, startEdit, endEdit }
}
