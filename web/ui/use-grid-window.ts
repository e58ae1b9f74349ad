'use client'
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { gridHeadPixels, gridRowPixels } from '#web/ui/data-grid-column.ts'
import { type GridWindow, windowAt } from '#web/ui/grid-window.ts'

/** Lines rendered beyond each edge, and how many of them must remain before more are. */
const overscan = 10
const reserve = 3

/** Pixels of a line and of what stands fixed above the lines, and lines rendered beyond each edge. */
type Measures = { rowPixels: number; headPixels: number; overscan: number }
const plain: Measures = { rowPixels: gridRowPixels, headPixels: gridHeadPixels, overscan }

/** Which lines of a grid stand in sight, followed while it scrolls; renders again only when lines run short. */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  { rowPixels, headPixels, overscan: beyond }: Measures = plain,
) {
  const [viewport, setViewport] = useState(720)
  const look = useCallback(
    (scrollTop: number, height: number) =>
      windowAt(scrollTop, { rows, rowPixels, viewport: Math.max(height - headPixels, rowPixels), overscan: beyond }),
    [rows, rowPixels, headPixels, beyond],
  )
  const [view, setView] = useState<GridWindow>(() => look(0, 720))
  const shown = useRef(view)
  // what to render, where what is rendered runs short
  const findLines = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const next = look(element.scrollTop, element.clientHeight)
    const whole = rows * rowPixels
    const least = Math.min(reserve, beyond - 1)
    return suffices(shown.current, next, { rows, whole, least }) ? undefined : next
  }, [scroller, look, rows, rowPixels, beyond])
  const show = useCallback((next: GridWindow | undefined) => {
    if (!next) return
    shown.current = next
    setView(next)
  }, [])
  const onScroll = useCallback(() => {
    const next = findLines()
    // in the frame that scrolls there, not in one after it: a list scrolled further than what is rendered would show none
    if (next) flushSync(() => show(next))
  }, [findLines, show])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      setViewport(element.clientHeight)
      show(findLines())
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, findLines, show])
  return { view, viewport, onScroll }
}

/** Whether the lines rendered still cover what is in sight. */
function suffices(
  before: GridWindow,
  next: GridWindow,
  { rows, whole, least }: { rows: number; whole: number; least: number },
): boolean {
  // a list squeezed into less height stands elsewhere at each pixel
  if (before.height !== next.height || before.height < whole) return false
  const isAbove = before.first === 0 || next.top - before.first >= least
  const isBelow = before.last >= rows - 1 || before.last - next.bottom >= least
  return isAbove && isBelow
}
