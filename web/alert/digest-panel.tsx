'use client'
import { useForm } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import { getAlertDigest, updateAlertDigest } from '#contract/alert.ts'
import { PanelForm } from '#web/account/panel-form.tsx'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** When one gets the alerts of the organisation by e-mail. */
export function DigestPanel() {
  const t = useTranslations('alert.digest')
  const format = useFormatter()
  const { tenant } = useSession()
  const { data } = useRead(getAlertDigest, {})
  const form = useForm({ values: { hour: data?.hour === null || !data ? '' : String(data.hour) } })
  const save = useWrite(updateAlertDigest, {
    refreshes: [getAlertDigest],
    onSuccess: () => toastDone(t('saved')),
  })
  const submit = form.handleSubmit(({ hour }) => {
    if (data) save.mutate({ ifMatch: data.version, body: { hour: hour === '' ? null : Number(hour) } })
  })
  return (
    <PanelForm
      title={t('title')}
      action={t('action')}
      pending={save.isPending}
      disabled={!data || !form.formState.isDirty}
      error={save.error}
      onSubmit={submit}
    >
      <Field label={t('when')} help={t('help', { tenant: tenant.name, zone: tenant.timeZone })}>
        <Select disabled={!data} {...form.register('hour')}>
          <option value="">{t('off')}</option>
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {format.dateTime(new Date(Date.UTC(2000, 0, 1, hour)), { timeStyle: 'short', timeZone: 'UTC' })}
            </option>
          ))}
        </Select>
      </Field>
    </PanelForm>
  )
}
