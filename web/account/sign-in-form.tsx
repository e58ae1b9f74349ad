'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { AccountForm, textLink } from '#web/account/account-form.tsx'
import { useAccountRules } from '#web/account/account-rules.ts'
import { PasswordInput } from '#web/account/password-input.tsx'
import { signIn } from '#web/lib/auth.ts'
import { safeNext } from '#web/lib/safe-next.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

/** Signs in and goes on to where one wanted to be. */
export function SignInForm() {
  const t = useTranslations('account')
  const router = useRouter()
  const cache = useQueryClient()
  const query = useSearchParams()
  const next = safeNext(query.get('next'))
  const rules = useAccountRules()
  const form = useForm({ defaultValues: { email: query.get('email') ?? '', password: '' } })
  const { errors } = form.formState
  const submit = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      cache.clear()
      router.replace(next)
    },
  })
  return (
    <AccountForm
      title={t('signIn.title')}
      action={t('signIn.action')}
      pending={submit.isPending || submit.isSuccess}
      error={submit.error}
      onSubmit={form.handleSubmit((values) => submit.mutate(values))}
      after={
        <>
          <p>
            <Link href="/forgot-password" className={textLink}>
              {t('signIn.forgot')}
            </Link>
          </p>
          <p>
            {t('signIn.noAccount')}{' '}
            <Link href={next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`} className={textLink}>
              {t('signIn.signUp')}
            </Link>
          </p>
        </>
      }
    >
      <Field label={t('email')} error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoCapitalize="none" {...form.register('email', rules.email)} />
      </Field>
      <Field label={t('password')} error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password', rules.password)} />
      </Field>
    </AccountForm>
  )
}
