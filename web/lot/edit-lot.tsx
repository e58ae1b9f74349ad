'use client'
import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { getLot, type LotRow, listLots, updateLot } from '#contract/lot.ts'
import { listStock } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Corrects what was typed of a lot: its code, its expiry, a note. */
export function EditLot(props: { lot: LotRow; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('lot')
  const ui = useTranslations('ui')
  const formId = useId()
  return (
    <Sheet
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('editTitle', { code: props.lot.code })}
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary">
            {ui('save')}
          </Button>
        </>
      }
    >
      <LotForm key={props.lot.version} formId={formId} lot={props.lot} onDone={() => props.onOpenChange(false)} />
    </Sheet>
  )
}

function LotForm({ formId, lot, onDone }: { formId: string; lot: LotRow; onDone: () => void }) {
  const t = useTranslations('lot')
  const problemText = useProblemText()
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { code: lot.code, expiresOn: lot.expiresOn ?? '', note: lot.note },
  })
  const save = useWrite(updateLot, {
    refreshes: [getLot, listLots, listStock],
    onSuccess: () => {
      toastDone(t('saved'))
      onDone()
    },
  })
  return (
    <form
      id={formId}
      noValidate
      className="space-y-4"
      onSubmit={handleSubmit(({ code, expiresOn, note }) =>
        save.mutate({
          params: { lotId: lot.id },
          ifMatch: lot.version,
          body: { code: code.trim(), expiresOn: expiresOn || null, note },
        }),
      )}
    >
      {save.error ? <Notice tone="danger">{problemText(save.error)}</Notice> : null}
      <Field label={t('code')} error={formState.errors.code?.message}>
        <Input
          maxLength={80}
          autoComplete="off"
          className="font-mono"
          {...register('code', { validate: (text) => text.trim() !== '' || t('codeMissing') })}
        />
      </Field>
      <Field label={t('expiry')} optional>
        <Input type="date" {...register('expiresOn')} />
      </Field>
      <Field label={t('noteLabel')} optional>
        <Textarea maxLength={2_000} {...register('note')} />
      </Field>
    </form>
  )
}
