import type { KeyboardEvent, ReactNode } from 'react'
import type { GridBounds } from '#web/ui/grid-range.ts'

/** Where the focus goes when an editor closes. */
export type AfterEdit = 'stay' | 'down' | 'right' | 'left'

/** What can be done with cells; without it the grid only shows. */
export type GridActs<Row> = {
  canEdit: (row: Row, columnId: string) => boolean
  /** @param typed  the letter that began it, in place of the value */
  editor: (row: Row, columnId: string, typed: string | undefined, close: (after: AfterEdit) => void) => ReactNode
  /** the text of a range for the clipboard; undefined: it is being fetched, or cannot be */
  copy: (bounds: GridBounds) => string | undefined
  paste: (bounds: GridBounds, text: string) => void
  /** the first line of the range goes into the others */
  fillDown: (bounds: GridBounds) => void
  clear: (bounds: GridBounds) => void
  undo: () => void
}

/** Check boxes in front of the lines. */
export type GridChecks<Row> = {
  isChecked: (key: string) => boolean
  state: boolean | 'mixed'
  labelOf: (row: Row) => string
  labelAll: string
  onAll: (checked: boolean) => void
  /** @param toward  with Shift: the line the range of boxes reaches from */
  onRow: (index: number, checked: boolean, toward: number | undefined) => void
}

type KeyAct = 'edit' | 'open' | 'all' | 'check' | 'fill' | 'clear' | 'undo'

/** What a key asks for on a cell. @param far  Ctrl or its like is held */
export function keyAct({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, far: boolean): KeyAct | undefined {
  switch (key) {
    case 'Enter':
      return far || shiftKey ? 'open' : 'edit'
    case 'F2':
      return 'edit'
    case ' ':
      return 'check'
    case 'Delete':
    case 'Backspace':
      return 'clear'
    case 'a':
      return far ? 'all' : undefined
    case 'd':
      return far ? 'fill' : undefined
    case 'z':
      return far && !shiftKey ? 'undo' : undefined
    default:
      return undefined
  }
}
