'use client'
import { Bookmark, PackageCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reserveSalesOrder, type SalesOrder } from '#contract/sales-order.ts'
import { takesCustomerReturns, takesShipments } from '#core/sales/order-state.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useWrite } from '#web/lib/write.ts'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { PickList } from '#web/sales/pick-list.tsx'
import { ReturnSold } from '#web/sales/return-sold.tsx'
import { SalesActions } from '#web/sales/sales-actions.tsx'
import { SalesForm } from '#web/sales/sales-form.tsx'
import { SalesLines } from '#web/sales/sales-lines.tsx'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { SalesStateBadge } from '#web/sales/sales-state-badge.tsx'
import { SalesTimeline } from '#web/sales/sales-timeline.tsx'
import { ShipGoods } from '#web/sales/ship-goods.tsx'
import { Button } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A sales order: what is on it, what is to be picked, what happened, and every act on it. */
export function SalesOrderView({ order, back }: { order: SalesOrder; back: { href: string; label: string } }) {
  const t = useTranslations('selling.order')
  const noun = useTranslations('selling')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'ship' | 'return'>()
  const isUnderWay = takesShipments(order.state)
  const mayWrite = can('sales:write')
  const mayReserve = mayWrite && isUnderWay && !order.isReserved
  const mayShip = can('movement:record') && isUnderWay && order.picks.length > 0
  const mayReturn = can('movement:record') && takesCustomerReturns(order.state)
  const mayEdit = mayWrite && order.state !== 'closed' && order.state !== 'cancelled'
  const reserve = useWrite(reserveSalesOrder, {
    refreshes: reservationReads,
    onSuccess: (done) => {
      if (done.isReserved) toastDone(t('reservedAll'))
      else toastFailed(t(done.picks.length > 0 ? 'reservedPart' : 'reservedNone'))
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const setAside = () => reserve.mutate({ params: { salesOrderId: order.id } })
  const group = shell('shortcut.page')
  useShortcut(mayReserve ? { keys: 'r', label: t('reserve'), group, run: setAside } : undefined)
  useShortcut(mayShip ? { keys: 's', label: t('ship'), group, run: () => setOpen('ship') } : undefined)
  useShortcut(mayEdit ? { keys: 'e', label: t('edit'), group, run: () => setOpen('edit') } : undefined)
  const close = () => setOpen(undefined)
  const details = [
    { key: 'customer', label: noun('customer'), value: order.customerName || noun('counter') },
    { key: 'place', label: noun('place'), value: order.locationName },
    ...(order.dueOn ? [{ key: 'due', label: noun('orders.due'), value: <CalendarDay value={order.dueOn} /> }] : []),
    ...(order.reference ? [{ key: 'reference', label: t('reference'), value: order.reference }] : []),
    ...(order.note
      ? [{ key: 'note', label: t('note'), value: <span className="whitespace-pre-line">{order.note}</span> }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={order.number}
        back={back}
        badge={<SalesStateBadge order={order} />}
        note={order.customerName || noun('counter')}
        actions={
          <>
            <SalesActions
              order={order}
              {...(mayEdit ? { onEdit: () => setOpen('edit') } : {})}
              {...(mayReturn ? { onReturn: () => setOpen('return') } : {})}
            />
            {mayReserve ? (
              <Button look={mayShip ? 'secondary' : 'primary'} pending={reserve.isPending} onClick={setAside}>
                <Bookmark />
                {t('reserve')}
              </Button>
            ) : null}
            {mayShip ? (
              <Button look="primary" onClick={() => setOpen('ship')}>
                <PackageCheck />
                {t('ship')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem] [&>*]:min-w-0">
        <div className="space-y-4">
          <SalesLines order={order} />
          {isUnderWay ? <PickList order={order} /> : null}
        </div>
        <div className="space-y-4">
          <Panel title={t('details')}>
            <KeyValues rows={details} />
          </Panel>
          <SalesTimeline order={order} />
        </div>
      </div>
      {open === 'edit' ? <SalesForm mode="order" order={order} onClose={close} /> : null}
      {open === 'ship' ? <ShipGoods order={order} onClose={close} /> : null}
      {open === 'return' ? <ReturnSold order={order} onClose={close} /> : null}
    </>
  )
}
