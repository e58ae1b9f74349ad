'use client'
import { Ban, Ellipsis, FolderCheck, FolderOpen, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type SalesAction, type SalesOrder, transitionSalesOrder } from '#contract/sales-order.ts'
import { findSalesTransition } from '#core/sales/order-state.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { CancelDialog } from '#web/order/cancel-dialog.tsx'
import { useOrderProblem } from '#web/order/use-order-problem.ts'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What can be done with an order besides setting aside and shipping: only what its state and the person's role allow. */
export function SalesActions({
  order,
  onEdit,
  onReturn,
}: {
  order: SalesOrder
  onEdit?: () => void
  onReturn?: () => void
}) {
  const t = useTranslations('selling.order')
  const problemText = useOrderProblem()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const transition = useWrite(transitionSalesOrder, {
    refreshes: reservationReads,
    onSuccess: (done, { body }) => {
      setAsking(false)
      toastDone(t(`done.${(body as { action: SalesAction }).action}`, { number: done.number }))
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const may = (action: SalesAction) => can('sales:write') && findSalesTransition(order.state, action) !== undefined
  const act = (action: SalesAction, more: { reason?: string } = {}) =>
    transition.mutate({ params: { salesOrderId: order.id }, ifMatch: order.version, body: { action, ...more } })
  const items = [
    onEdit ? { word: t('edit'), icon: <Pencil />, run: onEdit } : undefined,
    onReturn ? { word: t('giveBack'), icon: <Undo2 />, run: onReturn } : undefined,
    may('reopen') ? { word: t('act.reopen'), icon: <FolderOpen />, run: () => act('reopen') } : undefined,
    may('cancel') ? { word: t('act.cancel'), icon: <Ban />, run: () => setAsking(true), danger: true } : undefined,
  ].filter((each) => each !== undefined)
  return (
    <>
      {items.length > 0 ? (
        <Menu
          trigger={
            <Button look="quiet" size="icon" aria-label={t('more')}>
              <Ellipsis />
            </Button>
          }
        >
          {items.map(({ word, icon, run, danger }) => (
            <MenuItem key={word} onSelect={run} {...(danger ? { danger } : {})}>
              {icon}
              {word}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      {may('close') ? (
        <Button pending={transition.isPending} onClick={() => act('close')}>
          <FolderCheck />
          {t('act.close')}
        </Button>
      ) : null}
      {asking ? (
        <CancelDialog
          number={order.number}
          act={t('act.cancel')}
          pending={transition.isPending}
          onClose={() => setAsking(false)}
          onCancel={(reason) => act('cancel', { reason })}
        />
      ) : null}
    </>
  )
}
