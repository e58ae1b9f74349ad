'use client'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Item } from '#contract/item.ts'
import { listVariantStock } from '#contract/variant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Row = z.output<typeof listVariantStock.response>['data'][number]

/** Where the variants of an item lie, together. */
export function VariantPlaces({ item }: { item: Item }) {
  const t = useTranslations('variant.places')
  const location = useTranslations('location.column')
  const problemText = useProblemText()
  const query = useReadPages(listVariantStock, { params: { itemId: item.id }, query: { limit: 200 } })
  const rows = query.rows?.filter((row) => row.variants > 0)
  const columns: Column<Row>[] = [
    {
      id: 'where',
      header: location('where'),
      narrow: 'title',
      cell: (row) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium">{row.locationName}</span>
          <span className="shrink-0 text-sm text-faint">{t('variants', { count: row.variants })}</span>
        </span>
      ),
    },
    {
      id: 'onHand',
      header: location('onHand'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (row) => (
        <Amount value={row.onHand} unit={item.unit} className={row.onHand.startsWith('-') ? 'text-danger' : ''} />
      ),
    },
  ]
  return (
    <Panel flush title={t('title')}>
      {query.isError && !rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : rows?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('empty')}</p>
      ) : (
        <>
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.locationId}
            href={(row) => `/locations?id=${row.locationId}`}
            skeletonRows={3}
          />
          {query.hasNextPage ? <LoadMore pages={query} count={rows?.length ?? 0} /> : null}
        </>
      )}
    </Panel>
  )
}
