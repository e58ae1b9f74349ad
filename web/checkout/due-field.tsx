'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/** The last day a unit may be out; of a day that is past it says what follows, as one writes down late what went out long ago. */
export function DueField({ value, onValueChange }: { value: string; onValueChange: (day: string) => void }) {
  const t = useTranslations('checkout.form')
  const { tenant } = useSession()
  const isPast = value !== '' && value < toLocal(new Date(), tenant.timeZone).slice(0, 10)
  return (
    <Field label={t('due')} optional help={isPast ? t('duePast') : undefined}>
      <Input type="date" value={value} onChange={(event) => onValueChange(event.target.value)} />
    </Field>
  )
}
