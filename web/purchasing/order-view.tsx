'use client'
import { Download, PackageOpen, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { downloadPurchaseOrder } from '#contract/purchase-order.ts'
import { isEditable, takesReceipts, takesReturns } from '#core/purchasing/order-state.ts'
import { textLink } from '#web/account/account-form.tsx'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { saveFile } from '#web/lib/save-file.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import type { Draft } from '#web/movement/movement-draft.ts'
import { MovementForm } from '#web/movement/movement-form.tsx'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { OrderActions } from '#web/purchasing/order-actions.tsx'
import { OrderForm } from '#web/purchasing/order-form.tsx'
import { OrderLines } from '#web/purchasing/order-lines.tsx'
import { OrderStateBadge } from '#web/purchasing/order-state-badge.tsx'
import { PurchaseTimeline } from '#web/purchasing/purchase-timeline.tsx'
import { ReceiveGoods } from '#web/purchasing/receive-goods.tsx'
import { ReturnGoods } from '#web/purchasing/return-goods.tsx'
import { Button } from '#web/ui/button.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** An order: what is on it, what has come of it, what happened, and every act on it. */
export function OrderView({ order, back }: { order: PurchaseOrder; back: { href: string; label: string } }) {
  const t = useTranslations('purchasing.order')
  const noun = useTranslations('purchasing')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'receive' | 'return'>()
  const [puttingAway, setPuttingAway] = useState<Draft>()
  const mayReceive = can('movement:record') && takesReceipts(order.state) && order.state !== 'received'
  const mayReturn = can('movement:record') && takesReturns(order.state)
  const mayEdit = can('purchase:write') && order.state !== 'closed' && order.state !== 'cancelled'
  const group = shell('shortcut.page')
  useShortcut(mayReceive ? { keys: 'r', label: t('receive'), group, run: () => setOpen('receive') } : undefined)
  useShortcut(mayEdit ? { keys: 'e', label: t('edit'), group, run: () => setOpen('edit') } : undefined)
  const download = () =>
    saveFile(api.url(downloadPurchaseOrder, { params: { orderId: order.id } }), `${order.number}.pdf`).catch((error) =>
      toastFailed(problemText(error)),
    )
  const receive = mayReceive ? (
    <Button look="primary" onClick={() => setOpen('receive')}>
      <PackageOpen />
      {t('receive')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={order.number}
        back={back}
        badge={<OrderStateBadge state={order.state} isLate={order.isLate} />}
        note={order.supplierName}
        actions={
          <>
            <Button onClick={() => void download()}>
              <Download />
              {t('download')}
            </Button>
            {mayEdit && isEditable(order.state) ? (
              <Button onClick={() => setOpen('edit')}>
                <Pencil />
                {t('edit')}
              </Button>
            ) : null}
            <OrderActions
              order={order}
              {...(mayEdit && !isEditable(order.state) ? { onEdit: () => setOpen('edit') } : {})}
              {...(mayReturn ? { onReturn: () => setOpen('return') } : {})}
            />
            {receive}
          </>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem] [&>*]:min-w-0">
        <OrderLines order={order} />
        <div className="space-y-4">
          <Panel title={t('details')}>
            <KeyValues
              rows={[
                {
                  key: 'supplier',
                  label: noun('supplier'),
                  value: (
                    <Link className={textLink} href={`/suppliers/view?id=${order.supplierId}`}>
                      {order.supplierName}
                    </Link>
                  ),
                },
                { key: 'place', label: noun('place'), value: order.locationName },
                ...(order.expectedOn
                  ? [{ key: 'day', label: noun('orders.expected'), value: <CalendarDay value={order.expectedOn} /> }]
                  : []),
                ...(order.reference ? [{ key: 'reference', label: t('reference'), value: order.reference }] : []),
                ...(order.tolerancePercent === '0'
                  ? []
                  : [
                      {
                        key: 'tolerance',
                        label: t('tolerance'),
                        value: t('percent', { percent: order.tolerancePercent }),
                      },
                    ]),
                ...(order.note
                  ? [
                      {
                        key: 'note',
                        label: t('note'),
                        value: <span className="whitespace-pre-line">{order.note}</span>,
                      },
                    ]
                  : []),
              ]}
            />
          </Panel>
          <PurchaseTimeline order={order} onPutAway={setPuttingAway} />
        </div>
      </div>
      {open === 'edit' ? <OrderForm order={order} onClose={() => setOpen(undefined)} /> : null}
      {open === 'receive' ? (
        <ReceiveGoods order={order} onClose={() => setOpen(undefined)} onPutAway={setPuttingAway} />
      ) : null}
      {puttingAway ? (
        <MovementForm
          title={noun('receive.putAwayTitle')}
          initial={puttingAway}
          onClose={() => setPuttingAway(undefined)}
        />
      ) : null}
      {open === 'return' ? <ReturnGoods order={order} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}
