'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import { type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import {
  createMovementDraft,
  type DraftedMovement,
  listMovementDrafts,
  type MovementDraft,
  postMovementDraft,
  updateMovementDraft,
} from '#contract/movement-draft.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { holds } from '#web/movement/kept-draft.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A draft itself is read anew each time it is opened. */
const draftReads = [listMovementDrafts]

/**
 * Records a movement, or keeps it as a draft. One that is kept already is saved anew first where it is another by now, and is recorded once.
 * @param kept  the draft that is worked on; none: the movement is new
 */
export function useSendMovement(kept: MovementDraft | undefined) {
  const [draft, setDraft] = useState(kept)
  const recording = useWrite(recordMovement, { refreshes: stockReads })
  const posting = useWrite(postMovementDraft, { refreshes: [...stockReads, ...draftReads] })
  const making = useWrite(createMovementDraft, { refreshes: draftReads })
  const saving = useWrite(updateMovementDraft, { refreshes: draftReads })
  const save = async (known: MovementDraft, body: DraftedMovement) => {
    const saved = await saving.mutateAsync({ params: { draftId: known.id }, ifMatch: known.version, body })
    setDraft(saved)
    return saved
  }
  return {
    isPending: recording.isPending || posting.isPending || making.isPending || saving.isPending,
    /** @throws ApiProblem */
    async record({ unusual, ...movement }: NewMovement) {
      if (!draft) return recording.mutateAsync({ body: { ...movement, unusual } })
      const saved = holds(draft.movement, movement) ? draft : await save(draft, movement)
      return posting.mutateAsync({ params: { draftId: saved.id }, ifMatch: saved.version, body: { unusual } })
    },
    /** @throws ApiProblem */
    keep: (body: DraftedMovement) => (draft ? save(draft, body) : making.mutateAsync({ body })),
  }
}

/** Says that a movement was recorded, and offers to take it back. */
export function useToastRecorded(): (made: ResponseOf<typeof recordMovement>) => void {
  const t = useTranslations('movement')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const undo = useWrite(reverseMovement, {
    refreshes: stockReads,
    onSuccess: () => toastDone(t('form.undone')),
    onError: (error) => toastFailed(problemText(error)),
  })
  return ({ id, kind, warnings }) => {
    const takeBack = {
      label: ui('undo'),
      run: () => undo.mutate({ params: { movementId: id }, body: { reason: t('form.undoReason') } }),
    }
    const done = warnings?.length ? 'form.warned' : 'form.done'
    toastDone(t(done, { kind: t(`kind.${kind}`) }), takeBack)
  }
}
