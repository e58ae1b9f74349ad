'use client'
import { useTranslations } from 'use-intl'
import { type Alert, confirmAlert, countAlerts, dismissAlert, listAlerts, muteAlert } from '#contract/alert.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const refreshes = [listAlerts, countAlerts]

/** Answers an alert: something was wrong, or nothing was, for so many days or for good (null); one of a view one watches is put away. */
export function useDecideAlert() {
  const t = useTranslations('alert')
  const problemText = useProblemText()
  const onError = (error: Error) => toastFailed(problemText(error))
  const confirm = useWrite(confirmAlert, {
    refreshes,
    onSuccess: (alert) => toastDone(t('confirmed', { item: nameOf(alert) })),
    onError,
  })
  const mute = useWrite(muteAlert, {
    refreshes,
    onSuccess: (alert) => toastDone(t('muted', { item: nameOf(alert) })),
    onError,
  })
  const dismiss = useWrite(dismissAlert, {
    refreshes,
    onSuccess: (alert) => toastDone(t('dismissed', { item: nameOf(alert) })),
    onError,
  })
  return {
    pending: confirm.isPending || mute.isPending || dismiss.isPending,
    confirm: ({ id, version }: Alert) => confirm.mutate({ params: { alertId: id }, ifMatch: version }),
    dismiss: ({ id, version }: Alert) => dismiss.mutate({ params: { alertId: id }, ifMatch: version }),
    mute: ({ id, version }: Alert, days: number | null) =>
      mute.mutate({ params: { alertId: id }, ifMatch: version, body: { days } }),
  }
}

/** What it is about: the view, the item, or the place. */
function nameOf({ view, itemName, locationName }: Alert): string {
  return view?.name ?? itemName ?? locationName ?? ''
}
