'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** What is shown before anyone chose, in this order. */
export const standardColumns: readonly string[] = ['sku', 'name', 'type', 'onHand', 'reserved', 'price', 'reorderPoint']

const listeners = new Set<() => void>()

function storageKey(): string {
  return `items.columns.${currentTenantId() ?? ''}`
}

/** The columns of the items list as chosen on this device for this organisation. */
export function useChosenColumns(): [readonly string[], (columns: readonly string[] | undefined) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(storageKey()) ?? '',
    () => '',
  )
  const choose = useCallback((columns: readonly string[] | undefined) => {
    if (columns) localStorage.setItem(storageKey(), JSON.stringify(columns))
    else localStorage.removeItem(storageKey())
    for (const listener of listeners) listener()
  }, [])
  return [readColumns(text), choose]
}

/** The stored list; the standard one when nothing usable is stored. */
export function readColumns(text: string): readonly string[] {
  if (!text) return standardColumns
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read) && read.length > 0 && read.every((one) => typeof one === 'string')) return read
  } catch {
    // a damaged entry: the standard columns
  }
  return standardColumns
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
