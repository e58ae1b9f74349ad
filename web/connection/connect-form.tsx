'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { approveConnection, type describeConnection, refuseConnection } from '#contract/connection.ts'
import type { ResponseOf } from '#contract/endpoint.ts'
import { allows } from '#contract/permissions.ts'
import type { Person } from '#web/lib/auth.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import type { Membership } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'

/** Which program asks, where and how far it may act, and the person's answer, which leads back to the program. */
export function ConnectForm({
  request,
  asked,
  person,
  tenants,
}: {
  request: string
  asked: ResponseOf<typeof describeConnection>
  person: Person
  tenants: readonly Membership[]
}) {
  const t = useTranslations('connection.ask')
  const role = useTranslations('shell.role')
  const problemText = useProblemText()
  const [tenantId, setTenantId] = useState(
    () => (tenants.find(({ id }) => id === currentTenantId()) ?? tenants[0])?.id ?? '',
  )
  const [mayWrite, setMayWrite] = useState(false)
  const back = { onSuccess: ({ redirectTo }: { redirectTo: string }) => window.location.assign(redirectTo) }
  const approve = useWrite(approveConnection, back)
  const refuse = useWrite(refuseConnection, back)
  const isAnswered = approve.isPending || approve.isSuccess || refuse.isPending || refuse.isSuccess
  const problem = approve.error ?? refuse.error
  const only = tenants.length === 1 ? tenants[0] : undefined
  const chosen = tenants.find(({ id }) => id === tenantId)
  const corrects = chosen !== undefined && allows(chosen.role, 'movement:correct')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        approve.mutate({ body: { request, tenantId, mayWrite } })
      }}
    >
      <h1 className="text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]">
        {t('title', { name: asked.name })}
      </h1>
      <p className="mt-2 text-soft">{t('nameNote')}</p>
      <p className="mt-2 font-medium [overflow-wrap:anywhere]">
        {asked.host === null ? t('goesHere') : t('goesTo', { host: asked.host })}
      </p>
      <div className="mt-6 space-y-5">
        {only ? (
          <p>
            {t.rich('inTenant', {
              tenant: only.name,
              role: role(only.role),
              strong: (text) => <strong className="font-semibold">{text}</strong>,
            })}
          </p>
        ) : (
          <Field label={t('tenant')}>
            <Select value={tenantId} onChange={(event) => setTenantId(event.target.value)}>
              {tenants.map((one) => (
                <option key={one.id} value={one.id}>
                  {t('role', { tenant: one.name, role: role(one.role) })}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {asked.wantsToWrite ? (
          <fieldset className="space-y-2.5">
            <legend className="mb-1.5 text-sm font-medium">{t('scope')}</legend>
            <Radio
              name="scope"
              label={t('read')}
              help={t('readHelp')}
              checked={!mayWrite}
              onChange={() => setMayWrite(false)}
            />
            <Radio
              name="scope"
              label={t('write')}
              help={t(corrects ? 'writeHelp' : 'writeHelpStaff')}
              checked={mayWrite}
              onChange={() => setMayWrite(true)}
            />
          </fieldset>
        ) : (
          <p>{t('readOnly')}</p>
        )}
        {problem ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit" pending={isAnswered}>
            {t('allow')}
          </Button>
          <Button disabled={isAnswered} onClick={() => refuse.mutate({ body: { request } })}>
            {t('refuse')}
          </Button>
        </div>
        <p className="text-sm text-soft [overflow-wrap:anywhere]">
          {t('as', { email: person.email })} {t('later')}
        </p>
      </div>
    </form>
  )
}
