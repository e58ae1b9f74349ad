'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { countPlace, listCounts } from '#contract/count.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Asks for the place that is counted now, and leads to its sheet. @param locationId  chosen already */
export function CountPlaceDialog({
  open,
  locationId,
  onClose,
}: {
  open: boolean
  locationId: string | undefined
  onClose: () => void
}) {
  const t = useTranslations('count.place')
  const ui = useTranslations('ui')
  const router = useRouter()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState(locationId)
  const [missing, setMissing] = useState(false)
  const write = useWrite(countPlace, {
    refreshes: [listCounts],
    onSuccess: ({ id }) => router.push(`/counts/sheet?id=${id}`),
  })
  const submit = () => {
    setMissing(chosen === undefined)
    if (chosen !== undefined) write.mutate({ body: { locationId: chosen } })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={t('title')}
      description={t('note')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="primary" pending={write.isPending} onClick={submit}>
            {t('start')}
          </Button>
        </>
      }
    >
      {write.error ? (
        <Notice tone="danger" className="mb-3">
          {problemText(write.error)}
        </Notice>
      ) : null}
      <Field label={t('where')} error={missing ? t('whereMissing') : undefined}>
        <LocationPicker
          value={chosen}
          placeholder={t('choose')}
          onValueChange={(id) => {
            setChosen(id)
            setMissing(false)
          }}
        />
      </Field>
    </Dialog>
  )
}
