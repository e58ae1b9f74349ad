'use client'
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { gridHeadPixels, gridRowPixels } from '#web/ui/data-grid-column.ts'
import { type GridWindow, windowAt } from '#web/ui/grid-window.ts'

/** Lines rendered beyond each edge, and how many of them must remain before more are. */
const overscan = 16
const reserve = 6

/** Which lines of a grid stand in sight, followed while it scrolls; renders again only when lines run short. */
export function useGridWindow(scroller: RefObject<HTMLElement | null>, rows: number) {
  const [viewport, setViewport] = useState(720)
  const [view, setView] = useState<GridWindow>(() => look(0, rows, 720))
  const update = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const next = look(element.scrollTop, rows, element.clientHeight)
    setView((before) => (suffices(before, next, rows) ? before : next))
  }, [scroller, rows])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      setViewport(element.clientHeight)
      update()
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, update])
  return { view, viewport, onScroll: update }
}

function look(scrollTop: number, rows: number, height: number): GridWindow {
  return windowAt(scrollTop, {
    rows,
    rowPixels: gridRowPixels,
    viewport: Math.max(height - gridHeadPixels, gridRowPixels),
    overscan,
  })
}

/** Whether the lines rendered still cover what is in sight. */
function suffices(before: GridWindow, next: GridWindow, rows: number): boolean {
  // a list squeezed into less height stands elsewhere at each pixel
  if (before.height !== next.height || before.height < rows * gridRowPixels) return false
  const isAbove = before.first === 0 || next.top - before.first >= reserve
  const isBelow = before.last >= rows - 1 || before.last - next.bottom >= reserve
  return isAbove && isBelow
}
