'use client'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import {
  type CellProblems,
  checkPixels,
  type GridColumn,
  type GridEntry,
  gridHeadPixels,
  gridRowPixels,
  placesOf,
} from '#web/ui/data-grid-column.ts'
import { GridHead } from '#web/ui/data-grid-head.tsx'
import { GridBand, GridRow } from '#web/ui/data-grid-row.tsx'
import { boundsOf, type GridBounds, type GridCell, type GridRange, stepFrom } from '#web/ui/grid-range.ts'
import { scrollTo } from '#web/ui/grid-window.ts'
import type { Sort } from '#web/ui/table-props.ts'
import { useGridWindow } from '#web/ui/use-grid-window.ts'

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

const noRange = { left: 1, right: 0 }

/**
 * A working table of any length. Only the lines in sight exist; the scrollbar spans them all. Arrow keys move between cells, with Shift
 * they draw a range, with Ctrl they go to the edge; Page up and down, Home and End as in a spreadsheet. Enter, F2 or typing edits,
 * Escape gives up, Tab goes on; Ctrl+C, Ctrl+V, Ctrl+D, Delete and Ctrl+Z act on the range; Space checks the row.
 * @param count   lines of the list, loaded or not
 * @param version  another one: the lines have changed
 */
export function DataGrid<Row>({
  label,
  columns,
  frozen,
  count,
  entryAt,
  onWindow,
  sort,
  onSort,
  onResize,
  onMove,
  onOpen,
  acts,
  problems,
  checks,
  rowClass,
  dimmed = false,
  busy = false,
}: {
  label: string
  columns: readonly GridColumn<Row>[]
  /** so many columns at the start stay in sight */
  frozen: number
  count: number
  entryAt: (index: number) => GridEntry<Row>
  /** the lines in sight */
  onWindow: (first: number, last: number) => void
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  onResize?: ((id: string, pixels: number) => void) | undefined
  onMove?: ((id: string, to: number) => void) | undefined
  onOpen: (row: Row) => void
  acts?: GridActs<Row> | undefined
  problems?: CellProblems | undefined
  checks?:
    | {
        isChecked: (key: string) => boolean
        state: boolean | 'mixed'
        labelOf: (row: Row) => string
        labelAll: string
        onAll: (checked: boolean) => void
        /** @param toward  with Shift: the line the range of boxes reaches from */
        onRow: (index: number, checked: boolean, toward: number | undefined) => void
      }
    | undefined
  rowClass?: ((row: Row) => string | undefined) | undefined
  dimmed?: boolean
  busy?: boolean
}) {
  const t = useTranslations('ui.grid')
  const scroller = useRef<HTMLDivElement>(null)
  const { view, viewport, onScroll } = useGridWindow(scroller, count)
  const [range, setRange] = useState<GridRange>({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } })
  const [isActive, setActive] = useState(false)
  const [editing, setEditing] = useState<GridCell & { typed: string | undefined }>()
  const takesFocus = useRef(false)
  const lastCheck = useRef<number>(undefined)
  const before = checks ? checkPixels : 0
  const { lefts, width } = useMemo(() => placesOf(columns, before), [columns, before])
  const size = {
    rows: count,
    columns: columns.length,
    page: Math.max(Math.floor((viewport - gridHeadPixels) / gridRowPixels) - 1, 1),
  }
  const focus = {
    row: Math.min(range.focus.row, Math.max(count - 1, 0)),
    column: Math.min(range.focus.column, Math.max(columns.length - 1, 0)),
  }
  const bounds = boundsOf({ anchor: range.anchor, focus })

  useEffect(() => {
    if (view.bottom >= view.top) onWindow(view.top, view.bottom)
  }, [view, onWindow])

  const reveal = useCallback(
    (cell: GridCell) => {
      const element = scroller.current
      if (!element) return
      const rows = { rows: count, rowPixels: gridRowPixels, viewport: element.clientHeight - gridHeadPixels }
      const top = scrollTo(cell.row, element.scrollTop, rows)
      if (top !== undefined) element.scrollTop = top
      if (cell.column < frozen) return
      const left = lefts[cell.column] ?? 0
      const shield = frozen > 0 ? (lefts[frozen] ?? width) : before
      const right = left + (columns[cell.column]?.pixels ?? 0)
      if (left - element.scrollLeft < shield) element.scrollLeft = left - shield
      else if (right - element.scrollLeft > element.clientWidth) element.scrollLeft = right - element.clientWidth
    },
    [count, lefts, width, frozen, before, columns],
  )
  const goTo = useCallback(
    (cell: GridCell, extend = false) => {
      takesFocus.current = true
      setActive(true)
      setRange((was) => ({ anchor: extend ? was.anchor : cell, focus: cell }))
      reveal(cell)
    },
    [reveal],
  )
  // The cell that the focus went to may only exist after the scroll.
  useLayoutEffect(() => {
    if (!takesFocus.current || editing) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${focus.row}:${focus.column}"]`)
    if (!cell) return
    takesFocus.current = false
    cell.focus({ preventScroll: true })
  })

  const rowAt = (index: number): Row | undefined => {
    const entry = entryAt(index)
    return entry && 'row' in entry ? entry.row : undefined
  }
  const startEdit = (cell: GridCell, typed?: string): boolean => {
    const row = rowAt(cell.row)
    const column = columns[cell.column]
    if (!acts || row === undefined || !column || !acts.canEdit(row, column.id)) return false
    setRange({ anchor: cell, focus: cell })
    setEditing({ ...cell, typed })
    return true
  }
  const endEdit = useCallback(
    (after: AfterEdit) => {
      setEditing(undefined)
      takesFocus.current = true
      setRange((was) => {
        const { row, column } = was.focus
        const next = {
          row: Math.min(after === 'down' ? row + 1 : row, count - 1),
          column: Math.min(
            Math.max(after === 'right' ? column + 1 : after === 'left' ? column - 1 : column, 0),
            columns.length - 1,
          ),
        }
        return { anchor: next, focus: next }
      })
    },
    [count, columns.length],
  )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (editing || !(event.target as HTMLElement).dataset.cell) return
    const far = event.ctrlKey || event.metaKey
    const next = event.altKey ? undefined : stepFrom(focus, event.key, far, size)
    if (next) {
      event.preventDefault()
      goTo(next, event.shiftKey)
      return
    }
    const row = rowAt(focus.row)
    const act = keyAct(event, far)
    if (!act) {
      const isLetter = event.key.length === 1 && !far && !event.altKey && event.key !== ' '
      if (isLetter && startEdit(focus, event.key)) event.preventDefault()
      return
    }
    event.preventDefault()
    switch (act) {
      case 'edit':
        if (!startEdit(focus) && row !== undefined) onOpen(row)
        else if (row === undefined) pressIn(event.target, 'first')
        return
      case 'open':
        if (row === undefined) pressIn(event.target, 'last')
        else onOpen(row)
        return
      case 'all':
        setRange({ anchor: { row: 0, column: 0 }, focus: { row: count - 1, column: columns.length - 1 } })
        return
      case 'check': {
        const entry = entryAt(focus.row)
        if (row !== undefined && entry) checks?.onRow(focus.row, !checks.isChecked(entry.key), undefined)
        else pressIn(event.target, 'first')
        return
      }
      case 'fill':
        return acts?.fillDown(bounds)
      case 'clear':
        return acts?.clear(bounds)
      case 'undo':
        return acts?.undo()
    }
  }
  const cellAt = (target: EventTarget | null): GridCell | undefined => {
    const text = (target as HTMLElement | null)?.closest?.<HTMLElement>('[data-cell]')?.dataset.cell
    if (!text) return undefined
    const [row = 0, column = 0] = text.split(':').map(Number)
    return { row, column }
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const cell = cellAt(event.target)
    if (!cell || (editing && editing.row === cell.row && editing.column === cell.column)) return
    if ((event.target as HTMLElement).closest('a, button, input')) return
    if (event.pointerType === 'mouse') {
      // the focus is set by hand, and a drag draws a range instead of selecting text
      event.preventDefault()
      const move = (moved: globalThis.PointerEvent) => {
        const over = cellAt(document.elementFromPoint(moved.clientX, moved.clientY))
        if (over) setRange((was) => (isSame(was.focus, over) ? was : { anchor: was.anchor, focus: over }))
      }
      const end = () => {
        document.removeEventListener('pointermove', move)
        document.removeEventListener('pointerup', end)
      }
      document.addEventListener('pointermove', move)
      document.addEventListener('pointerup', end)
    }
    setActive(true)
    takesFocus.current = true
    setRange((was) => ({ anchor: event.shiftKey ? was.anchor : cell, focus: cell }))
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = (event.target as HTMLElement).closest<HTMLInputElement>('[data-check]')
    if (!box || !checks) return
    const index = Number(box.dataset.check)
    checks.onRow(index, box.checked, event.shiftKey ? lastCheck.current : undefined)
    lastCheck.current = index
  }
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).closest('a, button, input, select, textarea')) return
    const cell = cellAt(event.target)
    if (cell && !editing) startEdit(cell)
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing || !acts || !isActive) return
    event.preventDefault()
    const text = acts.copy(bounds)
    if (text !== undefined) event.clipboardData.setData('text/plain', text)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing || !acts) return
    const text = event.clipboardData.getData('text/plain')
    event.preventDefault()
    if (text !== '') acts.paste(bounds, text)
  }

  const lines: ReactNode[] = []
  const line = (index: number) => {
    const entry = entryAt(index)
    const top = view.offset + (index - view.first) * gridRowPixels
    const isFocused = index === focus.row
    if (entry && 'band' in entry) {
      lines.push(
        <GridBand
          key={entry.key}
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
        </GridBand>,
      )
      return
    }
    const row = entry?.row
    const isInRange = isActive && index >= bounds.top && index <= bounds.bottom && !isOneCell(bounds)
    const own = isInRange ? bounds : noRange
    const isEdited = editing?.row === index
    lines.push(
      <GridRow
        key={entry?.place ?? entry?.key ?? index}
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
        checked={checks && entry ? checks.isChecked(entry.key) : checks ? false : undefined}
        checkLabel={checks && row !== undefined ? checks.labelOf(row) : ''}
        className={row === undefined ? undefined : rowClass?.(row)}
      />,
    )
  }
  for (let index = view.first; index <= view.last; index++) line(index)
  // the focused line stays, so that the keyboard is not lost when it scrolls out of sight
  if (count > 0 && (focus.row < view.first || focus.row > view.last)) line(focus.row)

  return (
    // biome-ignore lint: the grid is operated through its cells, which carry the focus
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + (checks ? 1 : 0)}
      aria-multiselectable="true"
      aria-busy={busy}
      aria-describedby={acts ? 'grid-help' : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onCopy={onCopy}
      onPaste={onPaste}
      onFocus={() => setActive(true)}
      className={classNames(
        'relative h-[calc(100dvh-var(--grid-top,15rem))] min-h-80 overflow-auto overscroll-contain',
        dimmed && 'opacity-60',
      )}
    >
      <GridHead
        columns={columns}
        lefts={lefts}
        frozen={frozen}
        width={width}
        sort={sort}
        onSort={onSort}
        onResize={onResize}
        onMove={onMove}
        check={checks && { state: checks.state, label: checks.labelAll, onChange: checks.onAll }}
      />
      <div role="rowgroup" className="relative" style={{ height: view.height, width }}>
        {lines}
      </div>
      {acts ? (
        <span id="grid-help" className="sr-only">
          {t('help')}
        </span>
      ) : null}
    </div>
  )
}

/** Presses a button of a band: its first opens and closes it, its last goes on from there. */
function pressIn(target: EventTarget, which: 'first' | 'last') {
  const buttons = [...(target as HTMLElement).querySelectorAll('button')]
  buttons.at(which === 'first' ? 0 : -1)?.click()
}

type Act = 'edit' | 'open' | 'all' | 'check' | 'fill' | 'clear' | 'undo'

function keyAct({ key, shiftKey }: KeyboardEvent, far: boolean): Act | undefined {
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

function isSame(a: GridCell, b: GridCell): boolean {
  return a.row === b.row && a.column === b.column
}

function isOneCell({ top, left, bottom, right }: GridBounds): boolean {
  return top === bottom && left === right
}
