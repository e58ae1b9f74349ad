'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/**
 * A part of the address's query as state: a filter, an opened row. It survives reload, back and sharing.
 * @returns the value (undefined when absent) and a setter that replaces the address without scrolling
 */
export function useUrlState(name: string): [string | undefined, (value: string | undefined) => void] {
  const pathname = usePathname()
  const query = useSearchParams()
  const set = useCallback(
    (value: string | undefined) => {
      // Read at the moment of the call, so that two setters in one handler keep each other's change.
      const next = new URLSearchParams(window.location.search)
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
      const text = next.toString()
      window.history.replaceState(null, '', text ? `${pathname}?${text}` : pathname)
    },
    [name, pathname],
  )
  return [query.get(name) ?? undefined, set]
}

/** A switch in the address's query, such as an open form: `?invite`. */
export function useUrlFlag(name: string): [boolean, (on: boolean) => void] {
  const query = useSearchParams()
  const [, set] = useUrlState(name)
  return [query.has(name), useCallback((on: boolean) => set(on ? '1' : undefined), [set])]
}
