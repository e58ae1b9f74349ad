'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { getSalesOrder } from '#contract/sales-order.ts'
import { useRead } from '#web/lib/read.ts'
import { SalesOrderView } from '#web/sales/sales-order-view.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'

/** One sales order. */
export function SalesOrderPage() {
  const t = useTranslations('selling')
  const id = useSearchParams().get('id') ?? undefined
  const order = useRead(getSalesOrder, { params: { salesOrderId: id ?? '' } }, { enabled: id !== undefined })
  const back = { href: '/sales', label: t('orders.title') }
  return (
    <OneRecord
      id={id}
      query={order}
      title={t('orders.one')}
      back={back}
      missing={{ title: t('order.missing'), note: t('order.missingNote') }}
    >
      {(row) => <SalesOrderView key={id} order={row} back={back} />}
    </OneRecord>
  )
}
