'use client'
import { useTranslations } from 'use-intl'
import { type Category, listCategories, updateCategory } from '#contract/category.ts'
import { type Field, listFields, updateField } from '#contract/field.ts'
import { type FieldSet, listFieldSets, updateFieldSet } from '#contract/field-set.ts'
import { type ItemType, listItemTypes, updateItemType } from '#contract/item-type.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

type Archivable = { name: string; archivedAt: string | null }

/** Archives or restores a part of the schema at once; the toast takes it back. */
export function useArchiveSchema() {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const onError = (error: Error) => toastFailed(problemText(error))
  const changeField = useWrite(updateField, { refreshes: [listFields], onError })
  const changeType = useWrite(updateItemType, { refreshes: [listItemTypes, listFields], onError })
  const changeSet = useWrite(updateFieldSet, { refreshes: [listFieldSets, listFields], onError })
  const changeCategory = useWrite(updateCategory, { refreshes: [listCategories, listFields], onError })
  const toggle = <Row extends Archivable>(
    row: Row,
    write: (row: Row, archived: boolean, done: (row: Row) => void) => void,
  ) => {
    const archived = row.archivedAt === null
    const say = (done: boolean, name: string) => t(done ? 'archivedDone' : 'restoredDone', { name })
    write(row, archived, (changed) => {
      const back = () => write(changed, !archived, ({ name }) => toastDone(say(!archived, name)))
      toastDone(say(archived, changed.name), { label: ui('undo'), run: back })
    })
  }
  return {
    toggleField: (field: Field) =>
      toggle(field, ({ id, version }, archived, onSuccess) =>
        changeField.mutate({ params: { fieldId: id }, body: { archived }, ifMatch: version }, { onSuccess }),
      ),
    toggleType: (type: ItemType) =>
      toggle(type, ({ id, version }, archived, onSuccess) =>
        changeType.mutate({ params: { itemTypeId: id }, body: { archived }, ifMatch: version }, { onSuccess }),
      ),
    toggleSet: (set: FieldSet) =>
      toggle(set, ({ id, version }, archived, onSuccess) =>
        changeSet.mutate({ params: { fieldSetId: id }, body: { archived }, ifMatch: version }, { onSuccess }),
      ),
    toggleCategory: (category: Category) =>
      toggle(category, ({ id, version }, archived, onSuccess) =>
        changeCategory.mutate({ params: { categoryId: id }, body: { archived }, ifMatch: version }, { onSuccess }),
      ),
  }
}
