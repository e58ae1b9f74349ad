'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { costMethods } from '#contract/cost-method.ts'
import { updateTenant } from '#contract/tenant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'
import { RegionalFields } from '#web/tenant/regional-fields.tsx'
import { Button } from '#web/ui/button.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Name, region and stock policy; saved together, refused when a colleague saved in between. */
export function TenantForm() {
  const { tenant } = useSession()
  // A newer version means the fields must be read anew, so the form starts over with it.
  return <VersionedForm key={tenant.version} />
}

function VersionedForm() {
  const t = useTranslations('tenant')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { tenant, can } = useSession()
  const stored = {
    name: tenant.name,
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    language: tenant.language,
    negativeStock: tenant.negativeStock,
    costMethod: tenant.costMethod,
    lockedBefore: tenant.lockedBefore,
  }
  const [values, setValues] = useState(stored)
  const reload = () => cache.invalidateQueries({ queryKey: ['tenants'] })
  const save = useWrite(updateTenant, {
    onSuccess: async () => {
      toastDone(t('settings.saved'))
      await reload()
    },
  })
  const disabled = !can('tenant:write')
  const changed = JSON.stringify(values) !== JSON.stringify(stored)
  const stale = save.error instanceof ApiProblem && save.error.code === 'version_mismatch'
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (values.name.trim()) save.mutate({ body: values, ifMatch: tenant.version })
      }}
    >
      {disabled ? <Notice>{t('settings.readOnly')}</Notice> : null}
      {save.error ? (
        <Notice
          tone="danger"
          actions={
            stale ? (
              <Button size="sm" onClick={() => void reload()}>
                {t('settings.reload')}
              </Button>
            ) : null
          }
        >
          {problemText(save.error)}
        </Notice>
      ) : null}
      <Panel title={t('settings.general')}>
        <div className="space-y-4">
          <Field label={t('name')} error={values.name.trim() ? undefined : t('nameMissing')}>
            <Input
              value={values.name}
              maxLength={120}
              disabled={disabled}
              onChange={(event) => setValues({ ...values, name: event.target.value })}
            />
          </Field>
          <RegionalFields
            value={values}
            disabled={disabled}
            onChange={(regional) => setValues({ ...values, ...regional })}
          />
        </div>
      </Panel>
      <Panel title={t('settings.policy')}>
        <fieldset disabled={disabled} className="space-y-3">
          <legend className="sr-only">{t('settings.policy')}</legend>
          {(['block', 'reason', 'warn', 'allow'] as const).map((policy) => (
            <Radio
              key={policy}
              name="negativeStock"
              value={policy}
              checked={values.negativeStock === policy}
              onChange={() => setValues({ ...values, negativeStock: policy })}
              label={t(`settings.${policy}`)}
              help={t(`settings.${policy}Help`)}
            />
          ))}
        </fieldset>
      </Panel>
      <Panel title={t('settings.costMethod')} note={t('settings.costMethodNote')}>
        <fieldset disabled={disabled} className="space-y-3">
          <legend className="sr-only">{t('settings.costMethod')}</legend>
          {costMethods.map((method) => (
            <Radio
              key={method}
              name="costMethod"
              value={method}
              checked={values.costMethod === method}
              onChange={() => setValues({ ...values, costMethod: method })}
              label={t(`settings.${method}`)}
              help={t(`settings.${method}Help`)}
            />
          ))}
        </fieldset>
      </Panel>
      <Panel title={t('settings.period')}>
        <Field label={t('settings.lockedBefore')} optional help={t('settings.lockedHelp')}>
          <Input
            type="date"
            className="max-w-48"
            disabled={disabled}
            value={values.lockedBefore ? toLocal(new Date(values.lockedBefore), tenant.timeZone).slice(0, 10) : ''}
            onChange={(event) =>
              setValues({ ...values, lockedBefore: toInstant(event.target.value, tenant.timeZone) ?? null })
            }
          />
        </Field>
      </Panel>
      {disabled ? null : (
        <div className="flex justify-end gap-2">
          <Button disabled={!changed} onClick={() => setValues(stored)}>
            {ui('cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={!changed || !values.name.trim()} pending={save.isPending}>
            {ui('save')}
          </Button>
        </div>
      )}
    </form>
  )
}
