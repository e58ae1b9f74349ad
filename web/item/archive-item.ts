'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { getItem, type Item, listItems, updateItem } from '#contract/item.ts'
import { getSummary } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Archives or restores an item at once; the toast takes it back. */
export function useArchiveItem(): (item: Item, archived: boolean) => void {
  const t = useTranslations('item.page')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const update = useWrite(updateItem, {
    refreshes: [listItems, getSummary],
    onError: (error) => toastFailed(problemText(error)),
  })
  const set = (item: Item, archived: boolean, undoable: boolean) =>
    update.mutate(
      { params: { itemId: item.id }, body: { archived }, ifMatch: item.version },
      {
        onSuccess: (changed) => {
          cache.setQueryData(readKey(getItem, { params: { itemId: changed.id } }), changed)
          toastDone(
            t(archived ? 'archivedDone' : 'restoredDone', { name: changed.name }),
            undoable ? { label: ui('undo'), run: () => set(changed, !archived, false) } : undefined,
          )
        },
      },
    )
  return (item, archived) => set(item, archived, true)
}
