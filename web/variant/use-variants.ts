'use client'
import { useMemo } from 'react'
import type { Field } from '#contract/field.ts'
import { type Item, listItems } from '#contract/item.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useReadPages } from '#web/lib/read.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** The variants of an item that are in use, in the order of their options, and the fields they differ by. */
export function useVariants(item: Pick<Item, 'id' | 'variantAxes'>) {
  const { itemFields: fields } = useSchema()
  const filter = JSON.stringify({ field: 'parentId', op: 'eq', value: item.id })
  const query = useReadPages(listItems, { query: { filter, limit: 200, sort: 'name', total: 'true' } })
  const { rows } = query
  const axes = useMemo(
    () => (item.variantAxes ?? []).flatMap((key) => fields?.find((field) => field.key === key) ?? []),
    [item.variantAxes, fields],
  )
  const variants = useMemo(() => rows && inMatrixOrder(rows, axes), [rows, axes])
  return { query, variants, axes }
}

/** The labels of a variant's options, in the order of the axes. */
export function optionLabels(variant: Pick<Item, 'attributes'>, axis: Pick<Field, 'key' | 'options'>): string {
  return [variant.attributes[axis.key] ?? []]
    .flat()
    .map((key) => axis.options.find((option) => option.key === key)?.label ?? String(key))
    .join(', ')
}

function inMatrixOrder(rows: readonly ItemRow[], axes: readonly Field[]): ItemRow[] {
  const place = (row: ItemRow, axis: Field) => {
    const [key] = [row.attributes[axis.key] ?? []].flat()
    const at = axis.options.findIndex((option) => option.key === key)
    return at < 0 ? axis.options.length : at
  }
  return rows.toSorted((one, other) => {
    const axis = axes.find((each) => place(one, each) !== place(other, each))
    return axis ? place(one, axis) - place(other, axis) : 0
  })
}
