'use client'
import { useState } from 'react'

/**
 * A value that follows a change at once, where what holds it (an address) is a moment behind: a second change builds on the first.
 * @param value  what is held; the same object while it has not changed
 */
export function useAhead<T>(value: T): [now: T, change: (next: T) => void] {
  const [ahead, setAhead] = useState<{ from: T; to: T }>()
  const isAhead = ahead !== undefined && Object.is(ahead.from, value)
  if (ahead && !isAhead) setAhead(undefined)
  return [isAhead ? ahead.to : value, (to) => setAhead({ from: value, to })]
}
