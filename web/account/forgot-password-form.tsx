'use client'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { AccountForm, textLink } from '#web/account/account-form.tsx'
import { useAccountRules } from '#web/account/account-rules.ts'
import { requestPasswordReset } from '#web/lib/auth.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/** Asks for a link to set a new password. */
export function ForgotPasswordForm() {
  const t = useTranslations('account')
  const rules = useAccountRules()
  const form = useForm({ defaultValues: { email: '' } })
  const submit = useMutation({ mutationFn: requestPasswordReset })
  const back = (
    <p>
      <Link href="/sign-in" className={textLink}>
        {t('forgot.back')}
      </Link>
    </p>
  )
  if (submit.isSuccess) {
    return (
      <div role="status">
        <h1 className="text-2xl font-semibold tracking-tight">{t('forgot.sentTitle')}</h1>
        <p className="mt-2 mb-6 text-soft">{t('forgot.sent', { email: submit.variables })}</p>
        {back}
      </div>
    )
  }
  return (
    <AccountForm
      title={t('forgot.title')}
      note={t('forgot.note')}
      action={t('forgot.action')}
      pending={submit.isPending}
      error={submit.error}
      onSubmit={form.handleSubmit(({ email }) => submit.mutate(email))}
      after={back}
    >
      <Field label={t('email')} error={form.formState.errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email', rules.email)} />
      </Field>
    </AccountForm>
  )
}
