'use client'
import { Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { getMovement, listMovements, reverseMovement } from '#contract/movement.ts'
import { getAvailability } from '#contract/reservation.ts'
import { getSummary, listStock } from '#contract/stock.ts'
import { listVariantStock } from '#contract/variant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { MovementFacts } from '#web/movement/movement-facts.tsx'
import { MovementKindBadge } from '#web/movement/movement-kind-badge.tsx'
import { MovementLines } from '#web/movement/movement-lines.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** One movement beside the list: its facts, its lines, and the way to reverse it. */
export function MovementSheet({
  movementId,
  onOpen,
}: {
  movementId: string | undefined
  onOpen: (movementId: string | undefined) => void
}) {
  const t = useTranslations('movement')
  const problemText = useProblemText()
  const { can } = useSession()
  const [reversing, setReversing] = useState(false)
  const query = useRead(
    getMovement,
    { params: { movementId: movementId ?? '' } },
    { enabled: movementId !== undefined },
  )
  const movement = query.data
  const missing = query.error instanceof ApiProblem && query.error.status < 500
  return (
    <Sheet
      open={movementId !== undefined}
      onOpenChange={(open) => open || onOpen(undefined)}
      title={movement ? t(`kind.${movement.kind}`) : t('one')}
      className="sm:w-[34rem]"
      footer={
        movement && !movement.reversedById && !movement.reversesId && can('movement:correct') ? (
          <Button onClick={() => setReversing(true)}>
            <Undo2 />
            {t('detail.reverse')}
          </Button>
        ) : undefined
      }
    >
      {query.isError ? (
        <ErrorState
          {...(missing
            ? { title: t('detail.missing') }
            : { onRetry: () => void query.refetch(), children: problemText(query.error) })}
        />
      ) : movement ? (
        <>
          <div className="mb-3">
            <MovementKindBadge movement={movement} />
          </div>
          <MovementFacts movement={movement} onOpen={onOpen} />
          <h3 className="mt-6 mb-1 font-semibold">
            {t('detail.lines')} <span className="font-normal text-faint">{movement.lines.length}</span>
          </h3>
          <MovementLines movement={movement} />
          <ReverseDialog
            key={movement.id}
            movementId={movement.id}
            open={reversing}
            onOpenChange={setReversing}
            onDone={onOpen}
          />
        </>
      ) : (
        <div aria-busy="true" className="space-y-4">
          <Skeleton className="w-2/5" />
          <Skeleton className="h-40" />
          <Skeleton className="h-24" />
        </div>
      )}
    </Sheet>
  )
}

function ReverseDialog({
  movementId,
  open,
  onOpenChange,
  onDone,
}: {
  movementId: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (reversalId: string) => void
}) {
  const t = useTranslations('movement.detail')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const reverse = useWrite(reverseMovement, {
    refreshes: [listMovements, getMovement, listStock, getAvailability, listVariantStock, getSummary],
    onSuccess: (reversal) => {
      onOpenChange(false)
      toastDone(t('reverseDone'))
      onDone(reversal.id)
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('reverseTitle')}
      description={t('reverseBody')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={reverse.isPending}>
            {t('reverse')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(!reason.trim())
          if (reason.trim()) reverse.mutate({ params: { movementId }, body: { reason } })
        }}
      >
        {reverse.error ? <Notice tone="danger">{problemText(reverse.error)}</Notice> : null}
        <Field label={t('reverseReason')} error={missing && !reason.trim() ? t('reverseReasonMissing') : undefined}>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} autoFocus />
        </Field>
      </form>
    </Dialog>
  )
}
