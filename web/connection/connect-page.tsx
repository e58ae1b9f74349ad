'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { describeConnection } from '#contract/connection.ts'
import { ConnectForm } from '#web/connection/connect-form.tsx'
import { api } from '#web/lib/api.ts'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { signInAddress, usePerson, useTenants } from '#web/lib/session.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Where an assistant leads a person to ask whether it may act for them; they sign in first where they must. */
export function ConnectPage() {
  const t = useTranslations('connection.ask')
  const problemText = useProblemText()
  const router = useRouter()
  const request = useSearchParams().toString()
  const isRequest = request.includes('sig=')
  const person = usePerson()
  const tenants = useTenants(Boolean(person.data))
  const asked = useQuery({
    queryKey: ['connection', request],
    queryFn: () => api.call(describeConnection, { body: { request } }),
    enabled: isRequest && Boolean(person.data),
  })
  const signedOut = isRequest && person.data === null
  useEffect(() => {
    if (signedOut) router.replace(signInAddress(`/connect?${request}`))
  }, [signedOut, router, request])
  if (!isRequest || isRefusal(asked.error)) return <Broken title={t('brokenTitle')}>{t('broken')}</Broken>
  const failed = [person, tenants, asked].find((each) => each.isError)
  if (failed) return <ErrorState onRetry={() => void failed.refetch()}>{problemText(failed.error)}</ErrorState>
  if (!person.data || !tenants.data || !asked.data) {
    return (
      <div aria-busy="true" className="space-y-4">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="w-full" />
        <Skeleton className="h-10" />
        <Skeleton className="h-24" />
      </div>
    )
  }
  if (tenants.data.length === 0) return <Broken title={t('homelessTitle')}>{t('homeless')}</Broken>
  return <ConnectForm request={request} asked={asked.data} person={person.data} tenants={tenants.data} />
}

function Broken({ title, children }: { title: string; children: string }) {
  const t = useTranslations('connection.ask')
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 mb-6 text-soft">{children}</p>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </>
  )
}
