import type { Tracking } from '#contract/item.ts'
import { mirrorColumns, mirrorFamily, toMirrors } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { MirroredField } from '#server/attribute/queries.ts'

/** An item's own columns as they are written. */
export interface ItemValues extends ItemCore {
  tracking: Tracking
}

/** The same without what only its own page changes. */
export interface ItemCore {
  id: string
  sku: string
  name: string
  description: string
  barcode: string | null
  itemTypeId: string | null
  categoryId: string | null
  /** a variant's item */
  parentId: string | null
  /** names of parts a variant holds itself; null: no variant */
  ownValues: readonly string[] | null
  /** keys of the fields its variants differ by; null: it has none */
  variantAxes: readonly string[] | null
  unit: string
  price: string | null
  cost: string | null
  reorderPoint: string | null
  attributes: Readonly<Record<string, AttributeValue>>
}

type Column<Values> = readonly [column: string, type: string, valueOf: (item: Values) => unknown]

const core: readonly Column<ItemCore>[] = [
  ['id', 'uuid', (item) => item.id],
  ['sku', 'text', (item) => item.sku],
  ['name', 'text', (item) => item.name],
  ['description', 'text', (item) => item.description],
  ['barcode', 'text', (item) => item.barcode],
  ['item_type_id', 'uuid', (item) => item.itemTypeId],
  ['category_id', 'uuid', (item) => item.categoryId],
  ['parent_id', 'uuid', (item) => item.parentId],
  ['own_values', 'text', (item) => toLiteral(item.ownValues)],
  ['variant_axes', 'text', (item) => toLiteral(item.variantAxes)],
  ['unit', 'text', (item) => item.unit],
  ['price', 'numeric', (item) => item.price],
  ['cost', 'numeric', (item) => item.cost],
  ['reorder_point', 'numeric', (item) => item.reorderPoint],
  ['attributes', 'jsonb', (item) => JSON.stringify(item.attributes)],
]

const all: readonly Column<ItemValues>[] = [...core, ['tracking', 'text', (item) => item.tracking]]

/** Columns that hold lists, which rows of `unnest` cannot: they travel as text. */
const lists: ReadonlySet<string> = new Set(['facets', 'own_values', 'variant_axes'])

/** Items as rows of a statement. */
export interface ItemRows {
  /** columns of `n`, `id` first; mirrors that no field uses are left out */
  names: readonly string[]
  /** a column's value in the rows of `n`, which cannot hold lists */
  read: (name: string) => string
  /** `unnest(...) as n (...)` */
  source: string
  /** its parameters, in order */
  values: readonly unknown[]
}

/** @param firstParameter  number of the first of `values` in the statement */
export function toItemRows(
  tenantId: string,
  items: readonly ItemValues[],
  fields: readonly MirroredField[],
  firstParameter: number,
): ItemRows {
  return toRows(all, tenantId, items, fields, firstParameter)
}

/** The same of items that keep the tracking they have, or get what items have by default. */
export function toCoreRows(
  tenantId: string,
  items: readonly ItemCore[],
  fields: readonly MirroredField[],
  firstParameter: number,
): ItemRows {
  return toRows(core, tenantId, items, fields, firstParameter)
}

function toRows<Values extends ItemCore>(
  columns: readonly Column<Values>[],
  tenantId: string,
  items: readonly Values[],
  fields: readonly MirroredField[],
  firstParameter: number,
): ItemRows {
  const used = mirrorColumns.flatMap((column, index) =>
    fields.some((field) => field.slot?.column === column || (column === 'facets' && mirrorFamily(field) === 'list'))
      ? [{ column, index }]
      : [],
  )
  const mirrors = used.length === 0 ? [] : items.map((item) => toMirrors(tenantId, item.attributes, fields))
  const names = [...columns.map(([column]) => column), ...used.map(({ column }) => column)]
  const types = [
    ...columns.map(([, type]) => type),
    ...used.map(({ column }) => (column.startsWith('number') ? 'float8' : 'text')),
  ]
  return {
    names,
    read: (name) => (lists.has(name) ? `n.${name}::text[]` : `n.${name}`),
    source: `unnest(${types.map((type, at) => `$${firstParameter + at}::${type}[]`).join(', ')}) as n (${names.join(', ')})`,
    values: [
      ...columns.map(([, , valueOf]) => items.map(valueOf)),
      ...used.map(({ index }) => mirrors.map((mirror) => toLiteral(mirror[index]))),
    ],
  }
}

/** A list as the text of a PostgreSQL array. */
function toLiteral(value: string | number | readonly string[] | null | undefined) {
  if (typeof value !== 'object' || value === null) return value
  return `{${value.map((entry) => `"${entry.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
