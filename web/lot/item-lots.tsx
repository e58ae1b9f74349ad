'use client'
import { useTranslations } from 'use-intl'
import { type Balance, listStock } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Expiry } from '#web/lot/expiry.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Stock of a tracked item by place and lot, with expiry. */
export function ItemLots({ itemId }: { itemId: string }) {
  const t = useTranslations('lot')
  const problemText = useProblemText()
  const stock = useReadPages(listStock, { query: { itemId, limit: 50 } })
  const rows = stock.rows?.filter((row) => row.lotId !== null)
  const columns: Column<Balance>[] = [
    {
      id: 'lot',
      header: t('column.lot'),
      narrow: 'title',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <Code>{row.lotCode ?? ''}</Code>
          <span className="text-sm text-soft">
            <Expiry day={row.expiresOn} />
          </span>
        </span>
      ),
    },
    {
      id: 'where',
      header: t('column.where'),
      width: 'w-28',
      narrow: 'note',
      cell: (row) => <span className="block truncate text-soft">{row.locationName}</span>,
    },
    {
      id: 'onHand',
      header: t('column.onHand'),
      width: 'w-24',
      align: 'end',
      narrow: 'value',
      cell: (row) => <Amount value={row.onHand} unit={row.unit} />,
    },
  ]
  return (
    <Panel flush title={t('title')}>
      {stock.isError && !rows ? (
        <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
      ) : rows?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('stockEmpty')}</p>
      ) : (
        <>
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.locationId} ${row.lotId}`}
            href={(row) => `/lots/view?id=${row.lotId}`}
            skeletonRows={3}
          />
          {rows && stock.hasNextPage ? <LoadMore pages={stock} count={rows.length} /> : null}
        </>
      )}
    </Panel>
  )
}
