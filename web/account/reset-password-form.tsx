'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { AccountForm } from '#web/account/account-form.tsx'
import { useAccountRules } from '#web/account/account-rules.ts'
import { PasswordInput } from '#web/account/password-input.tsx'
import { resetPassword } from '#web/lib/auth.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Sets a new password with the token of the e-mailed link. */
export function ResetPasswordForm() {
  const t = useTranslations('account')
  const router = useRouter()
  const token = useSearchParams().get('token')
  const rules = useAccountRules()
  const form = useForm({ defaultValues: { password: '' } })
  const submit = useMutation({
    mutationFn: resetPassword,
    onSuccess: () => {
      toastDone(t('reset.done'))
      router.replace('/sign-in')
    },
  })
  if (!token) {
    return (
      <>
        <h1 className="text-2xl font-semibold tracking-tight">{t('reset.title')}</h1>
        <p className="mt-2 mb-6 text-soft">{t('reset.noToken')}</p>
        <ButtonLink href="/forgot-password">{t('reset.again')}</ButtonLink>
      </>
    )
  }
  return (
    <AccountForm
      title={t('reset.title')}
      action={t('reset.action')}
      pending={submit.isPending || submit.isSuccess}
      error={submit.error}
      onSubmit={form.handleSubmit(({ password }) => submit.mutate({ token, newPassword: password }))}
    >
      <Field label={t('newPassword')} help={t('passwordHelp')} error={form.formState.errors.password?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('password', rules.newPassword)} />
      </Field>
    </AccountForm>
  )
}
