import type { ReactNode } from 'react'

/** A column of `DataTable`. */
export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** numbers and money stand at the end, so that their digits line up */
  align?: 'start' | 'end'
  /** a Tailwind width; without one the column shares what is left */
  width?: string
  sortable?: boolean
  /** where the cell stands when the table becomes a list on a narrow screen, `lead` before the entry; left out: hidden there */
  narrow?: 'lead' | 'title' | 'value' | 'note'
  /** hides the column below this width, while the table is still a table */
  from?: 'md' | 'lg' | 'xl'
}

/** The order of a table: a column's id and direction. */
export type Sort = { id: string; descending: boolean }

/** What `DataTable` takes, as a table and as a list. */
export type TableProps<Row> = {
  /** what the table lists, for screen readers */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** address of the row's own page: the whole row becomes a link, Enter follows it; undefined: this row leads nowhere */
  href?: (row: Row) => string | undefined
  onOpen?: (row: Row) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** rows of placeholder while `rows` is undefined */
  skeletonRows?: number
  rowClass?: (row: Row) => string | undefined
}
