import { useCallback } from 'react'

/**
 * For a bar that stays at the foot of the page while it scrolls: toasts appear above it, not on it. One on a page.
 * @returns the bar's ref; a bar that is hidden lifts nothing
 */
export function useFootBar(): (bar: HTMLElement | null) => (() => void) | undefined {
  return useCallback((bar) => {
    if (!bar) return undefined
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(liftName, `${lift(bar)}px`))
    observer.observe(bar)
    return () => {
      observer.disconnect()
      style.removeProperty(liftName)
    }
  }, [])
}

const liftName = '--toast-lift'
const gap = 8

const lift = ({ offsetHeight }: HTMLElement): number => (offsetHeight > 0 ? offsetHeight + gap : 0)
