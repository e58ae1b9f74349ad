'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Checkout, type Condition, checkInUnit, conditions } from '#contract/checkout.ts'
import { checkoutReads } from '#web/checkout/checkout-reads.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Takes a unit back: in what condition, and where it goes. */
export function CheckInForm({ checkout, onClose }: { checkout: Checkout; onClose: () => void }) {
  const t = useTranslations('checkout')
  const problemText = useProblemText()
  const { id, serial, holderName, holderLocationId, fromLocationId } = checkout
  const [condition, setCondition] = useState<Condition>('good')
  const [locationId, setLocation] = useState(fromLocationId)
  const [note, setNote] = useState('')
  const isLost = condition === 'lost'
  const give = useWrite(checkInUnit, {
    refreshes: checkoutReads,
    onSuccess: () => {
      toastDone(t(isLost ? 'back.lostDone' : 'back.done', { serial }))
      onClose()
    },
  })
  return (
    <FormSheet
      title={t('back.title', { serial })}
      description={t('back.note', { withHolder: t(holderLocationId === null ? 'with' : 'at', { holder: holderName }) })}
      submit={t('in')}
      pending={give.isPending}
      problem={give.error ? problemText(give.error) : null}
      onSubmit={() => {
        const body = { condition, note: note.trim(), ...(isLost ? {} : { locationId }) }
        give.mutate({ params: { checkoutId: id }, body })
      }}
      onClose={onClose}
    >
      <fieldset className="space-y-2.5">
        <legend className="mb-1.5 text-sm font-medium">{t('back.condition')}</legend>
        {conditions.map((one) => (
          <Radio
            key={one}
            name="condition"
            value={one}
            label={t(`condition.${one}`)}
            help={t(`back.${one}`)}
            checked={condition === one}
            onChange={() => setCondition(one)}
          />
        ))}
      </fieldset>
      {isLost ? null : (
        <Field label={t('back.into')}>
          <LocationPicker value={locationId} onValueChange={setLocation} />
        </Field>
      )}
      <Field label={t('back.remark')} optional>
        <Input maxLength={500} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormSheet>
  )
}
