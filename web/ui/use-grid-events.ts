'use client'
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react'
import type { GridColumn, GridEntry } from '#web/ui/data-grid-column.ts'
import { type GridActs, type GridChecks, keyAct } from '#web/ui/grid-acts.ts'
import { type GridCell, type GridSize, stepFrom } from '#web/ui/grid-range.ts'
import type { useGridSelection } from '#web/ui/use-grid-selection.ts'

/** What keys, the pointer and the clipboard do to a grid. */
export function useGridEvents<Row>({
  selection,
  size,
  columns,
  entryAt,
  onOpen,
  acts,
  checks,
}: {
  selection: ReturnType<typeof useGridSelection<Row>>
  size: GridSize
  columns: readonly GridColumn<Row>[]
  entryAt: (index: number) => GridEntry<Row>
  onOpen: (row: Row) => void
  acts: GridActs<Row> | undefined
  checks: GridChecks<Row> | undefined
}) {
  const { focus, bounds, editing } = selection
  const lastCheck = useRef<number>(undefined)
  const rowAt = (index: number): Row | undefined => {
    const entry = entryAt(index)
    return entry && 'row' in entry ? entry.row : undefined
  }
  const startEdit = (cell: GridCell, typed?: string): boolean => {
    const row = rowAt(cell.row)
    const column = columns[cell.column]
    if (!acts || row === undefined || !column || !acts.canEdit(row, column.id)) return false
    selection.startEdit(cell, typed)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (editing || (event.target as HTMLElement).dataset.cell === undefined) return
    const far = event.ctrlKey || event.metaKey
    const next = event.altKey ? undefined : stepFrom(focus, event.key, far, size)
    if (next) {
      event.preventDefault()
      selection.goTo(next, event.shiftKey)
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
        return selection.chooseAll()
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
        if (over) selection.drawTo(over)
      }
      const end = () => {
        document.removeEventListener('pointermove', move)
        document.removeEventListener('pointerup', end)
      }
      document.addEventListener('pointermove', move)
      document.addEventListener('pointerup', end)
    }
    selection.choose(cell, event.shiftKey)
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = (event.target as HTMLElement).closest<HTMLInputElement>('[data-check]')
    const index = box ? lineOf(box) : undefined
    if (!box || index === undefined || !checks) return
    checks.onRow(index, box.checked, event.shiftKey ? lastCheck.current : undefined)
    lastCheck.current = index
  }
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).closest('a, button, input, select, textarea')) return
    const cell = cellAt(event.target)
    if (cell && !editing) startEdit(cell)
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing || !acts || !selection.isActive) return
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
  const onFocus = () => selection.setActive(true)
  return { onKeyDown, onPointerDown, onClick, onDoubleClick, onCopy, onPaste, onFocus }
}

/** The cell an element is in; lines say their number, cells that of their column. */
function cellAt(target: EventTarget | null): GridCell | undefined {
  const cell = (target as HTMLElement | null)?.closest?.<HTMLElement>('[data-cell]')
  const row = cell ? lineOf(cell) : undefined
  return cell && row !== undefined ? { row, column: Number(cell.dataset.cell) } : undefined
}

function lineOf(element: HTMLElement): number | undefined {
  const text = element.closest<HTMLElement>('[data-row]')?.dataset.row
  return text === undefined ? undefined : Number(text)
}

/** Presses a button of a band: its first opens and closes it, its last goes on from there. */
function pressIn(target: EventTarget, which: 'first' | 'last') {
  const buttons = [...(target as HTMLElement).querySelectorAll('button')]
  buttons.at(which === 'first' ? 0 : -1)?.click()
}
