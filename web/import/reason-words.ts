'use client'
import { useTranslations } from 'use-intl'
import { en } from '#contract/words/en.ts'

/** Why a row was refused, in words. */
export function useReasonWords(): (reason: string) => string {
  const t = useTranslations('import.reason')
  return (reason) => (isReason(reason) ? t(reason) : t('other', { reason: reason.replaceAll('_', ' ') }))
}

function isReason(reason: string): reason is Exclude<keyof (typeof en)['import']['reason'], 'other'> {
  return reason !== 'other' && Object.hasOwn(en.import.reason, reason)
}
