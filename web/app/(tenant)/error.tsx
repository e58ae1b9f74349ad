'use client'
import { useTranslations } from 'use-intl'
import { ErrorState } from '#web/ui/error-state.tsx'

/** A page that threw while rendering; the frame around it keeps working. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('shell.crash')
  return (
    <ErrorState title={t('title')} onRetry={reset}>
      {t('body')}
    </ErrorState>
  )
}
