'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { ResponseOf } from '#contract/endpoint.ts'
import { newMovement } from '#contract/movement.ts'
import { getMovementDraft } from '#contract/movement-draft.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { DiscardDraft } from '#web/movement/discard-draft.tsx'
import { DraftNotice } from '#web/movement/draft-notice.tsx'
import { DraftToRead } from '#web/movement/draft-to-read.tsx'
import { toForm } from '#web/movement/kept-draft.ts'
import { MovementForm } from '#web/movement/movement-form.tsx'
import { MovementPreview } from '#web/movement/movement-preview.tsx'
import { useSendMovement, useToastRecorded } from '#web/movement/send-movement.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type DraftNow = ResponseOf<typeof getMovementDraft>

/** One draft beside the list, to be filled in, recorded or thrown away. It is read anew each time it is opened. */
export function DraftSheet({ draftId, onClose }: { draftId: string; onClose: () => void }) {
  const t = useTranslations('movement')
  const problemText = useProblemText()
  const { tenant, person, can } = useSession()
  const query = useRead(getMovementDraft, { params: { draftId } }, { staleTime: 0 })
  // as it was when it was opened: what is saved meanwhile must not turn the form over
  const [opened, setOpened] = useState<DraftNow>()
  if (!opened && query.isFetchedAfterMount && query.data) setOpened(query.data)
  if (opened && opened.movementId === null) {
    const mayChange = opened.createdById === person.id || can('movement:backdate')
    if (!mayChange) return <DraftToRead draft={opened} onClose={onClose} />
    const initial = toForm(opened.movement, tenant.timeZone)
    return initial ? (
      <MovementForm
        title={t('draft.one')}
        initial={initial}
        kept={opened}
        notice={<DraftNotice draft={opened} />}
        onClose={onClose}
      />
    ) : (
      <ForeignDraft draft={opened} onClose={onClose} />
    )
  }
  const isGone = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <Sheet open onOpenChange={(open) => open || onClose()} title={t('draft.one')} className="sm:w-[34rem]">
      {opened ? (
        <Notice
          actions={
            <ButtonLink size="sm" href={`/movements?id=${opened.movementId}`}>
              {t('detail.show')}
            </ButtonLink>
          }
        >
          {t('draft.posted')}
        </Notice>
      ) : query.isError ? (
        <ErrorState
          {...(isGone
            ? { title: t('draft.gone') }
            : { onRetry: () => void query.refetch(), children: problemText(query.error) })}
        />
      ) : (
        <div aria-busy="true" className="space-y-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-24" />
          <Skeleton className="h-24" />
        </div>
      )}
    </Sheet>
  )
}

/** A draft that a program left and the form has no place for: it is shown by what it would do. */
function ForeignDraft({ draft, onClose }: { draft: DraftNow; onClose: () => void }) {
  const t = useTranslations('movement')
  const problemText = useProblemText()
  const sending = useSendMovement(draft)
  const toastRecorded = useToastRecorded()
  const [error, setError] = useState<unknown>()
  const whole = newMovement.safeParse(draft.movement)
  const record = async () => {
    try {
      // what is missing in it, the server says
      toastRecorded(await sending.record(whole.success ? whole.data : (draft.movement as never)))
      onClose()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <FormSheet
      title={t('draft.one')}
      submit={t('form.submit')}
      pending={sending.isPending}
      problem={error ? problemText(error) : undefined}
      onSubmit={() => void record()}
      onClose={onClose}
      acts={<DiscardDraft draft={draft} onDone={onClose} onFailed={setError} />}
    >
      <DraftNotice draft={draft} />
      <p className="text-soft">{t('draft.foreign', { kind: t(`kind.${draft.movement.kind}`) })}</p>
      <MovementPreview movement={whole.data} />
    </FormSheet>
  )
}
