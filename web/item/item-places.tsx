'use client'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import type { Balance } from '#contract/stock.ts'
import { useItemStock } from '#web/item/item-stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Where the item lies. */
export function ItemPlaces({ item }: { item: Item }) {
  const t = useTranslations('item.page')
  const location = useTranslations('location.column')
  const problemText = useProblemText()
  const { query, balances } = useItemStock(item)
  const columns: Column<Balance>[] = [
    {
      id: 'where',
      header: location('where'),
      narrow: 'title',
      cell: (one) => <NameAndCode name={one.locationName} code={one.locationCode} />,
    },
    {
      id: 'onHand',
      header: location('onHand'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (one) => (
        <Amount value={one.onHand} unit={one.unit} className={one.onHand.startsWith('-') ? 'text-danger' : ''} />
      ),
    },
    ...(balances?.some((one) => /[1-9]/.test(one.reserved))
      ? ([
          {
            id: 'reserved',
            header: location('reserved'),
            width: 'w-24',
            align: 'end',
            cell: (one) => <Amount value={one.reserved} className="text-soft" />,
          },
        ] satisfies Column<Balance>[])
      : []),
  ]
  return (
    <Panel flush title={t('stock')}>
      {query.isError && !balances ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : balances?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('stockEmpty')}</p>
      ) : (
        <DataTable
          label={t('stock')}
          columns={columns}
          rows={balances}
          rowKey={(one) => one.locationId}
          href={(one) => `/locations?id=${one.locationId}`}
          skeletonRows={3}
        />
      )}
    </Panel>
  )
}
