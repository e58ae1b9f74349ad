import type { ItemCore } from '#server/item/item-rows.ts'

const compared = [
  'sku',
  'name',
  'description',
  'barcode',
  'itemTypeId',
  'categoryId',
  'unit',
  'price',
  'cost',
  'reorderPoint',
] as const

/** Whether two sets of values are the same, as far as an import writes them. */
export function sameValues(a: ItemCore, b: ItemCore): boolean {
  const keys = Object.keys(a.attributes)
  return (
    compared.every((key) => a[key] === b[key]) &&
    isSame(a.ownValues, b.ownValues) &&
    isSame(a.variantAxes, b.variantAxes) &&
    keys.length === Object.keys(b.attributes).length &&
    keys.every((key) => isSame(a.attributes[key], b.attributes[key]))
  )
}

/** Whether two values of a field are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((each, index) => each === b[index])
}
