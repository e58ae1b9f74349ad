'use client'
import { useTranslations } from 'use-intl'
import { countAlerts } from '#contract/alert.ts'
import { useRead } from '#web/lib/read.ts'

/** How many alerts are open, in the navigation; nothing where none is. */
export function OpenAlerts() {
  const t = useTranslations('alert')
  const { data } = useRead(countAlerts, {}, { refetchInterval: 10_000 })
  if (!data?.open) return null
  return (
    <span className="ml-auto min-w-5 rounded-full bg-danger-wash px-1.5 text-center text-xs leading-5 font-semibold text-danger">
      <span aria-hidden="true">{data.open}</span>
      <span className="sr-only">{t('open', { count: data.open })}</span>
    </span>
  )
}
