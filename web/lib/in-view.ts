'use client'
import { useSyncExternalStore } from 'react'

/** Whether the page is in view: of a browser's few connections to a server, pages behind others hold none. */
export function useInView(): boolean {
  return useSyncExternalStore(
    (changed) => {
      document.addEventListener('visibilitychange', changed)
      return () => document.removeEventListener('visibilitychange', changed)
    },
    () => document.visibilityState === 'visible',
    () => false,
  )
}
