'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { acceptInvitation, previewInvitation } from '#contract/member.ts'
import { textLink } from '#web/account/account-form.tsx'
import { api } from '#web/lib/api.ts'
import { signOut } from '#web/lib/auth.ts'
import { chooseTenant } from '#web/lib/current-tenant.ts'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { usePerson } from '#web/lib/session.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** What an invitation link leads to: shows the organisation and joins it, after sign-in or sign-up where needed. */
export function JoinTenant() {
  const t = useTranslations('account')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const token = useSearchParams().get('token') ?? ''
  const person = usePerson()
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.call(previewInvitation, { body: { token } }),
    enabled: token.length >= 20,
  })
  const join = useMutation({
    mutationFn: () => api.call(acceptInvitation, { body: { token } }),
    onSuccess: async ({ tenantId }) => {
      chooseTenant(tenantId)
      await cache.invalidateQueries({ queryKey: ['tenants'] })
      router.replace('/')
    },
  })
  const refused = isRefusal(preview.error)
  if (token.length < 20 || refused) {
    return (
      <>
        <h1 className="text-2xl font-semibold tracking-tight">{t('join.brokenTitle')}</h1>
        <p className="mt-2 mb-6 text-soft">{t('join.broken')}</p>
        <ButtonLink href="/">{t('join.home')}</ButtonLink>
      </>
    )
  }
  if (preview.isError || person.isError) {
    return (
      <ErrorState onRetry={() => void (preview.isError ? preview.refetch() : person.refetch())}>
        {problemText(preview.error ?? person.error)}
      </ErrorState>
    )
  }
  if (!preview.data || person.data === undefined) {
    return (
      <div aria-busy="true" className="space-y-4">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="w-40" />
        <Skeleton className="h-10" />
      </div>
    )
  }
  const { tenantName, role, email } = preview.data
  const back = encodeURIComponent(`/join?token=${token}`)
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('join.title', { tenant: tenantName })}</h1>
      <p className="mt-1 text-soft">{t('join.note', { role: shell(`role.${role}`) })}</p>
      {email ? <p className="text-soft">{t('join.forEmail', { email })}</p> : null}
      <div className="mt-7 space-y-3">
        {join.error ? <Notice tone="danger">{problemText(join.error)}</Notice> : null}
        {person.data ? (
          <>
            <Button
              look="primary"
              className="h-10 w-full"
              pending={join.isPending || join.isSuccess}
              onClick={() => join.mutate()}
            >
              <span className="truncate">{t('join.action', { email: person.data.email })}</span>
            </Button>
            <p className="pt-2 text-soft">
              {t('join.notYou', { email: person.data.email })}{' '}
              <button
                type="button"
                className={textLink}
                onClick={() =>
                  void signOut().then(() => {
                    cache.clear()
                    router.replace(`/sign-in?next=${back}`)
                  })
                }
              >
                {t('join.otherAccount')}
              </button>
            </p>
          </>
        ) : (
          <>
            <p className="pb-2">{t('join.first')}</p>
            <ButtonLink look="primary" className="h-10 w-full" href={`/sign-up?next=${back}`}>
              {t('signIn.signUp')}
            </ButtonLink>
            <ButtonLink className="h-10 w-full" href={`/sign-in?next=${back}`}>
              {t('signUp.signIn')}
            </ButtonLink>
          </>
        )}
      </div>
    </>
  )
}
