'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getCount, listCounts } from '#contract/count.ts'
import { handInCount, listCountLines } from '#contract/count-sheet.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Asks what becomes of lines without a figure, and hands the sheet in. */
export function HandIn({
  countId,
  open,
  waiting,
  onClose,
}: {
  countId: string
  open: number
  /** figures are still on the device: the sheet would be handed in without them */
  waiting: boolean
  onClose: () => void
}) {
  const t = useTranslations('count.sheet')
  const ui = useTranslations('ui')
  const router = useRouter()
  const problemText = useProblemText()
  const [uncounted, setUncounted] = useState<'leave' | 'zero'>('leave')
  const write = useWrite(handInCount, {
    refreshes: [getCount, listCountLines, listCounts],
    onSuccess: (count) => {
      onClose()
      if (count.state === 'counting') toastDone(t('handedInRecounts', { count: count.progress.recount }))
      else {
        toastDone(t('handedIn'))
        router.push(`/counts/view?id=${countId}`)
      }
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(next) => next || onClose()}
      title={t('handInTitle')}
      description={open === 0 ? t('handInAll') : t('handInOpen', { count: open })}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            look="primary"
            disabled={waiting}
            pending={write.isPending}
            onClick={() =>
              write.mutate({ params: { countId }, body: { uncounted: open === 0 ? 'refuse' : uncounted } })
            }
          >
            {t('handIn')}
          </Button>
        </>
      }
    >
      {open > 0 || write.error || waiting ? (
        <div className="space-y-3">
          {write.error ? <Notice tone="danger">{problemText(write.error)}</Notice> : null}
          {waiting ? <Notice tone="warn">{t('offline')}</Notice> : null}
          {open > 0 ? (
            <fieldset className="space-y-3">
              <legend className="sr-only">{t('handInOpen', { count: open })}</legend>
              {(['leave', 'zero'] as const).map((choice) => (
                <Radio
                  key={choice}
                  name="uncounted"
                  label={t(choice)}
                  checked={uncounted === choice}
                  onChange={() => setUncounted(choice)}
                />
              ))}
            </fieldset>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}
