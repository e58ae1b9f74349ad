import type { ItemRow } from '#web/item/item-picker.tsx'
import type { GridEntry } from '#web/ui/data-grid-column.ts'

/** Whether archived items are among them, or they alone. */
export type Archived = 'exclude' | 'include' | 'only'

/** Items as the lines of a table: loaded or not, in groups or not. */
export type ItemLines = {
  /** lines in all; undefined: not known yet */
  count: number | undefined
  countIsEstimate: boolean
  error: unknown
  entryAt: (index: number) => GridEntry<ItemRow>
  /** loads what is missing of these lines */
  onWindow: (first: number, last: number) => void
  /** the items of these lines, loaded where they were not; undefined for a heading and beyond the end */
  read: (first: number, last: number) => Promise<(ItemRow | undefined)[]>
  find: (id: string) => ItemRow | undefined
  /** shows items otherwise than they were read */
  replace: (next: ReadonlyMap<string, (row: ItemRow) => ItemRow>) => void
  refresh: () => Promise<void>
}
