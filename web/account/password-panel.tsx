'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { listSessions } from '#contract/session.ts'
import { useAccountRules } from '#web/account/account-rules.ts'
import { isWrongPassword } from '#web/account/is-wrong-password.ts'
import { PanelForm } from '#web/account/panel-form.tsx'
import { PasswordInput } from '#web/account/password-input.tsx'
import { changePassword } from '#web/lib/auth.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Field } from '#web/ui/field.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const empty = { currentPassword: '', newPassword: '' }

/** A new password, which ends the other sessions. */
export function PasswordPanel() {
  const t = useTranslations('account')
  const rules = useAccountRules()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { person } = useSession()
  const form = useForm({ defaultValues: empty })
  const { errors } = form.formState
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      form.reset(empty)
      toastDone(t('own.passwordChanged'))
      await cache.invalidateQueries({ queryKey: readKey(listSessions) })
    },
    onError: (error) => {
      if (isWrongPassword(error))
        form.setError('currentPassword', { message: problemText(error) }, { shouldFocus: true })
    },
  })
  return (
    <PanelForm
      title={t('own.passwordPanel')}
      note={t('own.passwordNote')}
      action={t('own.passwordAction')}
      pending={change.isPending}
      error={isWrongPassword(change.error) ? undefined : change.error}
      onSubmit={form.handleSubmit((values) => change.mutate(values))}
    >
      {/* lets a password manager know whose password changes */}
      <input type="text" autoComplete="username" value={person.email} readOnly hidden />
      <Field label={t('own.currentPassword')} error={errors.currentPassword?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('currentPassword', rules.password)} />
      </Field>
      <Field label={t('newPassword')} help={t('passwordHelp')} error={errors.newPassword?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('newPassword', rules.newPassword)} />
      </Field>
    </PanelForm>
  )
}
