'use client'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { createSampleTenant, createTenant } from '#contract/tenant.ts'
import { textLink } from '#web/account/account-form.tsx'
import { signOut } from '#web/lib/auth.ts'
import { chooseTenant, currentTenantId } from '#web/lib/current-tenant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { guessCurrency, guessTimeZone } from '#web/lib/regional.ts'
import { usePerson, useTenants } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { BeginChoices, type Beginning } from '#web/tenant/begin-choices.tsx'
import { type Regional, RegionalFields } from '#web/tenant/regional-fields.tsx'
import { SampleProgress } from '#web/tenant/sample-progress.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Founds an organisation: with own data to import, as a sample, or empty. Also the way to a second organisation. */
export function FirstRun() {
  const t = useTranslations('tenant')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const person = usePerson()
  const tenants = useTenants(Boolean(person.data))
  const [beginning, setBeginning] = useState<Beginning>()
  const [name, setName] = useState('')
  const [nameMissing, setNameMissing] = useState(false)
  const [regional, setRegional] = useState<Regional>({ timeZone: 'UTC', currency: 'EUR', language: 'en' })
  const [sampleTask, setSampleTask] = useState<string>()
  useEffect(() => {
    setRegional({ timeZone: guessTimeZone(), currency: guessCurrency(navigator.languages), language: 'en' })
  }, [])
  useEffect(() => {
    if (person.data === null) router.replace('/sign-in?next=/welcome')
  }, [person.data, router])

  const enter = async (tenantId: string) => {
    chooseTenant(tenantId)
    await cache.invalidateQueries({ queryKey: ['tenants'] })
  }
  const create = useWrite(createTenant, {
    onSuccess: async (tenant) => {
      await enter(tenant.id)
      router.replace(beginning === 'own' ? '/import' : '/')
    },
  })
  const createSample = useWrite(createSampleTenant, {
    onSuccess: async ({ tenant, taskId }) => {
      await enter(tenant.id)
      setSampleTask(taskId)
    },
  })
  const current = tenants.data?.find((one) => one.id === currentTenantId()) ?? tenants.data?.[0]

  if (sampleTask) return <SampleProgress taskId={sampleTask} />
  if (!beginning) {
    return (
      <>
        <h1 className="text-3xl font-semibold tracking-tight">{t('welcome.title')}</h1>
        <p className="mt-2 mb-8 text-lg text-soft">{t('welcome.note')}</p>
        <BeginChoices onChoose={setBeginning} />
        <p className="mt-8 min-h-6 text-soft">
          {current ? (
            <ButtonLink href="/" look="quiet" className="-ml-3.5">
              <ChevronLeft />
              {t('welcome.cancel', { tenant: current.name })}
            </ButtonLink>
          ) : person.data ? (
            <>
              {t('welcome.signedInAs', { email: person.data.email })}{' '}
              <button
                type="button"
                className={textLink}
                onClick={() => void signOut().then(() => (cache.clear(), router.replace('/sign-in')))}
              >
                {t('welcome.signOut')}
              </button>
            </>
          ) : null}
        </p>
      </>
    )
  }
  const sample = beginning === 'sample'
  const problem = create.error ?? createSample.error
  return (
    <form
      noValidate
      className="max-w-lg"
      onSubmit={(event) => {
        event.preventDefault()
        if (sample) createSample.mutate({ body: { timeZone: regional.timeZone, currency: regional.currency } })
        else if (name.trim()) create.mutate({ body: { name, ...regional } })
        else setNameMissing(true)
      }}
    >
      <Button look="quiet" size="sm" className="mb-3 -ml-2.5" onClick={() => setBeginning(undefined)}>
        <ChevronLeft />
        {t('welcome.back')}
      </Button>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">{t('welcome.about')}</h1>
      <div className="space-y-4">
        {problem ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
        {sample ? null : (
          <Field label={t('name')} error={nameMissing && !name.trim() ? t('nameMissing') : undefined}>
            <Input
              autoFocus
              autoComplete="organization"
              maxLength={120}
              placeholder={t('namePlaceholder')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        )}
        <RegionalFields value={regional} onChange={setRegional} />
        <Button
          type="submit"
          look="primary"
          className="mt-2 h-10"
          pending={create.isPending || create.isSuccess || createSample.isPending}
        >
          {sample ? t('welcome.createSample') : t('welcome.create')}
        </Button>
      </div>
    </form>
  )
}
