'use client'
import { useTranslations } from 'use-intl'
import { countAlerts, listAlerts } from '#contract/alert.ts'
import { deleteViewWatch, listViewWatches, type ViewWatch } from '#contract/view-watch.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Ends a watch; what it told goes with it. */
export function useStopWatch() {
  const t = useTranslations('viewWatch')
  const problemText = useProblemText()
  const stop = useWrite(deleteViewWatch, {
    refreshes: [listViewWatches, listAlerts, countAlerts],
    onError: (error) => toastFailed(problemText(error)),
  })
  return {
    pending: stop.isPending,
    stop: ({ id, version, viewName }: ViewWatch) =>
      stop.mutate(
        { params: { watchId: id }, ifMatch: version },
        { onSuccess: () => toastDone(t('stopped', { view: viewName })) },
      ),
  }
}
