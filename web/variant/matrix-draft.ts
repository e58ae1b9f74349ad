import type { Field } from '#contract/field.ts'
import type { Item } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'

/** A field that variants are to differ by, and the options chosen of it. */
export type AxisDraft = { field: string; options: readonly string[] }

/** The select fields that an item's variants may differ by. */
export function axisFields(
  fields: readonly Field[],
  item: Pick<Item, 'itemTypeId'>,
  categoryIds: readonly string[],
  role: Role,
): Field[] {
  const record = { entity: 'variant' as const, itemTypeId: item.itemTypeId, categoryIds }
  return fields.filter(
    (field) =>
      (field.kind === 'select' || field.kind === 'multiSelect') &&
      field.archivedAt === null &&
      fieldApplies(field, record) &&
      canEdit(field, role),
  )
}

/** What the item has by now: its axes with the options its variants have; of a plain item the first field, with none chosen. */
export function toAxisDrafts(
  item: Pick<Item, 'variantAxes'>,
  fields: readonly Field[],
  variants: readonly Pick<Item, 'attributes'>[],
): AxisDraft[] {
  const axes = (item.variantAxes ?? []).filter((key) => fields.some((field) => field.key === key))
  if (axes.length === 0) return fields.slice(0, 1).map(({ key }) => ({ field: key, options: [] }))
  return axes.map((key) => {
    const held = new Set(variants.flatMap(({ attributes }) => [attributes[key] ?? []].flat().map(String)))
    const field = fields.find((candidate) => candidate.key === key)
    const options = (field?.options ?? []).filter((option) => !option.archived && held.has(option.key))
    return { field: key, options: options.map((option) => option.key) }
  })
}

/** The pattern SKUs are made by unless another is told. */
export function standardPattern(axes: readonly AxisDraft[]): string {
  return ['sku', ...axes.map(({ field }) => field)].map((name) => `{${name}}`).join('-')
}
