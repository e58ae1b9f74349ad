'use client'
import type { Filter } from '#contract/filter.ts'
import { listItems } from '#contract/item.ts'
import { search } from '#contract/search.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useRead, useReadPages } from '#web/lib/read.ts'
import type { SearchResult } from '#web/search/question-answer.tsx'

export type Archived = 'exclude' | 'include' | 'only'

/** What the address asks for: a question in plain language, or conditions. */
export type ItemsRequest = {
  question: string | undefined
  filter: Filter | undefined
  text: string | undefined
  archived: Archived
  /** as in the API: `name`, `-price` */
  sort: string | undefined
}

/** Rows that the answer to a question carries along; beyond them the list is read page by page. */
const firstRows = 100

/**
 * The items a request asks for. A question is answered by the search; where it has more items than the answer carries, or
 * the person orders them otherwise, the rows come from the list under the filter that the question compiled to.
 */
export function useItems(request: ItemsRequest) {
  const { question } = request
  const asked = useRead(
    search,
    { body: { text: question ?? '', limit: firstRows } },
    { enabled: question !== undefined },
  )
  const result = question === undefined ? undefined : asked.data
  const selection = result ? fromResult(result, request) : request
  const beyond = result !== undefined && (request.sort !== undefined || mayContinue(result))
  const { filter, text, archived, sort } = selection
  const list = useReadPages(
    listItems,
    {
      query: {
        limit: 100,
        total: 'true' as const,
        archived,
        ...(filter ? { filter: JSON.stringify(filter) } : {}),
        ...(text ? { text } : {}),
        ...(sort ? { sort } : {}),
      },
    },
    { enabled: question === undefined || beyond, keepPrevious: question === undefined },
  )
  const error = question === undefined ? list.error : (asked.error ?? (beyond ? list.error : null))
  const listed = question === undefined || beyond
  return {
    result,
    selection,
    rows: (listed ? list.rows : undefined) ?? (result?.items as readonly ItemRow[] | undefined),
    total: result ? (result.limit === null ? result.total : Math.min(result.total, result.limit)) : list.total,
    /** the pages behind the rows; undefined when all rows came with the answer */
    pages: listed ? list : undefined,
    stale: listed && list.isPlaceholderData,
    error,
    retry: () => void (asked.error ? asked.refetch() : list.refetch()),
  }
}

/** Whether the list can show the same items in the same order beyond what the answer carries. */
function mayContinue(result: SearchResult): boolean {
  const [order, ...further] = result.sort
  return (
    result.total > result.items.length && result.limit === null && further.length === 0 && order?.location === undefined
  )
}

function fromResult(result: SearchResult, request: ItemsRequest): Omit<ItemsRequest, 'question'> {
  const [order] = result.sort
  const own = order && order.location === undefined ? (order.descending ? `-${order.field}` : order.field) : undefined
  return {
    filter: result.filter ?? undefined,
    text: undefined,
    archived: archivedOf(result),
    sort: request.sort ?? own,
  }
}

/** Whether the question asked for archived items: the answer says so only by what it holds. */
function archivedOf(result: SearchResult): Archived {
  const archived = result.items.filter((item) => item.archivedAt !== null).length
  if (archived === 0) return 'exclude'
  return archived === result.items.length ? 'only' : 'include'
}
