'use client'
import { useTranslations } from 'use-intl'
import type { PurchaseOrderRow } from '#contract/purchase-order.ts'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { OrderStateBadge } from '#web/purchasing/order-state-badge.tsx'
import { Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

/** Orders as a table. @param withSupplier  false on the supplier's own page */
export function OrdersTable({
  rows,
  withSupplier = true,
}: {
  rows: readonly PurchaseOrderRow[] | undefined
  withSupplier?: boolean
}) {
  const t = useTranslations('purchasing')
  const columns: Column<PurchaseOrderRow>[] = [
    {
      id: 'number',
      header: t('orders.number'),
      width: withSupplier ? 'w-32' : '',
      narrow: 'title',
      cell: ({ number }) => <span className="font-medium whitespace-nowrap">{number}</span>,
    },
    ...(withSupplier
      ? ([
          {
            id: 'supplier',
            header: t('supplier'),
            narrow: 'note',
            cell: ({ supplierName }) => <span className="block truncate">{supplierName}</span>,
          },
        ] satisfies Column<PurchaseOrderRow>[])
      : []),
    {
      id: 'state',
      header: t('orders.state'),
      width: 'w-48',
      narrow: 'value',
      cell: ({ state, isLate }) => <OrderStateBadge state={state} isLate={isLate} />,
    },
    {
      id: 'expected',
      header: t('orders.expected'),
      width: 'w-32',
      from: 'md',
      narrow: 'note',
      cell: ({ expectedOn, state }) =>
        expectedOn && state !== 'closed' && state !== 'cancelled' ? <CalendarDay value={expectedOn} /> : null,
    },
    {
      id: 'lines',
      header: t('order.lines'),
      width: 'w-28',
      from: 'lg',
      cell: ({ lineCount }) => <span className="text-soft">{t('orders.lines', { count: lineCount })}</span>,
    },
    {
      id: 'created',
      header: t('orders.created'),
      width: 'w-32',
      from: 'xl',
      cell: ({ createdAt }) => <DateTime value={createdAt} detail="day" />,
    },
    {
      id: 'total',
      header: t('orders.total'),
      width: 'w-32',
      align: 'end',
      narrow: 'note',
      cell: ({ total, currency }) => <Money value={total} currency={currency} />,
    },
  ]
  return (
    <DataTable
      label={t('orders.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      href={({ id }) => `/orders/view?id=${id}`}
    />
  )
}
