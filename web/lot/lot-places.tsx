'use client'
import { useTranslations } from 'use-intl'
import type { LotRow } from '#contract/lot.ts'
import type { Balance } from '#contract/stock.ts'
import { useAllStock } from '#web/lib/all-stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Where a lot lies. */
export function LotPlaces({ lot }: { lot: LotRow }) {
  const t = useTranslations('lot')
  const problemText = useProblemText()
  const stock = useAllStock({ itemId: lot.itemId, lotId: lot.id })
  const columns: Column<Balance>[] = [
    { id: 'where', header: t('column.where'), narrow: 'title', cell: (row) => row.locationName },
    {
      id: 'onHand',
      header: t('column.onHand'),
      width: 'w-32',
      align: 'end',
      narrow: 'value',
      cell: (row) => <Amount value={row.onHand} unit={row.unit} />,
    },
  ]
  return (
    <Panel flush title={t('stock')}>
      {stock.isError && !stock.data ? (
        <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
      ) : stock.data?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('stockEmpty')}</p>
      ) : (
        <DataTable
          label={t('stock')}
          columns={columns}
          rows={stock.data}
          rowKey={(row) => row.locationId}
          href={(row) => `/locations?id=${row.locationId}`}
          skeletonRows={2}
        />
      )}
    </Panel>
  )
}
