'use client'
import { useTranslations } from 'use-intl'
import { type Field, listFields, updateField } from '#contract/field.ts'
import { type ItemType, listItemTypes, updateItemType } from '#contract/item-type.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Archives or restores a field or a type at once; the toast takes it back. */
export function useArchiveSchema() {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const onError = (error: Error) => toastFailed(problemText(error))
  const changeField = useWrite(updateField, { refreshes: [listFields], onError })
  const changeType = useWrite(updateItemType, { refreshes: [listItemTypes], onError })
  const say = (name: string, archived: boolean, undo: (() => void) | undefined) =>
    toastDone(t(archived ? 'archivedDone' : 'restoredDone', { name }), undo && { label: ui('undo'), run: undo })
  const setField = (field: Field, archived: boolean, undoable = true) =>
    changeField.mutate(
      { params: { fieldId: field.id }, body: { archived }, ifMatch: field.version },
      {
        onSuccess: (changed) =>
          say(changed.name, archived, undoable ? () => setField(changed, !archived, false) : undefined),
      },
    )
  const setType = (type: ItemType, archived: boolean, undoable = true) =>
    changeType.mutate(
      { params: { itemTypeId: type.id }, body: { archived }, ifMatch: type.version },
      {
        onSuccess: (changed) =>
          say(changed.name, archived, undoable ? () => setType(changed, !archived, false) : undefined),
      },
    )
  return { setField, setType }
}
