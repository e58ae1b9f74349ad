'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { NewMovement } from '#contract/movement.ts'
import type { MovementDraft } from '#contract/movement-draft.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { toInstant } from '#web/lib/zoned-time.ts'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { DiscardDraft } from '#web/movement/discard-draft.tsx'
import { toDrafted, unreadableLines } from '#web/movement/kept-draft.ts'
import { type Draft, isWhole, type KnownGoods, toNewMovement } from '#web/movement/movement-draft.ts'
import { MovementFields } from '#web/movement/movement-fields.tsx'
import { useSendMovement, useToastRecorded } from '#web/movement/send-movement.ts'
import { UnusualNotice } from '#web/movement/unusual-notice.tsx'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'
import { Button } from '#web/ui/button.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/**
 * The form for every kind of movement, beside the page: it is recorded, or kept as a draft. What was recorded can be taken back from the toast.
 * @param kept  the draft it was opened with
 * @param notice  what stands above the fields
 */
export function MovementForm({
  title,
  initial,
  kept,
  notice,
  onClose,
}: {
  title: ReactNode
  initial: Draft
  kept?: MovementDraft
  notice?: ReactNode
  onClose: () => void
}) {
  const t = useTranslations('movement')
  const problemText = useProblemText()
  const router = useRouter()
  const { tenant } = useSession()
  const form = useForm<Draft>({ defaultValues: initial })
  const sending = useSendMovement(kept)
  const toastRecorded = useToastRecorded()
  const [error, setError] = useState<unknown>()
  const typed = form.watch()
  const offers = useLotOffers(
    typed.lines.flatMap(({ itemId, tracking }) => (tracking === 'lot' ? [itemId] : [])),
    typed.fromLocationId,
  )
  // until its item is read, how a line's goods are told apart is not known
  const items = useItemsById(typed.lines.flatMap(({ itemId }) => (itemId ? [itemId] : [])))
  const isKnown = typed.lines.every(({ itemId, tracking }) => items.get(itemId)?.tracking === tracking)
  const units = useUnitsOfItems(typed.lines.flatMap(({ itemId }) => (itemId ? [itemId] : [])))
  const known: KnownGoods = { offersOf: (itemId) => offers.get(itemId), unitsOf: (itemId) => units.get(itemId) }
  // a date that was not touched keeps its seconds
  const instantOf = ({ when }: Draft) =>
    kept && when === initial.when ? kept.movement.effectiveAt : toInstant(when, tenant.timeZone)
  const read = (draft: Draft) => toNewMovement(draft, instantOf(draft), known)
  const record = async (draft: Draft, unusual: NewMovement['unusual']) => {
    if (unusual === 'ask') setError(undefined)
    try {
      toastRecorded(await sending.record({ ...read(draft), unusual }))
      onClose()
    } catch (failed) {
      setError(failed)
    }
  }
  const keep = async () => {
    const draft = form.getValues()
    const unreadable = unreadableLines(draft, known.unitsOf)
    if (unreadable.length > 0) {
      await form.trigger(unreadable.flatMap((index) => [`lines.${index}.goods`, `lines.${index}.unitPrice`] as const))
      return
    }
    try {
      await sending.keep(toDrafted(draft, instantOf(draft), known.unitsOf))
      const show = { label: t('draft.show'), run: () => router.push('/movements/drafts') }
      toastDone(t(kept ? 'draft.saved' : 'draft.kept'), kept ? undefined : show)
      onClose()
    } catch (failed) {
      setError(failed)
    }
  }
  const problem = error instanceof ApiProblem ? error.problem : undefined
  const isQuestion = problem?.code === 'unusual_quantity'
  return (
    <FormProvider {...form}>
      <FormSheet
        title={title}
        submit={t('form.submit')}
        pending={sending.isPending}
        problem={
          error && !isQuestion ? (
            <>
              {problemText(error)} {problem?.code === 'backdate_forbidden' ? t('draft.instead') : null}
            </>
          ) : undefined
        }
        onSubmit={() => void form.handleSubmit((draft) => record(draft, 'ask'))()}
        onClose={onClose}
        acts={
          <>
            {kept ? <DiscardDraft draft={kept} onDone={onClose} onFailed={setError} /> : null}
            <Button disabled={sending.isPending} onClick={() => void keep()}>
              {t(kept ? 'draft.save' : 'draft.keep')}
            </Button>
          </>
        }
      >
        {problem && isQuestion ? (
          <UnusualNotice
            problem={problem}
            pending={sending.isPending}
            onConfirm={() => void form.handleSubmit((draft) => record(draft, 'accept'))()}
          />
        ) : null}
        {notice}
        <MovementFields
          known={known}
          previewed={
            typed.when === '' && !kept
              ? null
              : isKnown && isWhole(typed, known)
                ? { ...read(typed), unusual: 'ask' }
                : undefined
          }
        />
      </FormSheet>
    </FormProvider>
  )
}
