import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { useProblemText } from '#web/lib/problem-text.ts'

/** Says what went wrong with an order: that somebody else changed it meanwhile, or what any problem says. */
export function useOrderProblem(): (error: Error) => string {
  const t = useTranslations('order')
  const problemText = useProblemText()
  return (error) =>
    error instanceof ApiProblem && error.code === 'version_mismatch' ? t('conflict') : problemText(error)
}
