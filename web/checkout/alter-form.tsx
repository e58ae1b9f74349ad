'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Checkout, updateCheckout } from '#contract/checkout.ts'
import { checkoutReads } from '#web/checkout/checkout-reads.ts'
import { DueField } from '#web/checkout/due-field.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Gives a unit that is out another day to be back, or another note. */
export function AlterForm({ checkout, onClose }: { checkout: Checkout; onClose: () => void }) {
  const t = useTranslations('checkout')
  const problemText = useProblemText()
  // of what is seen here: what a colleague changes meanwhile is not written over
  const [{ id, serial, version }] = useState(checkout)
  const [due, setDue] = useState(checkout.dueOn ?? '')
  const [note, setNote] = useState(checkout.note)
  const alter = useWrite(updateCheckout, {
    refreshes: checkoutReads,
    onSuccess: () => {
      toastDone(t('alter.done', { serial }))
      onClose()
    },
  })
  return (
    <FormSheet
      title={t('alter.title', { serial })}
      submit={t('alter.save')}
      pending={alter.isPending}
      problem={alter.error ? problemText(alter.error) : null}
      onSubmit={() =>
        alter.mutate({ params: { checkoutId: id }, body: { dueOn: due || null, note: note.trim() }, ifMatch: version })
      }
      onClose={onClose}
    >
      <DueField value={due} onValueChange={setDue} />
      <Field label={t('form.remark')} optional>
        <Input maxLength={500} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormSheet>
  )
}
