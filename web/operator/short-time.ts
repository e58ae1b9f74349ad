'use client'
import { useTranslations } from 'use-intl'

/** A duration in its own measure, two digits at most behind the first: `340 ms`, `12 s`, `4 min`. */
export function useShortTime(): (durationMs: number) => string {
  const t = useTranslations('operator')
  return (durationMs) => {
    if (durationMs < 1000) return t('milliseconds', { count: Math.round(durationMs) })
    if (durationMs < 120_000) return t('seconds', { count: Math.round(durationMs / 100) / 10 })
    return t('minutes', { count: Math.round(durationMs / 60_000) })
  }
}
