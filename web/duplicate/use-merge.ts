'use client'
import { useTranslations } from 'use-intl'
import { type DuplicatePair, decideDuplicate, listDuplicates } from '#contract/duplicate.ts'
import { getItem, type Item, listItems } from '#contract/item.ts'
import { listItemMerges, mergeItem, undoItemMerge } from '#contract/item-merge.ts'
import { getSummary, listStock } from '#contract/stock.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const refreshes = [listDuplicates, listItemMerges, getItem, listItems, listStock, getSummary]

/** Merges one item into another, takes that back, and says that two are two; each at once, and taken back from the toast. */
export function useMerge() {
  const t = useTranslations('duplicate')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const onError = (error: Error) => toastFailed(problemText(error))
  const undo = useWrite(undoItemMerge, {
    refreshes,
    onSuccess: ({ merged }) => toastDone(t('unmerged', { other: merged.sku })),
    onError,
  })
  const undoMerge = (id: string) => undo.mutate({ params: { itemMergeId: id }, body: {} })
  const merge = useWrite(mergeItem, {
    refreshes,
    onSuccess: ({ id, merged, kept }) =>
      toastDone(t('merged', { other: merged.sku, sku: kept.sku }), { label: ui('undo'), run: () => undoMerge(id) }),
    onError,
  })
  const decide = useWrite(decideDuplicate, { refreshes: [listDuplicates], onError })
  const say = (pair: DuplicatePair, state: 'open' | 'dismissed') =>
    decide.mutate(
      { params: { duplicateId: pair.id }, ifMatch: pair.version, body: { state } },
      {
        onSuccess: (decided) => {
          if (state === 'dismissed')
            toastDone(t('dismissed', { sku: pair.left.sku, other: pair.right.sku }), {
              label: ui('undo'),
              run: () => say(decided, 'open'),
            })
        },
      },
    )
  return {
    pending: merge.isPending || undo.isPending || decide.isPending,
    merge: (merged: Item, kept: Item) =>
      merge.mutate({ params: { itemId: merged.id }, ifMatch: merged.version, body: { intoItemId: kept.id } }),
    undo: undoMerge,
    dismiss: (pair: DuplicatePair) => say(pair, 'dismissed'),
    reopen: (pair: DuplicatePair) => say(pair, 'open'),
  }
}
