'use client'
import { useTranslations } from 'use-intl'
import {
  type Alert,
  confirmAlert,
  countAlerts,
  dismissAlert,
  listAlerts,
  type MuteReach,
  muteAlert,
} from '#contract/alert.ts'
import { liftAlertMute, listAlertMutes } from '#contract/alert-mute.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const refreshes = [listAlerts, countAlerts, listAlertMutes]

/** Answers an alert: something was wrong, or nothing was, for so many days or for good (null); one of a view one watches is put away. */
export function useDecideAlert() {
  const t = useTranslations('alert')
  const problemText = useProblemText()
  const onError = (error: Error) => toastFailed(problemText(error))
  const lift = useLiftMute()
  const confirm = useWrite(confirmAlert, {
    refreshes,
    onSuccess: (alert) => toastDone(t('confirmed', { item: nameOf(alert) })),
    onError,
  })
  const mute = useWrite(muteAlert, {
    refreshes,
    onSuccess: (alert, { body }) => {
      const { mutedWith } = alert
      const name = { category: alert.categoryName, place: alert.locationName, all: t(`kind.${alert.kind}`), one: null }
      toastDone(
        t('muted', { item: (mutedWith && name[body.reach ?? 'one']) || nameOf(alert) }),
        mutedWith ? { label: t('act.undo'), run: () => lift.mutate({ params: { muteId: mutedWith } }) } : undefined,
      )
    },
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
    mute: ({ id, version }: Alert, days: number | null, reach: MuteReach = 'one') =>
      mute.mutate({ params: { alertId: id }, ifMatch: version, body: { days, reach } }),
  }
}

/** Tells a kind of alerts of a group again. */
export function useLiftMute() {
  const t = useTranslations('alert')
  const problemText = useProblemText()
  return useWrite(liftAlertMute, {
    refreshes,
    onSuccess: () => toastDone(t('groups.lifted')),
    onError: (error) => toastFailed(problemText(error)),
  })
}

/** What it is about: the view, the item, or the place. */
function nameOf({ view, itemName, locationName }: Alert): string {
  return view?.name ?? itemName ?? locationName ?? ''
}
