'use client'
import { useTranslations } from 'use-intl'
import { reverseMovement } from '#contract/movement.ts'
import type { SalesOrder, Shipment } from '#contract/sales-order.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What happened to an order, in the order in which it happened; a shipment can be taken back from here. */
export function SalesTimeline({ order }: { order: SalesOrder }) {
  const t = useTranslations('selling.order')
  const steps = [
    { key: 'taken', at: order.createdAt, what: t('taken', { name: order.createdByName }), more: null },
    ...order.shipments.map((shipment) => ({
      key: shipment.movementId,
      at: shipment.recordedAt,
      what:
        shipment.disposition === null
          ? t('shippedBy', { name: shipment.actorName })
          : t(`returnedBy.${shipment.disposition}`, { name: shipment.actorName }),
      more: <Goods order={order} shipment={shipment} />,
    })),
    ...(order.endedAt
      ? [
          {
            key: 'ended',
            at: order.endedAt,
            what: t(order.state === 'cancelled' ? 'cancelledBy' : 'closedBy', { name: order.endedByName ?? '' }),
            more: order.endReason,
          },
        ]
      : []),
  ]
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

function Goods({ order, shipment }: { order: SalesOrder; shipment: Shipment }) {
  const t = useTranslations('selling')
  const problemText = useProblemText()
  const { can } = useSession()
  const reverse = useWrite(reverseMovement, {
    refreshes: soldReads,
    onSuccess: () => toastDone(t('order.undone')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const isReversed = shipment.reversedById !== null
  return (
    <div className="flex items-start justify-between gap-3">
      <ul className={isReversed ? 'min-w-0 line-through' : 'min-w-0'}>
        {shipment.lines.map(({ lineId, quantity, entered, lotCode }, index) => {
          const line = order.lines.find(({ id }) => id === lineId)
          return line ? (
            <li key={index}>
              <EnteredAmount line={{ quantity, entered, unit: line.unit }} /> {line.itemName}
              {lotCode === null ? null : <span className="text-faint">, {t('picks.lot', { lot: lotCode })}</span>}
            </li>
          ) : null
        })}
      </ul>
      {isReversed ? (
        <span className="shrink-0">{t('order.reversed')}</span>
      ) : can('movement:correct') ? (
        <Button
          size="sm"
          look="quiet"
          pending={reverse.isPending}
          onClick={() =>
            reverse.mutate({ params: { movementId: shipment.movementId }, body: { reason: t('order.undoReason') } })
          }
        >
          {t('order.undo')}
        </Button>
      ) : null}
    </div>
  )
}
