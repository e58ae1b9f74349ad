/** A cell of a grid by its places, from 0. */
export type GridCell = { row: number; column: number }

/** A rectangle of cells: from where it was begun to where it is drawn. */
export type GridRange = { anchor: GridCell; focus: GridCell }

/** A rectangle with both ends in it. */
export type GridBounds = { top: number; left: number; bottom: number; right: number }

/** The rectangle between the ends of a range, whichever way it was drawn. */
export function boundsOf({ anchor, focus }: GridRange): GridBounds {
  return {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.column, focus.column),
  }
}

/** How large a grid is: rows and columns, and rows of one screen. */
export type GridSize = { rows: number; columns: number; page: number }

/**
 * Where a key leads from a cell, never beyond the edge; undefined for keys that lead nowhere. With `far` (Ctrl) arrows go to the
 * edge, Home and End to the first and last row.
 */
export function stepFrom(cell: GridCell, key: string, far: boolean, size: GridSize): GridCell | undefined {
  const { row, column } = cell
  const to = (nextRow: number, nextColumn: number): GridCell => ({
    row: Math.min(Math.max(nextRow, 0), Math.max(size.rows - 1, 0)),
    column: Math.min(Math.max(nextColumn, 0), Math.max(size.columns - 1, 0)),
  })
  const end = Number.MAX_SAFE_INTEGER
  switch (key) {
    case 'ArrowUp':
      return to(far ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(far ? end : row + 1, column)
    case 'ArrowLeft':
      return to(row, far ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, far ? end : column + 1)
    case 'PageUp':
      return to(row - size.page, column)
    case 'PageDown':
      return to(row + size.page, column)
    case 'Home':
      return to(far ? 0 : row, 0)
    case 'End':
      return to(far ? end : row, end)
    default:
      return undefined
  }
}

/**
 * The cells that pasted text fills: from the upper left of the range on. One value fills the whole range; a block that fits
 * into it several times is repeated, as spreadsheets do.
 * @param height  rows of the block
 * @param width   columns of it
 */
export function pastedBounds(range: GridBounds, height: number, width: number, size: GridSize): GridBounds {
  const rows = range.bottom - range.top + 1
  const columns = range.right - range.left + 1
  const tall = rows % height === 0 ? rows : height
  const wide = columns % width === 0 ? columns : width
  return {
    top: range.top,
    left: range.left,
    bottom: Math.min(range.top + tall, size.rows) - 1,
    right: Math.min(range.left + wide, size.columns) - 1,
  }
}
