'use client'
import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

type Drag = { from: number; to: number; by: number; heights: readonly number[] }

/** Distance from the screen's edge at which a dragged row scrolls the page, in pixels. */
const edge = 64

/**
 * A list that is put in order by its handles: dragged with mouse, finger or pen, or moved with the arrow keys (Home and End:
 * to the ends) while a handle has the focus. Each move is told to screen readers.
 * @param onOrder  the new order, once the row is let go or a key was pressed
 * @param row  a row with its handle, which it places
 */
export function Sortable<Row>({
  rows,
  rowKey,
  name,
  label,
  onOrder,
  row,
  disabled = false,
  className,
}: {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** how a row is called when it is moved */
  name: (row: Row) => string
  label: string
  onOrder: (rows: Row[]) => void
  row: (row: Row, handle: ReactNode, index: number) => ReactNode
  disabled?: boolean
  className?: string
}) {
  const t = useTranslations('ui.sort')
  const helpId = useId()
  const list = useRef<HTMLUListElement>(null)
  const start = useRef({ y: 0, scroll: 0 })
  const [drag, setDrag] = useState<Drag>()
  const [said, say] = useState('')
  const move = (from: number, to: number) => {
    const moved = rows[from]
    const target = Math.min(rows.length - 1, Math.max(0, to))
    if (moved === undefined || target === from) return
    const next = [...rows]
    next.splice(target, 0, ...next.splice(from, 1))
    onOrder(next)
    say(t('moved', { name: name(moved), place: String(target + 1), count: String(rows.length) }))
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(index, to)
    // The row keeps its key, so its handle keeps the focus; it may have left the screen.
    const handle = event.currentTarget
    requestAnimationFrame(() => handle.scrollIntoView({ block: 'nearest' }))
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>, from: number) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { y: event.clientY, scroll: window.scrollY }
    const heights = [...(list.current?.children ?? [])].map((child) => child.getBoundingClientRect().height)
    setDrag({ from, to: from, by: 0, heights })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!drag) return
    if (event.clientY < edge) window.scrollBy(0, -8)
    else if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 8)
    const by = event.clientY - start.current.y + window.scrollY - start.current.scroll
    setDrag({ ...drag, by, to: targetOf(drag.heights, drag.from, by) })
  }
  const end = (keep: boolean) => {
    if (drag && keep) move(drag.from, drag.to)
    setDrag(undefined)
  }
  return (
    <>
      <p id={helpId} className="sr-only">
        {t('help')}
      </p>
      <ul ref={list} aria-label={label} className={classNames(drag && 'select-none', className)}>
        {rows.map((one, index) => (
          <li
            key={rowKey(one)}
            className={classNames(
              'relative bg-surface',
              drag && 'transition-transform duration-150 ease-settle',
              drag?.from === index && 'z-10 rounded-md shadow-lift transition-none',
            )}
            style={drag ? { transform: `translateY(${shiftOf(drag, index)}px)` } : undefined}
          >
            {row(
              one,
              <Button
                look="quiet"
                size="icon"
                disabled={disabled || rows.length < 2}
                aria-label={t('handle', { name: name(one) })}
                aria-describedby={helpId}
                className="-mr-1 w-6 cursor-grab touch-none active:cursor-grabbing"
                onKeyDown={(event) => onKeyDown(event, index)}
                onPointerDown={(event) => onPointerDown(event, index)}
                onPointerMove={onPointerMove}
                onPointerUp={() => end(true)}
                onPointerCancel={() => end(false)}
                onLostPointerCapture={() => setDrag(undefined)}
              >
                <GripVertical />
              </Button>,
              index,
            )}
          </li>
        ))}
      </ul>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
    </>
  )
}

/** Where a row lands that was moved by `by` pixels: past each neighbour whose middle its own edge has crossed. */
export function targetOf(heights: readonly number[], from: number, by: number): number {
  const step = Math.sign(by)
  let left = Math.abs(by)
  let to = from
  while (step !== 0) {
    const height = heights[to + step]
    if (height === undefined || left < height / 2) break
    left -= height
    to += step
  }
  return to
}

function shiftOf({ from, to, by, heights }: Drag, index: number): number {
  if (index === from) return by
  const height = heights[from] ?? 0
  if (index > from && index <= to) return -height
  return index < from && index >= to ? height : 0
}
