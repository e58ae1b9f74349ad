'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/**
 * Asks why an order is cancelled; without a reason it is not.
 * @param act  what the button says
 */
export function CancelDialog({
  number,
  act,
  pending,
  onClose,
  onCancel,
}: {
  number: string
  act: string
  pending: boolean
  onClose: () => void
  onCancel: (reason: string) => void
}) {
  const t = useTranslations('order')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('cancelTitle', { number })}
      footer={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            look="danger"
            pending={pending}
            onClick={() => {
              setTried(true)
              if (!isMissing) onCancel(reason.trim())
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      <Field label={t('cancelReason')} error={tried && isMissing ? t('cancelMissing') : undefined}>
        <Input autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}
