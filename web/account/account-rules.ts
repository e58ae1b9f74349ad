'use client'
import { useTranslations } from 'use-intl'

/** What the fields of an account must look like, as rules for `register`. */
export function useAccountRules() {
  const t = useTranslations('account')
  const required = t('required')
  return {
    name: { required },
    email: { required, pattern: { value: /^\S+@\S+\.\S+$/, message: t('emailForm') } },
    password: { required },
    newPassword: { required, minLength: { value: 10, message: t('passwordShort') } },
  }
}
