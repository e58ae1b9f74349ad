'use client'
import { useMemo } from 'react'
import type { Filter } from '#contract/filter.ts'
import { search } from '#contract/search.ts'
import type { Archived } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { RowPages } from '#web/item/row-pages.ts'
import { type ItemsSelection, pagesOf, useItemLines } from '#web/item/use-item-lines.ts'
import type { AskedQuestion } from '#web/item/use-question.ts'
import { useRead } from '#web/lib/read.ts'
import type { SearchResult } from '#web/search/question-answer.tsx'

/** What the address asks for: a question in plain language, or conditions. */
export type ItemsRequest = {
  question: AskedQuestion | undefined
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
  const body = {
    text: question?.text ?? '',
    limit: firstRows,
    ...(question?.filter === undefined ? {} : { filter: question.filter }),
    without: [...(question?.without ?? [])],
  }
  const asked = useRead(
    search,
    { body: { ...body, outside: false } },
    { enabled: question !== undefined, keepPrevious: true },
  )
  // the answer of here stands while a model outside is asked, and gives way to the one that was helped
  const mayBeHelped = asked.data?.outside?.state === 'available' && !asked.isPlaceholderData
  const helped = useRead(search, { body }, { enabled: question !== undefined && mayBeHelped, staleTime: Infinity })
  // while a changed chip is on its way the answer before stands, never that of another question
  const answer = (mayBeHelped ? helped.data : undefined) ?? asked.data
  const result = question !== undefined && answer?.text === question.text ? answer : undefined
  const { filter, text, archived, sort }: ItemsSelection = result ? fromResult(result, request) : request
  const isListed =
    question === undefined || (result !== undefined && (request.sort !== undefined || mayContinue(result)))
  const selection = { filter, text, archived, sort }
  const key = isListed ? JSON.stringify(selection) : undefined
  const pages = useMemo(() => {
    if (key !== undefined) return pagesOf(JSON.parse(key) as ItemsSelection)
    // the search answers with rows as the list has them
    return result ? answeredPages(result.items as readonly ItemRow[]) : undefined
  }, [key, result])
  const lines = useItemLines(pages)
  const error = question !== undefined && asked.error ? asked.error : lines.error
  return {
    result,
    /** a model outside is being asked what words mean */
    isBeingHelped: mayBeHelped && helped.isFetching && helped.data === undefined,
    selection,
    /** the rows come from the list, which can be grouped and chosen from as a whole */
    isListed,
    lines,
    total: result ? (result.limit === null ? result.total : Math.min(result.total, result.limit)) : lines.count,
    isStale: lines.isStale || (question !== undefined && asked.isPlaceholderData),
    error,
    retry: () => void (asked.error ? asked.refetch() : lines.refresh()),
  }
}

/** All rows that came with an answer, as the pages of a list. */
function answeredPages(items: readonly ItemRow[]): RowPages<ItemRow> {
  return new RowPages({
    load: async () => ({ data: [...items], nextCursor: null }),
  })
}

/** Whether the list can show the same items in the same order beyond what the answer carries. */
function mayContinue(result: SearchResult): boolean {
  const [order, ...further] = result.sort
  return (
    result.total > result.items.length && result.limit === null && further.length === 0 && order?.location === undefined
  )
}

function fromResult(result: SearchResult, request: ItemsRequest): ItemsSelection {
  const [order] = result.sort
  const own = order && order.location === undefined ? (order.descending ? `-${order.field}` : order.field) : undefined
  return {
    filter: result.filter ?? undefined,
    text: undefined,
    archived: result.archived,
    sort: request.sort ?? own,
  }
}
