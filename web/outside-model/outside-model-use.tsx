'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { listOutsideModelUse } from '#contract/outside-model.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Calls, tokens and estimated cost by day. */
export function OutsideModelUse() {
  const t = useTranslations('outsideModel.use')
  const format = useFormatter()
  const problemText = useProblemText()
  const { tenant } = useSession()
  const query = useReadPages(listOutsideModelUse, { query: { limit: 10 } })
  const isEmpty = query.rows?.length === 0
  return (
    <Panel title={t('title')} flush={!isEmpty}>
      {query.isError && !query.rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : isEmpty ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <DataTable
          label={t('title')}
          rows={query.rows}
          rowKey={({ day }) => day}
          skeletonRows={3}
          columns={[
            {
              id: 'day',
              header: t('day'),
              narrow: 'title',
              cell: ({ day }) =>
                format.dateTime(new Date(`${day}T00:00:00Z`), {
                  day: 'numeric',
                  month: 'short',
                  year: 'numeric',
                  timeZone: 'UTC',
                }),
            },
            {
              id: 'calls',
              header: t('calls'),
              align: 'end',
              narrow: 'value',
              cell: ({ calls }) => <Amount value={calls} />,
            },
            {
              id: 'failures',
              header: t('failures'),
              align: 'end',
              cell: ({ failures }) => <Amount value={failures} />,
            },
            {
              id: 'tokens',
              header: t('tokens'),
              align: 'end',
              narrow: 'note',
              cell: ({ inputTokens, outputTokens }) => t('tokensOf', { input: inputTokens, output: outputTokens }),
            },
            {
              id: 'cost',
              header: t('cost'),
              align: 'end',
              narrow: 'note',
              cell: ({ cost }) =>
                format.number(Number(cost), { style: 'currency', currency: tenant.currency, maximumFractionDigits: 4 }),
            },
          ]}
        />
      )}
      {query.hasNextPage ? <LoadMore pages={query} count={query.rows?.length ?? 0} /> : null}
    </Panel>
  )
}
