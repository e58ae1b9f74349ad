'use client'
import { useTranslations } from 'use-intl'
import { type TraceStep, traceLot } from '#contract/lot-trace.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** The way of a lot: back to where it came from, or forward to where it went; through production too. */
export function LotTrace({ lotId, direction }: { lotId: string; direction: 'back' | 'forward' }) {
  const t = useTranslations('lot')
  const movement = useTranslations('movement')
  const problemText = useProblemText()
  const query = useReadPages(traceLot, { params: { lotId }, query: { direction, limit: 50 } })
  const columns: Column<TraceStep>[] = [
    {
      id: 'movement',
      header: t('column.movement'),
      narrow: 'title',
      cell: (step) => (
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{movement(`kind.${step.kind}`)}</span>
          <span className="truncate text-soft">{step.reference}</span>
          {step.depth > 0 ? (
            <>
              <Code>{`${step.sku} ${step.lotCode}`}</Code>
              <Badge>{t('through', { depth: step.depth })}</Badge>
            </>
          ) : null}
        </span>
      ),
    },
    {
      id: 'where',
      header: direction === 'back' ? t('column.to') : t('column.from'),
      width: 'w-44',
      narrow: 'note',
      cell: (step) => <span className="text-soft">{direction === 'back' ? step.toName : step.fromName}</span>,
    },
    {
      id: 'when',
      header: t('column.when'),
      width: 'w-32',
      narrow: 'note',
      cell: (step) => <DateTime value={step.effectiveAt} detail="day" />,
    },
    {
      id: 'quantity',
      header: t('column.quantity'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (step) => <Amount value={step.quantity} unit={step.unit} />,
    },
  ]
  const title = direction === 'back' ? t('came') : t('went')
  return (
    <Panel flush title={title}>
      {query.isError && !query.rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : query.rows?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{direction === 'back' ? t('cameEmpty') : t('wentEmpty')}</p>
      ) : (
        <>
          <DataTable
            label={title}
            columns={columns}
            rows={query.rows}
            rowKey={(step) => `${step.movementId} ${step.lineNo}`}
            href={(step) => `/movements?id=${step.movementId}`}
            skeletonRows={3}
          />
          {query.rows && query.hasNextPage ? <LoadMore pages={query} count={query.rows.length} /> : null}
        </>
      )}
    </Panel>
  )
}
