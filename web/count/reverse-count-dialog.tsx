'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Count, getCount, listCounts } from '#contract/count.ts'
import { getCountAccuracy, reverseCount, reviewCount } from '#contract/count-review.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Asks why, and takes back all that a count posted. */
export function ReverseCountDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const t = useTranslations('count.view')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const write = useWrite(reverseCount, {
    refreshes: [getCount, listCounts, reviewCount, getCountAccuracy, ...stockReads],
    onSuccess: () => {
      onClose()
      toastDone(t('reversed'))
    },
  })
  const submit = () => {
    setMissing(reason.trim() === '')
    if (reason.trim()) write.mutate({ params: { countId: count.id }, body: { reason: reason.trim() } })
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => next || onClose()}
      title={t('reverseTitle')}
      description={t('reverseBody')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="danger" pending={write.isPending} onClick={submit}>
            {t('reverse')}
          </Button>
        </>
      }
    >
      {write.error ? (
        <Notice tone="danger" className="mb-3">
          {problemText(write.error)}
        </Notice>
      ) : null}
      <Field label={t('reverseReason')} error={missing ? t('reverseReasonMissing') : undefined}>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}
