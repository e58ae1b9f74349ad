'use client'
import { useTranslations } from 'use-intl'
import type { SalesOrderRow } from '#contract/sales-order.ts'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { SalesStateBadge } from '#web/sales/sales-state-badge.tsx'
import { Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

/** Sales orders as a table. */
export function SalesTable({ rows }: { rows: readonly SalesOrderRow[] | undefined }) {
  const t = useTranslations('selling')
  const columns: Column<SalesOrderRow>[] = [
    {
      id: 'number',
      header: t('orders.number'),
      width: 'w-32',
      narrow: 'title',
      cell: ({ number }) => <span className="font-medium whitespace-nowrap">{number}</span>,
    },
    {
      id: 'customer',
      header: t('customer'),
      narrow: 'note',
      cell: ({ customerName }) =>
        customerName ? (
          <span className="block truncate">{customerName}</span>
        ) : (
          <span className="text-faint">{t('counter')}</span>
        ),
    },
    {
      id: 'state',
      header: t('orders.state'),
      width: 'w-56',
      narrow: 'value',
      cell: (row) => <SalesStateBadge order={row} />,
    },
    {
      id: 'due',
      header: t('orders.due'),
      width: 'w-32',
      from: 'md',
      narrow: 'note',
      cell: ({ dueOn }) => (dueOn ? <CalendarDay value={dueOn} /> : null),
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
      href={({ id }) => `/sales/view?id=${id}`}
    />
  )
}
