'use client'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useAccountRules } from '#web/account/account-rules.ts'
import { isWrongPassword } from '#web/account/is-wrong-password.ts'
import { PanelForm } from '#web/account/panel-form.tsx'
import { PasswordInput } from '#web/account/password-input.tsx'
import { changeEmail } from '#web/lib/auth.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'

const empty = { newEmail: '', currentPassword: '' }

/** The address one signs in with, and asking for a link to another one. */
export function EmailPanel() {
  const t = useTranslations('account')
  const rules = useAccountRules()
  const problemText = useProblemText()
  const { person } = useSession()
  const form = useForm({ defaultValues: empty })
  const { errors } = form.formState
  const ask = useMutation({
    mutationFn: changeEmail,
    onSuccess: () => form.reset(empty),
    onError: (error) => {
      if (isWrongPassword(error))
        form.setError('currentPassword', { message: problemText(error) }, { shouldFocus: true })
    },
  })
  const isAnother = (address: string) => address.trim().toLowerCase() !== person.email || t('own.emailSame')
  return (
    <PanelForm
      title={t('own.emailPanel')}
      action={t('own.emailAction')}
      pending={ask.isPending}
      error={isWrongPassword(ask.error) ? undefined : ask.error}
      onSubmit={form.handleSubmit((values) => ask.mutate(values))}
    >
      {ask.isSuccess ? <Notice tone="accent">{t('own.emailSent', { email: ask.variables.newEmail })}</Notice> : null}
      <p className="[overflow-wrap:anywhere]">{t('own.emailNow', { email: person.email })}</p>
      <Field label={t('own.newEmail')} error={errors.newEmail?.message}>
        <Input
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          {...form.register('newEmail', { ...rules.email, validate: isAnother })}
        />
      </Field>
      <Field label={t('own.currentPassword')} error={errors.currentPassword?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('currentPassword', rules.password)} />
      </Field>
    </PanelForm>
  )
}
