'use client'
import type { UseFormReturn } from 'react-hook-form'
import type { Field } from '#contract/field.ts'
import type { Item } from '#contract/item.ts'
import { useCategories, withAncestors } from '#web/category/use-categories.ts'
import type { AttributeDraft } from '#web/field/attribute-draft.ts'
import { type AttributeFormState, useAttributeForm } from '#web/field/use-attribute-form.ts'
import { formulaColumns, type ItemDraft } from '#web/item/item-draft.ts'
import { useSession } from '#web/lib/session.tsx'

const nothing = {}

/**
 * The custom fields of an item that is being typed: they follow the type and category chosen in the form.
 * @param item  what is stored; undefined: a new one
 * @param stock  figures that formulas may read, by their names there
 */
export function useItemAttributes(
  form: UseFormReturn<ItemDraft>,
  fields: readonly Field[],
  {
    item,
    initial,
    stock,
  }: { item?: Item; initial?: AttributeDraft | undefined; stock?: Readonly<Record<string, unknown>> } = {},
): AttributeFormState {
  const { tenant } = useSession()
  const { byId } = useCategories()
  const core = form.watch()
  return useAttributeForm(
    {
      fields,
      record: {
        entity: item?.parentId ? 'variant' : 'item',
        itemTypeId: core.itemTypeId || null,
        categoryIds: withAncestors(byId, core.categoryId),
        // what its variants differ by it has no value in
        ...(item?.variantAxes ? { axes: item.variantAxes } : {}),
      },
      kept: item?.attributes ?? nothing,
      isNew: item === undefined,
      role: tenant.role,
      timeZone: tenant.timeZone,
      columns: { ...stock, ...formulaColumns(core) },
    },
    initial,
  )
}
