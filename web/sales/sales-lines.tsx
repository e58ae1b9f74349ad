'use client'
import { useTranslations } from 'use-intl'
import type { SalesOrder, SalesOrderLine } from '#contract/sales-order.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { takesShipments } from '#core/sales/order-state.ts'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What was ordered, and how far it has come. */
export function SalesLines({ order }: { order: SalesOrder }) {
  const t = useTranslations('selling.order')
  const noun = useTranslations('selling')
  const { currency, lines } = order
  const isUnderWay = takesShipments(order.state)
  const columns: Column<SalesOrderLine>[] = [
    {
      id: 'item',
      header: noun('item'),
      narrow: 'title',
      cell: (line) => (
        <span className="block min-w-0">
          <NameAndCode name={line.itemName} code={line.sku} whole />
          {isUnderWay ? <Missing line={line} /> : null}
        </span>
      ),
    },
    {
      id: 'ordered',
      header: t('ordered'),
      width: 'w-36',
      align: 'end',
      narrow: 'value',
      cell: (line) => <EnteredAmount line={line} />,
    },
    ...(isUnderWay
      ? ([
          {
            id: 'reserved',
            header: t('reserved'),
            width: 'w-28',
            align: 'end',
            from: 'md',
            cell: (line) => <Amount value={line.reserved} unit={line.unit} className="text-soft" />,
          },
        ] satisfies Column<SalesOrderLine>[])
      : []),
    {
      id: 'shipped',
      header: t('shipped'),
      width: 'w-32',
      align: 'end',
      narrow: 'note',
      cell: (line) => <Shipped line={line} />,
    },
    {
      id: 'price',
      header: t('price'),
      width: 'w-24',
      align: 'end',
      from: 'lg',
      cell: ({ unitPrice }) => (unitPrice === null ? null : <Money value={unitPrice} currency={currency} />),
    },
    {
      id: 'amount',
      header: t('amount'),
      width: 'w-28',
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
      <DataTable
        label={t('lines')}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        href={({ itemId }) => `/items/view?id=${itemId}`}
      />
      <p className="flex items-baseline justify-between gap-4 border-t px-4 py-3 font-medium">
        <span>{t('total')}</span>
        <Money value={order.total} currency={currency} />
      </p>
    </Panel>
  )
}

/** What of a line is neither shipped nor set aside. */
function Missing({ line }: { line: SalesOrderLine }) {
  const t = useTranslations('selling.order')
  const missing = toQuantity(line.open).minus(line.reserved)
  if (missing.lte(0)) return null
  return (
    <span className="block text-sm text-warn">
      {t.rich('missingStock', { amount: () => <Amount value={toDecimal(missing)} unit={line.unit} /> })}
    </span>
  )
}

function Shipped({ line }: { line: SalesOrderLine }) {
  const t = useTranslations('selling.order')
  return (
    <span className="inline-flex flex-col items-end max-sm:flex-row max-sm:gap-2">
      <span>
        <span className="sm:hidden">{t('shipped')} </span>
        <Amount value={line.shipped} unit={line.unit} className={line.open === '0' ? '' : 'text-soft'} />
      </span>
      {line.returned === '0' ? null : (
        <span className="text-sm text-warn">
          {t.rich('returned', { amount: () => <Amount value={line.returned} unit={line.unit} /> })}
        </span>
      )}
    </span>
  )
}
