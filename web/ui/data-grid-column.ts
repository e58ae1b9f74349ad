import type { ReactNode } from 'react'

/** A column of a `DataGrid`. */
export type GridColumn<Row> = {
  id: string
  header: string
  pixels: number
  /** numbers and money stand at the end, so that their digits line up */
  align?: 'start' | 'end'
  sortable?: boolean
  /** a scanner fills this column: what it types on a cell is the cell's */
  takesCodes?: boolean
  cell: (row: Row) => ReactNode
}

/**
 * What stands in a line of a grid: a row, a band across all columns (a group's heading) with figures below some of them, or nothing
 * yet. `place` tells lines apart where a row stands in several.
 */
export type GridEntry<Row> =
  | { key: string; place?: string; row: Row }
  | { key: string; band: ReactNode; cells?: ReadonlyMap<string, ReactNode> }
  | undefined

/** What was wrong with cells: by row key, then by column id. */
export type CellProblems = ReadonlyMap<string, ReadonlyMap<string, string>>

export const gridRowPixels = 36
export const gridHeadPixels = 36
/** The column of check boxes in front of all others. */
export const checkPixels = 40
export const leastColumnPixels = 56
export const mostColumnPixels = 900

/** Where each column begins, and how wide all are, with `before` in front of them. */
export function placesOf(
  columns: readonly { pixels: number }[],
  before: number,
): { lefts: readonly number[]; width: number } {
  const lefts: number[] = []
  let width = before
  for (const { pixels } of columns) {
    lefts.push(width)
    width += pixels
  }
  return { lefts, width }
}
