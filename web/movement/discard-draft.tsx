'use client'
import { useTranslations } from 'use-intl'
import {
  createMovementDraft,
  discardMovementDraft,
  listMovementDrafts,
  type MovementDraft,
} from '#contract/movement-draft.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Throws a draft away; from the toast it is kept again. */
export function DiscardDraft({
  draft,
  onDone,
  onFailed,
}: {
  draft: MovementDraft
  onDone: () => void
  onFailed: (error: Error) => void
}) {
  const t = useTranslations('movement.draft')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  // the draft itself is gone: it is not read again
  const refreshes = [listMovementDrafts]
  const restore = useWrite(createMovementDraft, {
    refreshes,
    onSuccess: () => toastDone(t('restored')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const discard = useWrite(discardMovementDraft, {
    refreshes,
    onSuccess: () => {
      toastDone(t('discarded'), { label: ui('undo'), run: () => restore.mutate({ body: draft.movement }) })
      onDone()
    },
    onError: onFailed,
  })
  return (
    <Button
      look="danger"
      pending={discard.isPending}
      onClick={() => discard.mutate({ params: { draftId: draft.id }, ifMatch: draft.version })}
    >
      {t('discard')}
    </Button>
  )
}
