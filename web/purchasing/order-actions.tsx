'use client'
import { Ban, Check, Ellipsis, FolderCheck, FolderOpen, Pencil, Send, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type OrderAction, type PurchaseOrder, transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { getSupplier } from '#contract/supplier.ts'
import { findTransition, permissionOf } from '#core/purchasing/order-state.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { CancelDialog } from '#web/order/cancel-dialog.tsx'
import { useOrderProblem } from '#web/order/use-order-problem.ts'
import { orderReads } from '#web/purchasing/order-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** The next step of an order as a button, the others behind a menu; only what its state and the person's role allow. */
export function OrderActions({
  order,
  onEdit,
  onReturn,
}: {
  order: PurchaseOrder
  onEdit?: () => void
  onReturn?: () => void
}) {
  const t = useTranslations('purchasing.order')
  const problemText = useOrderProblem()
  const { can } = useSession()
  const [asking, setAsking] = useState<'send' | 'cancel'>()
  const transition = useWrite(transitionPurchaseOrder, {
    refreshes: orderReads,
    onSuccess: (done, { body }) => {
      setAsking(undefined)
      toastDone(t(`done.${(body as { action: OrderAction }).action}`, { number: done.number }))
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const may = (action: OrderAction) => findTransition(order.state, action) !== undefined && can(permissionOf(action))
  const act = (action: OrderAction, more: { reason?: string; mail?: boolean } = {}) =>
    transition.mutate({ params: { orderId: order.id }, ifMatch: order.version, body: { action, ...more } })
  const isMenu = onEdit || onReturn || (['withdraw', 'reopen', 'discard', 'cancel'] as const).some(may)
  return (
    <>
      {may('approve') ? (
        <Button look="primary" pending={transition.isPending} onClick={() => act('approve')}>
          <Check />
          {t('act.approve')}
        </Button>
      ) : null}
      {may('send') ? (
        <Button look="primary" onClick={() => setAsking('send')}>
          <Send />
          {t('act.send')}
        </Button>
      ) : null}
      {may('close') ? (
        <Button
          look={order.state === 'received' ? 'primary' : 'secondary'}
          pending={transition.isPending}
          onClick={() => act('close')}
        >
          <FolderCheck />
          {t('act.close')}
        </Button>
      ) : null}
      {isMenu ? (
        <Menu
          trigger={
            <Button look="quiet" size="icon" aria-label={t('more')}>
              <Ellipsis />
            </Button>
          }
        >
          {onEdit ? (
            <MenuItem onSelect={onEdit}>
              <Pencil />
              {t('edit')}
            </MenuItem>
          ) : null}
          {onReturn ? (
            <MenuItem onSelect={onReturn}>
              <Undo2 />
              {t('giveBack')}
            </MenuItem>
          ) : null}
          {may('withdraw') ? (
            <MenuItem onSelect={() => act('withdraw')}>
              <Undo2 />
              {t('act.withdraw')}
            </MenuItem>
          ) : null}
          {may('reopen') ? (
            <MenuItem onSelect={() => act('reopen')}>
              <FolderOpen />
              {t('act.reopen')}
            </MenuItem>
          ) : null}
          {may('discard') ? (
            <MenuItem danger onSelect={() => act('discard')}>
              <Trash2 />
              {t('act.discard')}
            </MenuItem>
          ) : null}
          {may('cancel') ? (
            <MenuItem danger onSelect={() => setAsking('cancel')}>
              <Ban />
              {t('act.cancel')}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      {asking === 'send' ? (
        <AskSend
          order={order}
          pending={transition.isPending}
          onClose={() => setAsking(undefined)}
          onSend={(mail) => act('send', { mail })}
        />
      ) : null}
      {asking === 'cancel' ? (
        <CancelDialog
          number={order.number}
          act={t('act.cancel')}
          pending={transition.isPending}
          onClose={() => setAsking(undefined)}
          onCancel={(reason) => act('cancel', { reason })}
        />
      ) : null}
    </>
  )
}

function AskSend({
  order,
  pending,
  onClose,
  onSend,
}: {
  order: PurchaseOrder
  pending: boolean
  onClose: () => void
  onSend: (mail: boolean) => void
}) {
  const t = useTranslations('purchasing.order')
  const ui = useTranslations('ui')
  const [mail, setMail] = useState(true)
  const supplier = useRead(getSupplier, { params: { supplierId: order.supplierId } })
  const address = supplier.data?.email
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('sendTitle', { number: order.number, supplier: order.supplierName })}
      description={supplier.data ? (address ? t('sendMail', { address }) : t('sendNoMail')) : ''}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="primary" pending={pending} disabled={!supplier.data} onClick={() => onSend(mail)}>
            <Send />
            {t('act.send')}
          </Button>
        </>
      }
    >
      {address ? (
        <Checkbox label={t('mailIt', { address })} checked={mail} onChange={(event) => setMail(event.target.checked)} />
      ) : null}
    </Dialog>
  )
}
