'use client'
import { useTranslations } from 'use-intl'
import type { StockWarnings } from '#contract/movement.ts'

/** Says of something that was done that it left stock below zero, where the policy there warns of it. */
export function useTellBelow(): (done: string, warnings: StockWarnings | undefined) => string {
  const t = useTranslations('movement')
  return (done, warnings) => (warnings?.length ? t('form.below', { done }) : done)
}
