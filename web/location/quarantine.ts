'use client'
import { useMemo } from 'react'
import { useAllLocations } from '#web/location/all-locations.ts'

/** The places of quarantine with all below them, in the tree's order, and all other places; undefined until they are read. */
export function useQuarantine(): { quarantined: readonly string[] | undefined; elsewhere: ReadonlySet<string> } {
  const { tree } = useAllLocations()
  return useMemo(() => {
    const quarantined = new Set<string>()
    const elsewhere = new Set<string>()
    // a place stands behind what it lies in
    for (const { row } of tree ?? []) {
      const isSetApart = row.kind === 'quarantine' || (row.parentId !== null && quarantined.has(row.parentId))
      ;(isSetApart ? quarantined : elsewhere).add(row.id)
    }
    return { quarantined: tree && [...quarantined], elsewhere }
  }, [tree])
}
