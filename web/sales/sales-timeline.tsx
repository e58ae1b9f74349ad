'use client'
import { useTranslations } from 'use-intl'
import type { SalesOrder } from '#contract/sales-order.ts'
import { OrderTimeline } from '#web/order/order-timeline.tsx'
import { PostedGoods } from '#web/order/posted-goods.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'

/** What happened to an order; a shipment can be taken back from here. */
export function SalesTimeline({ order }: { order: SalesOrder }) {
  const t = useTranslations('selling.order')
  const steps = [
    { key: 'taken', at: order.createdAt, what: t('taken', { name: order.createdByName }) },
    ...order.shipments.map((shipment) => ({
      key: shipment.movementId,
      at: shipment.recordedAt,
      what:
        shipment.disposition === null
          ? t('shippedBy', { name: shipment.actorName })
          : t(`returnedBy.${shipment.disposition}`, { name: shipment.actorName }),
      more: <PostedGoods goods={shipment} of={order.lines} refreshes={soldReads} reversed={t('undone')} />,
    })),
  ]
  return <OrderTimeline steps={steps} end={order} />
}
