'use client'
import { useTranslations } from 'use-intl'
import { type Location, listLocations, updateLocation } from '#contract/location.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Archives or restores a location at once; the toast takes it back. */
export function useArchiveLocation(): (location: Location, archived: boolean) => void {
  const t = useTranslations('location')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const update = useWrite(updateLocation, {
    refreshes: [listLocations],
    onError: (error) => toastFailed(problemText(error)),
  })
  const set = (location: Location, archived: boolean, undoable: boolean) =>
    update.mutate(
      { params: { locationId: location.id }, body: { archived }, ifMatch: location.version },
      {
        onSuccess: (changed) =>
          toastDone(
            t(archived ? 'archivedDone' : 'restoredDone', { name: changed.name }),
            undoable ? { label: ui('undo'), run: () => set(changed, !archived, false) } : undefined,
          ),
      },
    )
  return (location, archived) => set(location, archived, true)
}
