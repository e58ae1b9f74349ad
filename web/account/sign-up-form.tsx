'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { AccountForm, textLink } from '#web/account/account-form.tsx'
import { useAccountRules } from '#web/account/account-rules.ts'
import { PasswordInput } from '#web/account/password-input.tsx'
import { signUp } from '#web/lib/auth.ts'
import { safeNext } from '#web/lib/safe-next.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/** Creates an account; without an invitation to follow, the first-run page comes next. */
export function SignUpForm() {
  const t = useTranslations('account')
  const router = useRouter()
  const cache = useQueryClient()
  const next = safeNext(useSearchParams().get('next'))
  const rules = useAccountRules()
  const form = useForm({ defaultValues: { name: '', email: '', password: '' } })
  const { errors } = form.formState
  const submit = useMutation({
    mutationFn: signUp,
    onSuccess: () => {
      cache.clear()
      router.replace(next === '/' ? '/welcome' : next)
    },
  })
  return (
    <AccountForm
      title={t('signUp.title')}
      note={t('signUp.note')}
      action={t('signUp.action')}
      pending={submit.isPending || submit.isSuccess}
      error={submit.error}
      onSubmit={form.handleSubmit((values) => submit.mutate(values))}
      after={
        <p>
          {t('signUp.haveAccount')}{' '}
          <Link href={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} className={textLink}>
            {t('signUp.signIn')}
          </Link>
        </p>
      }
    >
      <Field label={t('name')} error={errors.name?.message}>
        <Input autoComplete="name" {...form.register('name', rules.name)} />
      </Field>
      <Field label={t('email')} error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email', rules.email)} />
      </Field>
      <Field label={t('password')} help={t('passwordHelp')} error={errors.password?.message}>
        <PasswordInput autoComplete="new-password" {...form.register('password', rules.newPassword)} />
      </Field>
    </AccountForm>
  )
}
