'use client'
import { useMemo } from 'react'

/** The same object as long as it says the same, for values that are made anew on each render. @param value  plain JSON */
export function useSteady<T>(value: T): T {
  const text = JSON.stringify(value)
  // the text was made from a T a line above
  return useMemo(() => JSON.parse(text) as T, [text])
}
