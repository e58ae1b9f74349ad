'use client'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { FormProvider, useFieldArray, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { type NewMovement, recordableKinds, recordMovement, reverseMovement } from '#contract/movement.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { toInstant } from '#web/lib/zoned-time.ts'
import { useLotOffers } from '#web/lot/lot-offers.ts'
import { type Draft, emptyLine, isWhole, toNewMovement } from '#web/movement/movement-draft.ts'
import { MovementEnds } from '#web/movement/movement-ends.tsx'
import { MovementPreview } from '#web/movement/movement-preview.tsx'
import { MovementWhen } from '#web/movement/movement-when.tsx'
import { ReasonSelect } from '#web/movement/reason-select.tsx'
import { RecordLine } from '#web/movement/record-line.tsx'
import { UnusualNotice } from '#web/movement/unusual-notice.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/**
 * The form for every kind of movement, beside the page. What was recorded can be taken back from the toast.
 * @param preset  what is known already, such as the item whose page it opens from
 */
export function RecordMovement({
  open,
  onOpenChange,
  preset,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  preset?: Partial<Pick<Draft, 'kind' | 'fromLocationId' | 'toLocationId'>> & { itemId?: string }
}) {
  const t = useTranslations('movement')
  const ui = useTranslations('ui')
  const formId = useId()
  const [pending, setPending] = useState(false)
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('form.title')}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={pending}>
            {t('form.submit')}
          </Button>
        </>
      }
    >
      <DraftForm formId={formId} preset={preset ?? {}} onPending={setPending} onDone={() => onOpenChange(false)} />
    </Sheet>
  )
}

function DraftForm({
  formId,
  preset,
  onPending,
  onDone,
}: {
  formId: string
  preset: Partial<Pick<Draft, 'kind' | 'fromLocationId' | 'toLocationId'>> & { itemId?: string }
  onPending: (pending: boolean) => void
  onDone: () => void
}) {
  const t = useTranslations('movement')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { tenant, can } = useSession()
  const form = useForm<Draft>({
    defaultValues: {
      kind: preset.kind ?? 'receipt',
      fromLocationId: preset.fromLocationId ?? '',
      toLocationId: preset.toLocationId ?? '',
      direction: 'missing',
      when: '',
      reference: '',
      reason: '',
      reasonId: '',
      lines: [{ ...emptyLine, itemId: preset.itemId ?? '' }],
    },
  })
  const lines = useFieldArray({ control: form.control, name: 'lines' })
  const kind = form.watch('kind')
  const offers = useLotOffers(
    form.watch('lines').flatMap(({ itemId, tracking }) => (tracking === 'lot' ? [itemId] : [])),
    form.watch('fromLocationId'),
  )
  const undo = useWrite(reverseMovement, {
    refreshes: stockReads,
    onSuccess: () => toastDone(t('form.undone')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const record = useWrite(recordMovement, {
    refreshes: stockReads,
    onSuccess: (made) => {
      const takeBack = {
        label: ui('undo'),
        run: () => undo.mutate({ params: { movementId: made.id }, body: { reason: t('form.undoReason') } }),
      }
      const done = made.warnings?.length ? 'form.warned' : 'form.done'
      toastDone(t(done, { kind: t(`kind.${made.kind}`) }), can('movement:correct') ? takeBack : undefined)
      onDone()
    },
  })
  const offersOf = (itemId: string) => offers.get(itemId)
  const read = (draft: Draft) =>
    toNewMovement(draft, draft.when ? toInstant(draft.when, tenant.timeZone) : undefined, offersOf)
  const send = (draft: Draft, unusual: NewMovement['unusual']) => {
    onPending(true)
    record.mutate({ body: { ...read(draft), unusual } }, { onSettled: () => onPending(false) })
  }
  const submit = form.handleSubmit((draft) => send(draft, 'ask'))
  const confirm = form.handleSubmit((draft) => send(draft, 'accept'))
  const question =
    record.error instanceof ApiProblem && record.error.problem.code === 'unusual_quantity'
      ? record.error.problem
      : undefined
  return (
    <FormProvider {...form}>
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {question ? (
          <UnusualNotice problem={question} pending={record.isPending} onConfirm={() => void confirm()} />
        ) : record.error ? (
          <Notice tone="danger">{problemText(record.error)}</Notice>
        ) : null}
        <Field label={t('form.kind')} help={t(`kindHelp.${kind}`)}>
          <Select {...form.register('kind', { onChange: () => form.setValue('reasonId', '') })}>
            {recordableKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <MovementEnds />
        <ol className="space-y-2">
          {lines.fields.map((line, index) => (
            <RecordLine
              key={line.id}
              index={index}
              offers={offers.get(form.watch(`lines.${index}.itemId`))}
              {...(lines.fields.length > 1 ? { onRemove: () => lines.remove(index) } : {})}
            />
          ))}
        </ol>
        <Button size="sm" onClick={() => lines.append(emptyLine)} disabled={lines.fields.length >= 500}>
          <Plus />
          {t('form.addLine')}
        </Button>
        <MovementWhen />
        {form.watch('when') ? (
          <MovementPreview
            movement={isWhole(form.watch(), offersOf) ? { ...read(form.watch()), unusual: 'ask' } : undefined}
          />
        ) : null}
        <ReasonSelect />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('form.reference')} optional>
            <Input maxLength={120} placeholder={t('form.referencePlaceholder')} {...form.register('reference')} />
          </Field>
          <Field label={t('form.reason')} optional>
            <Input maxLength={500} {...form.register('reason')} />
          </Field>
        </div>
      </form>
    </FormProvider>
  )
}
