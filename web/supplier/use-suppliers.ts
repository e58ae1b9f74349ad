'use client'
import { useQuery } from '@tanstack/react-query'
import { listSuppliers, type Supplier } from '#contract/supplier.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

/** Every supplier of the organisation; undefined until they are read. */
export function useSuppliers(): readonly Supplier[] | undefined {
  return useAllSuppliers().data
}

/** The same as a query, for who cannot go on without them. */
export function useAllSuppliers() {
  return useQuery({
    queryKey: [...readKey(listSuppliers), 'all'],
    queryFn: ({ signal }) => readAllPages<Supplier>((query) => api.call(listSuppliers, { query, signal })),
    staleTime: 60_000,
  })
}
