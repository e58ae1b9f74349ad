'use client'
import { Layers, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { PriceCell } from '#web/variant/price-cell.tsx'
import { optionLabels, useVariants } from '#web/variant/use-variants.ts'

/** The variants of an item with their stock, their prices written in place. */
export function VariantPanel({ item, onMake }: { item: Item; onMake: () => void }) {
  const t = useTranslations('variant')
  const { can } = useSession()
  const { query, variants } = useVariants(item)
  return (
    <Panel
      flush
      title={
        <span className="flex items-center gap-2">
          <Layers aria-hidden="true" className="size-4 text-soft" />
          {t('title')}
        </span>
      }
      {...(query.total === undefined ? {} : { note: t('count', { count: query.total }) })}
      actions={
        can('item:write') && !item.archivedAt ? (
          <Button size="sm" onClick={onMake}>
            <Plus />
            {t('change')}
          </Button>
        ) : null
      }
    >
      {variants?.length === 0 ? <p className="px-4 py-5 text-soft">{t('list.empty')}</p> : <VariantTable item={item} />}
    </Panel>
  )
}

/** The same without a frame. */
export function VariantTable({ item }: { item: Pick<Item, 'id' | 'variantAxes'> }) {
  const t = useTranslations('variant.list')
  const all = useTranslations('variant')
  const problemText = useProblemText()
  const { query, variants, axes } = useVariants(item)
  const columns: Column<ItemRow>[] = [
    ...axes.map(
      (axis, at): Column<ItemRow> => ({
        id: axis.key,
        header: axis.name,
        narrow: 'title',
        cell: (row) => (
          <span className="font-medium">
            {optionLabels(row, axis)}
            {at < axes.length - 1 ? <span className="font-normal text-faint sm:hidden"> / </span> : null}
          </span>
        ),
      }),
    ),
    {
      id: 'sku',
      header: t('sku'),
      from: 'md',
      narrow: 'note',
      cell: (row) => (
        <span className="text-soft">
          <Code>{row.sku}</Code>
        </span>
      ),
    },
    {
      id: 'stock',
      header: t('stock'),
      align: 'end',
      width: 'w-28',
      narrow: 'value',
      cell: (row) => (
        <Amount
          value={row.onHand}
          unit={row.unit}
          className={row.onHand.startsWith('-') ? 'text-danger' : /[1-9]/.test(row.onHand) ? '' : 'text-faint'}
        />
      ),
    },
    {
      id: 'price',
      header: t('price'),
      align: 'end',
      width: 'w-36',
      narrow: 'note',
      cell: (row) => <PriceCell item={row} />,
    },
  ]
  if (query.isError && !variants)
    return <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
  return (
    <>
      <DataTable
        label={all('title')}
        columns={columns}
        rows={variants}
        rowKey={(row) => row.id}
        href={(row) => `/items/view?id=${row.id}`}
        skeletonRows={4}
      />
      {query.hasNextPage ? <LoadMore pages={query} count={variants?.length ?? 0} /> : null}
    </>
  )
}
