'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { reverseMovement } from '#contract/movement.ts'
import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { goodsReads } from '#web/purchasing/order-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

interface Step {
  key: string
  at: string
  what: ReactNode
  more?: ReactNode
}

/** What happened to an order, in the order in which it happened; a receipt can be taken back from here. */
export function OrderTimeline({ order }: { order: PurchaseOrder }) {
  const t = useTranslations('purchasing.order')
  const steps = stepsOf(order, t)
  return (
    <Panel title={t('timeline')}>
      <ol className="space-y-3">
        {steps.map(({ key, at, what, more }) => (
          <li key={key} className="border-l-2 pl-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">{what}</span>
              <span className="text-sm text-faint">
                <DateTime value={at} />
              </span>
            </div>
            {more ? <div className="mt-0.5 text-sm text-soft">{more}</div> : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function stepsOf(order: PurchaseOrder, t: ReturnType<typeof useTranslations<'purchasing.order'>>): Step[] {
  const steps: Step[] = [{ key: 'made', at: order.createdAt, what: t('drafted', { name: order.createdByName }) }]
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
      more: <Goods order={order} receipt={receipt} />,
    })
  if (order.endedAt)
    steps.push({
      key: 'ended',
      at: order.endedAt,
      what: t(order.state === 'cancelled' ? 'cancelledBy' : 'closedBy', { name: order.endedByName ?? '' }),
      more: order.endReason,
    })
  return steps
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

function Goods({ order, receipt }: { order: PurchaseOrder; receipt: PurchaseOrder['receipts'][number] }) {
  const t = useTranslations('purchasing.order')
  const problemText = useProblemText()
  const { can } = useSession()
  const reverse = useWrite(reverseMovement, {
    refreshes: goodsReads,
    onSuccess: () => toastDone(t('undone')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const isReversed = receipt.reversedById !== null
  return (
    <div className="flex items-start justify-between gap-3">
      <ul className={isReversed ? 'min-w-0 line-through' : 'min-w-0'}>
        {receipt.lines.map(({ lineId, quantity, entered, lotId, lotCode }, index) => {
          const line = order.lines.find(({ id }) => id === lineId)
          return line ? (
            <li key={index}>
              <EnteredAmount line={{ quantity, entered, unit: line.unit }} /> {line.itemName}{' '}
              {lotId ? (
                <Link href={`/lots/view?id=${lotId}`} className="underline-offset-4 hover:underline">
                  <Code>{lotCode ?? ''}</Code>
                </Link>
              ) : null}
            </li>
          ) : null
        })}
      </ul>
      {isReversed ? (
        <span className="shrink-0">{t('reversed')}</span>
      ) : can('movement:correct') ? (
        <Button
          size="sm"
          look="quiet"
          pending={reverse.isPending}
          onClick={() =>
            reverse.mutate({ params: { movementId: receipt.movementId }, body: { reason: t('undoReason') } })
          }
        >
          {t('undoReceipt')}
        </Button>
      ) : null}
    </div>
  )
}
