'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { confirmEmail } from '#web/lib/auth.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { signInAddress, usePerson } from '#web/lib/session.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** What the link to a new address leads to: its owner, signed in, takes the address. */
export function ConfirmEmail() {
  const t = useTranslations('account.confirmEmail')
  const signIn = useTranslations('account.signIn')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const token = useSearchParams().get('token') ?? ''
  const person = usePerson()
  const confirm = useMutation({
    mutationFn: () => confirmEmail(token),
    onSuccess: () => {
      toastDone(t('done'))
      cache.clear()
      router.replace('/account')
    },
  })
  if (person.isError) {
    return <ErrorState onRetry={() => void person.refetch()}>{problemText(person.error)}</ErrorState>
  }
  if (person.data === undefined) {
    return (
      <div aria-busy="true" className="space-y-4">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-10" />
      </div>
    )
  }
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
      <div className="mt-2 space-y-5">
        {!token ? (
          <>
            <p className="text-soft">{t('noToken')}</p>
            <ButtonLink href="/account">{t('toAccount')}</ButtonLink>
          </>
        ) : person.data ? (
          <>
            <p className="text-soft [overflow-wrap:anywhere]">{t('note', { email: person.data.email })}</p>
            {confirm.error ? (
              <Notice
                tone="danger"
                actions={
                  <ButtonLink size="sm" href="/account">
                    {t('toAccount')}
                  </ButtonLink>
                }
              >
                {problemText(confirm.error)}
              </Notice>
            ) : null}
            <Button
              look="primary"
              className="h-10 w-full"
              pending={confirm.isPending || confirm.isSuccess}
              onClick={() => confirm.mutate()}
            >
              {t('action')}
            </Button>
          </>
        ) : (
          <>
            <p className="text-soft">{t('first')}</p>
            <ButtonLink
              look="primary"
              className="h-10 w-full"
              href={signInAddress(`/confirm-email?token=${encodeURIComponent(token)}`)}
            >
              {signIn('action')}
            </ButtonLink>
          </>
        )}
      </div>
    </>
  )
}
