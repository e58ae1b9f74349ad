'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Count, getCount, listCounts } from '#contract/count.ts'
import { approveCount, getCountAccuracy, reviewCount } from '#contract/count-review.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Says what approving posts, and posts it. */
export function ApproveDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const t = useTranslations('count.view')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [reason, setReason] = useState('')
  const review = useRead(reviewCount, { params: { countId: count.id }, query: { limit: 1, only: 'different' } })
  const ignored = review.data?.totals.ignored ?? 0
  const write = useWrite(approveCount, {
    refreshes: [getCount, listCounts, reviewCount, getCountAccuracy, ...stockReads],
    onSuccess: () => {
      onClose()
      toastDone(t('approved', { name: count.name }))
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(next) => next || onClose()}
      title={t('approveTitle')}
      description={
        review.data ? t('approveBody', { count: Math.max(0, review.data.totals.different - ignored) }) : undefined
      }
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            look="primary"
            pending={write.isPending}
            onClick={() => write.mutate({ params: { countId: count.id }, ifMatch: count.version, body: { reason } })}
          >
            {t('approve')}
          </Button>
        </>
      }
    >
      {write.error ? (
        <Notice tone="danger" className="mb-3">
          {problemText(write.error)}
        </Notice>
      ) : null}
      <Field label={t('approveReason')} optional>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}
