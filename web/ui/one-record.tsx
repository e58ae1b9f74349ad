'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { HeadingSkeleton, Skeleton } from '#web/ui/skeleton.tsx'

interface OneRecordProps<Row> {
  /** undefined or empty: the address names none */
  id: string | undefined
  query: UseQueryResult<Row>
  /** what such a record is called, while it has no name of its own */
  title: string
  back: { href: string; label: string }
  /** said where there is none of that id */
  missing: { title: string; note?: string }
  /** what holds the place of what is being read; left out: one panel */
  skeleton?: ReactNode
  children: (row: Row) => ReactNode
}

/** The page of one record: it, what holds its place, that it is not there, or that it cannot be read now. */
export function OneRecord<Row>({ id, query, title, back, missing, skeleton, children }: OneRecordProps<Row>) {
  const problemText = useProblemText()
  const { data, error, isError, refetch } = query
  if (!id || (isError && data === undefined)) {
    const isMissing = !id || isRefusal(error)
    return (
      <>
        <PageHeader title={title} back={back} />
        <Panel>
          {isMissing ? (
            <ErrorState title={missing.title}>{missing.note}</ErrorState>
          ) : (
            <ErrorState onRetry={() => void refetch()}>{problemText(error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (data === undefined) {
    return (
      <div aria-busy="true">
        <PageHeader title={<HeadingSkeleton className="w-72">{title}</HeadingSkeleton>} back={back} />
        {skeleton ?? <Skeleton className="h-60" />}
      </div>
    )
  }
  return children(data)
}
