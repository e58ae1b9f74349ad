'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { getPurchaseOrder } from '#contract/purchase-order.ts'
import { useRead } from '#web/lib/read.ts'
import { OrderView } from '#web/purchasing/order-view.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'

/** While an e-mail is on its way the order is read again this often. */
const mailWaitMs = 3_000

/** One purchase order. */
export function OrderPage() {
  const t = useTranslations('purchasing')
  const orderId = useSearchParams().get('id') ?? undefined
  const input = { params: { orderId: orderId ?? '' } }
  const first = useRead(getPurchaseOrder, input, { enabled: orderId !== undefined })
  const isMailing = Boolean(first.data?.mailTo && !first.data.mailedAt && !first.data.mailFailedAt)
  useRead(getPurchaseOrder, input, { enabled: isMailing, ...(isMailing ? { refetchInterval: mailWaitMs } : {}) })
  const back = { href: '/orders', label: t('orders.title') }
  return (
    <OneRecord
      id={orderId}
      query={first}
      title={t('orders.one')}
      back={back}
      missing={{ title: t('order.missing'), note: t('order.missingNote') }}
    >
      {(row) => <OrderView key={orderId} order={row} back={back} />}
    </OneRecord>
  )
}
