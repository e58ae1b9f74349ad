'use client'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listItems } from '#contract/item.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { itemsWhere, namedFilter } from '#web/item/items-address.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { Amount } from '#web/ui/amount.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Items at or below their reorder point. */
export function RunningLow() {
  const t = useTranslations('dashboard')
  const location = useTranslations('location.column')
  const problemText = useProblemText()
  const low = useRead(listItems, { query: { limit: 6, filter: JSON.stringify(namedFilter('low')) } })
  const columns: Column<ItemRow>[] = [
    {
      id: 'item',
      header: location('item'),
      narrow: 'title',
      cell: (item) => <NameAndCode name={item.name} code={item.sku} codeFrom="sm" />,
    },
    {
      id: 'onHand',
      header: location('onHand'),
      width: 'w-48',
      align: 'end',
      narrow: 'value',
      cell: (item) => (
        <span className="whitespace-nowrap">
          <Amount value={item.onHand} unit={item.unit} className="font-medium text-warn" />
          {item.reorderPoint ? <span className="text-faint"> / {<Amount value={item.reorderPoint} />}</span> : null}
        </span>
      ),
    },
  ]
  return (
    <Panel
      flush
      title={t('low')}
      note={t('lowNote')}
      actions={
        <ButtonLink size="sm" look="quiet" href={itemsWhere('low')}>
          {t('all')}
        </ButtonLink>
      }
    >
      {low.isError && !low.data ? (
        <ErrorState onRetry={() => void low.refetch()}>{problemText(low.error)}</ErrorState>
      ) : low.data?.data.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('lowEmpty')}>
          {t('lowEmptyNote')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('low')}
          columns={columns}
          rows={low.data?.data}
          rowKey={(item) => item.id}
          href={(item) => `/items/view?id=${item.id}`}
          skeletonRows={6}
        />
      )}
    </Panel>
  )
}
