'use client'
import { useTranslations } from 'use-intl'
import type { PurchaseOrder, PurchaseOrderLine } from '#contract/purchase-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What was ordered, and how far it has come. */
export function OrderLines({ order }: { order: PurchaseOrder }) {
  const t = useTranslations('purchasing.order')
  const noun = useTranslations('purchasing')
  const { currency, lines, state } = order
  const unpriced = lines.filter(({ unitPrice }) => unitPrice === null).length
  const isUnderWay = state !== 'draft' && state !== 'approved'
  const columns: Column<PurchaseOrderLine>[] = [
    {
      id: 'item',
      header: noun('item'),
      narrow: 'title',
      cell: (line) => (
        <span className="block min-w-0">
          <NameAndCode name={line.itemName} code={line.supplierCode || line.sku} whole />
          <PackNote line={line} />
        </span>
      ),
    },
    {
      id: 'ordered',
      header: t('ordered'),
      width: 'w-24',
      align: 'end',
      narrow: 'value',
      cell: (line) => <Amount value={line.quantity} unit={line.packUnit ?? line.unit} />,
    },
    ...(isUnderWay
      ? ([
          {
            id: 'received',
            header: t('received'),
            width: 'w-24',
            align: 'end',
            narrow: 'note',
            cell: (line) => <ReceivedCell line={line} label={t('received')} />,
          },
          {
            id: 'open',
            header: t('open'),
            width: 'w-20',
            align: 'end',
            from: 'md',
            cell: (line) =>
              line.open === '0' ? <span className="text-faint">0</span> : <Amount value={line.open} unit={line.unit} />,
          },
        ] satisfies Column<PurchaseOrderLine>[])
      : []),
    {
      id: 'expected',
      header: noun('orders.expected'),
      width: 'w-28',
      from: 'lg',
      cell: ({ expectedOn, open }) => (expectedOn && open !== '0' ? <CalendarDay value={expectedOn} /> : null),
    },
    {
      id: 'price',
      header: t('price'),
      width: 'w-20',
      align: 'end',
      from: 'md',
      cell: ({ unitPrice }) => (unitPrice === null ? null : <Money value={unitPrice} currency={currency} />),
    },
    {
      id: 'amount',
      header: t('amount'),
      width: 'w-24',
      align: 'end',
      narrow: 'note',
      cell: ({ unitPrice, quantity }) =>
        unitPrice === null ? null : (
          <Money value={toDecimal(toQuantity(unitPrice).times(quantity).round(2))} currency={currency} />
        ),
    },
  ]
  return (
    <Panel flush title={t('lines')}>
      {lines.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('noLines')}</p>
      ) : (
        <>
          <DataTable
            label={t('lines')}
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            href={({ itemId }) => `/items/view?id=${itemId}`}
          />
          <p className="flex items-baseline justify-between gap-4 border-t px-4 py-3 font-medium">
            <span>
              {t('total')}
              {unpriced === 0 ? null : (
                <span className="ml-2 font-normal text-warn">{t('unpriced', { count: unpriced })}</span>
              )}
            </span>
            <Money value={order.total} currency={currency} />
          </p>
        </>
      )}
    </Panel>
  )
}

function PackNote({ line }: { line: PurchaseOrderLine }) {
  const t = useTranslations('purchasing.order')
  if (line.packUnit === null && line.packSize === '1') return null
  return (
    <span className="block text-sm text-faint">
      {t('pack', { pack: line.packUnit ?? line.unit, size: line.packSize, unit: line.unit })}
    </span>
  )
}

function ReceivedCell({ line, label }: { line: PurchaseOrderLine; label: string }) {
  const t = useTranslations('purchasing.order')
  return (
    <span className="inline-flex flex-col items-end max-sm:flex-row max-sm:gap-2">
      <span>
        <span className="sm:hidden">{label} </span>
        <Amount value={line.received} unit={line.unit} className={line.open === '0' ? '' : 'text-soft'} />
      </span>
      {line.returned === '0' ? null : (
        <span className="text-sm text-warn">
          {t.rich('returned', { amount: () => <Amount value={line.returned} unit={line.unit} /> })}
        </span>
      )}
    </span>
  )
}
