'use client'
import { useTranslations } from 'use-intl'
import type { FieldScope } from '#contract/field.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { ChoicePicker, type ControlProps } from '#web/field/choice-picker.tsx'
import { useSchema } from '#web/schema/use-schema.ts'

/** The item types and categories that a set is attached to, in one list. */
export function ScopePicker({
  scope,
  onScopeChange,
  ...control
}: ControlProps & { scope: FieldScope; onScopeChange: (scope: FieldScope) => void }) {
  const t = useTranslations('schema')
  const { types } = useSchema()
  const { tree } = useCategories()
  const choices = [
    ...(types ?? [])
      .filter((type) => !type.archivedAt)
      .map((type) => ({ value: `type:${type.id}`, label: type.name, note: t('types') })),
    ...(tree ?? []).map(({ row, depth }) => ({
      value: `category:${row.id}`,
      label: row.name,
      note: t('categories'),
      indent: depth,
    })),
  ]
  const ids = (values: readonly string[], of: string) =>
    values.filter((value) => value.startsWith(of)).map((value) => value.slice(of.length))
  return (
    <ChoicePicker
      {...control}
      several
      placeholder={t('attachPick')}
      choices={choices}
      value={[...scope.itemTypeIds.map((id) => `type:${id}`), ...scope.categoryIds.map((id) => `category:${id}`)]}
      onValueChange={(values) =>
        onScopeChange({ itemTypeIds: ids(values, 'type:'), categoryIds: ids(values, 'category:') })
      }
    />
  )
}
