'use client'
import { type QueryKey, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CallInput } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import type { Page } from '#contract/page.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** An endpoint that answers with a page of rows. */
type Listing = Endpoint & { response: { _zod: { output: Page<unknown> } } }
type RowOf<E extends Listing> = ResponseOf<E> extends Page<infer Row> ? Row : never

type ReadOptions = { enabled?: boolean; refetchInterval?: number; keepPrevious?: boolean; staleTime?: number }

/** The cache key of a call: the organisation first, so that nothing of one is ever shown in another. */
export function readKey(endpoint: Endpoint, input?: unknown): QueryKey {
  const tenantId = currentTenantId() ?? 'none'
  return input === undefined ? [tenantId, endpoint.name] : [tenantId, endpoint.name, input]
}

/** Reads an endpoint and keeps the answer; the input is part of the key. */
export function useRead<E extends Endpoint>(endpoint: E, input: CallInput<E>, options: ReadOptions = {}) {
  return useQuery<ResponseOf<E>>({
    queryKey: readKey(endpoint, input),
    queryFn: ({ signal }) => api.call(endpoint, { ...input, signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (before: unknown) => before as never } : {}),
    ...(options.refetchInterval ? { refetchInterval: options.refetchInterval } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  })
}

/**
 * Reads a list page by page.
 * @returns the infinite query, with `rows` (undefined while the first page loads) and `total` (where the server told it)
 */
export function useReadPages<E extends Listing>(endpoint: E, input: CallInput<E>, options: ReadOptions = {}) {
  const query = useInfiniteQuery({
    queryKey: [...readKey(endpoint, input), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { query: given } = input as { query?: object }
      const next = { ...input, query: { ...given, ...(pageParam ? { cursor: pageParam } : {}) }, signal }
      // The endpoint's own query schema has `cursor`: every listing takes it.
      return (await api.call(endpoint, next as CallInput<E>)) as Page<RowOf<E>>
    },
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (before: unknown) => before as never } : {}),
    ...(options.refetchInterval ? { refetchInterval: options.refetchInterval } : {}),
  })
  const rows = query.data?.pages.flatMap((page) => page.data)
  return { ...query, rows, total: query.data?.pages[0]?.total }
}
