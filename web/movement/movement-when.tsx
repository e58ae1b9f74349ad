'use client'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import type { Draft } from '#web/movement/movement-draft.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** When it happened: now, or earlier by the organisation's clock. */
export function MovementWhen() {
  const t = useTranslations('movement.form')
  const { tenant } = useSession()
  const { register, watch, setValue } = useFormContext<Draft>()
  const earlier = watch('when') !== ''
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <div>
        <p className="mb-1 text-sm font-medium">{t('when')}</p>
        <Segmented
          label={t('when')}
          value={earlier ? 'earlier' : 'now'}
          onValueChange={(value) => setValue('when', value === 'now' ? '' : toLocal(new Date(), tenant.timeZone))}
          options={[
            { value: 'now', label: t('now') },
            { value: 'earlier', label: t('earlier') },
          ]}
        />
      </div>
      {earlier ? (
        <Field label={t('whenHelp', { zone: tenant.timeZone.replaceAll('_', ' ') })} className="flex-1">
          <Input type="datetime-local" max={toLocal(new Date(), tenant.timeZone)} {...register('when')} />
        </Field>
      ) : null}
    </div>
  )
}
