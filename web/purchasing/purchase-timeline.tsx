'use client'
import { useTranslations } from 'use-intl'
import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { useSession } from '#web/lib/session.tsx'
import type { Draft } from '#web/movement/movement-draft.ts'
import { type OrderStep, OrderTimeline } from '#web/order/order-timeline.tsx'
import { PostedGoods } from '#web/order/posted-goods.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { usePutAway } from '#web/purchasing/use-put-away.ts'
import { Button } from '#web/ui/button.tsx'

/**
 * What happened to an order; a receipt can be put away or taken back from here.
 * @param onPutAway  moves on what has come
 */
export function PurchaseTimeline({ order, onPutAway }: { order: PurchaseOrder; onPutAway: (draft: Draft) => void }) {
  const t = useTranslations('purchasing.order')
  const steps: OrderStep[] = [{ key: 'made', at: order.createdAt, what: t('drafted', { name: order.createdByName }) }]
  if (order.approvedAt)
    steps.push({
      key: 'approved',
      at: order.approvedAt,
      what: t('approvedBy', { name: order.approvedByName ?? '' }),
    })
  if (order.sentAt)
    steps.push({
      key: 'sent',
      at: order.sentAt,
      what: t('sentBy', { name: order.sentByName ?? '' }),
      more: <MailState order={order} />,
    })
  for (const receipt of order.receipts)
    steps.push({
      key: receipt.movementId,
      at: receipt.recordedAt,
      what: t(receipt.isReturn ? 'returnBy' : 'receiptBy', { name: receipt.actorName }),
      more: (
        <PostedGoods
          goods={receipt}
          of={order.lines}
          refreshes={goodsReads}
          reversed={t('undone')}
          act={receipt.isReturn ? null : <PutAway movementId={receipt.movementId} onPutAway={onPutAway} />}
        />
      ),
    })
  return <OrderTimeline steps={steps} end={order} />
}

function PutAway({ movementId, onPutAway }: { movementId: string; onPutAway: (draft: Draft) => void }) {
  const t = useTranslations('purchasing.receive')
  const { can } = useSession()
  const { putAway, pending } = usePutAway(onPutAway)
  if (!can('movement:record')) return null
  return (
    <Button size="sm" look="quiet" pending={pending} onClick={() => void putAway(movementId)}>
      {t('putAway')}
    </Button>
  )
}

function MailState({ order }: { order: PurchaseOrder }) {
  const t = useTranslations('purchasing.order')
  const { mailTo, mailedAt, mailFailedAt } = order
  if (!mailTo) return t('notMailed')
  if (mailedAt) return t('mailed', { address: mailTo })
  return mailFailedAt ? (
    <span className="text-danger">{t('mailFailed', { address: mailTo })}</span>
  ) : (
    t('mailing', { address: mailTo })
  )
}
