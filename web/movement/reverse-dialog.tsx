'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { reverseMovement, reverseMovements } from '#contract/movement.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import type { Movement } from '#web/movement/movement-table.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Asks why, and reverses a movement or several: all of them or none. */
export function ReverseDialog({
  movementIds,
  open,
  onOpenChange,
  onDone,
}: {
  movementIds: readonly string[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (reversals: readonly Movement[]) => void
}) {
  const t = useTranslations('movement.detail')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const count = movementIds.length
  const done = (reversals: readonly Movement[]) => {
    onOpenChange(false)
    toastDone(t('reverseDone', { count }))
    onDone(reversals)
  }
  // one is also for those who may take back only what they recorded themselves
  const one = useWrite(reverseMovement, { refreshes: stockReads, onSuccess: (reversal) => done([reversal]) })
  const several = useWrite(reverseMovements, { refreshes: stockReads, onSuccess: ({ data }) => done(data) })
  const error = one.error ?? several.error
  const reverse = (text: string) => {
    const [movementId] = movementIds
    if (count === 1 && movementId !== undefined) one.mutate({ params: { movementId }, body: { reason: text } })
    else several.mutate({ body: { movementIds: [...movementIds], reason: text } })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('reverseTitle', { count })}
      description={t('reverseBody', { count })}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={one.isPending || several.isPending}>
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
          if (reason.trim()) reverse(reason.trim())
        }}
      >
        {error ? <Notice tone="danger">{problemText(error)}</Notice> : null}
        <Field label={t('reverseReason')} error={missing && !reason.trim() ? t('reverseReasonMissing') : undefined}>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} autoFocus />
        </Field>
      </form>
    </Dialog>
  )
}
