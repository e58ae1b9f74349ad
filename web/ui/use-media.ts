'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query matches now; in the exported shell, where there is no screen, `fallback`. */
export function useMedia(query: string, fallback: boolean): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => fallback,
  )
}
