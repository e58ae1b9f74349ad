'use client'
import { Ban, Ellipsis, FolderCheck, FolderOpen, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { type SalesAction, type SalesOrder, transitionSalesOrder } from '#contract/sales-order.ts'
import { findSalesTransition } from '#core/sales/order-state.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { reservationReads } from '#web/sales/sales-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
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
  const problemText = useProblemText()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const transition = useWrite(transitionSalesOrder, {
    refreshes: reservationReads,
    onSuccess: (done, { body }) => {
      setAsking(false)
      toastDone(t(`done.${(body as { action: SalesAction }).action}`, { number: done.number }))
    },
    onError: (error) =>
      toastFailed(
        error instanceof ApiProblem && error.code === 'version_mismatch' ? t('conflict') : problemText(error),
      ),
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
        <AskCancel
          number={order.number}
          pending={transition.isPending}
          onClose={() => setAsking(false)}
          onCancel={(reason) => act('cancel', { reason })}
        />
      ) : null}
    </>
  )
}

function AskCancel({
  number,
  pending,
  onClose,
  onCancel,
}: {
  number: string
  pending: boolean
  onClose: () => void
  onCancel: (reason: string) => void
}) {
  const t = useTranslations('selling.order')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('cancelTitle', { number })}
      footer={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            look="danger"
            pending={pending}
            onClick={() => {
              setTried(true)
              if (!isMissing) onCancel(reason.trim())
            }}
          >
            {t('act.cancel')}
          </Button>
        </>
      }
    >
      <Field label={t('cancelReason')} error={tried && isMissing ? t('cancelMissing') : undefined}>
        <Input autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}
