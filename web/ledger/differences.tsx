'use client'
import { useTranslations } from 'use-intl'
import { listLocations } from '#contract/location.ts'
import type { Difference } from '#contract/stock.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useRead } from '#web/lib/read.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What a proof found: which balance, what stands there and what its lines or reservations add up to. */
export function Differences({ rows }: { rows: readonly Difference[] }) {
  const t = useTranslations('ledger')
  const items = useItemsById(rows.flatMap((row) => row.itemId ?? []))
  const locations = useRead(listLocations, { query: { virtual: 'include' } })
  const nameOf = (row: Difference) => {
    const item = row.itemId ? items.get(row.itemId) : undefined
    const place = locations.data?.data.find((location) => location.id === row.locationId)
    return [item ? `${item.sku} ${item.name}` : row.itemId, place?.name ?? row.locationId].filter(Boolean).join(', ')
  }
  const where = ({ recordedFrom, recordedTo, ...row }: Difference) =>
    recordedFrom && recordedTo
      ? t.rich('recordedBetween', {
          from: () => <DateTime value={recordedFrom} />,
          to: () => <DateTime value={recordedTo} />,
        })
      : nameOf(row)
  const columns: Column<Difference>[] = [
    { id: 'kind', header: t('column.kind'), narrow: 'title', cell: (row) => t(`kind.${row.kind}`) },
    { id: 'where', header: t('column.where'), cell: where },
    {
      id: 'stands',
      header: t('column.stands'),
      align: 'end',
      width: 'w-40',
      narrow: 'value',
      cell: (row) =>
        row.linesThen === undefined ? (
          <Amount value={row.reserved ?? row.onHand ?? '0'} className="text-danger" />
        ) : (
          t('linesThenNow', { then: row.linesThen, now: row.linesNow ?? 0 })
        ),
    },
    {
      id: 'sum',
      header: t('column.sum'),
      align: 'end',
      width: 'w-32',
      cell: ({ sumOfReservations, sumOfLines = sumOfReservations }) =>
        sumOfLines === undefined ? null : <Amount value={sumOfLines} />,
    },
  ]
  return (
    <Panel flush title={t('differences')}>
      <DataTable
        label={t('differences')}
        columns={columns}
        rows={rows}
        rowKey={(row) => [row.kind, row.itemId, row.locationId, row.lotId, row.recordedFrom].join('/')}
      />
    </Panel>
  )
}
