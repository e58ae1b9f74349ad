/** How a column becomes JSON: `plain` and `decimal` need quotes but no escapes, `json` and `number` stand as they are. */
type Form = 'text' | 'list' | 'instant' | 'plain' | 'decimal' | 'json' | 'number'

/** The wire form of `item i`. */
const members: readonly (readonly [name: string, expression: string, form: Form])[] = [
  ['id', 'i.id', 'plain'],
  ['sku', 'i.sku', 'text'],
  ['name', 'i.name', 'text'],
  ['description', 'i.description', 'text'],
  ['barcode', 'i.barcode', 'text'],
  ['itemTypeId', 'i.item_type_id', 'plain'],
  ['categoryId', 'i.category_id', 'plain'],
  ['parentId', 'i.parent_id', 'plain'],
  ['ownValues', 'i.own_values', 'list'],
  ['variantAxes', 'i.variant_axes', 'list'],
  ['unit', 'i.unit', 'text'],
  ['tracking', 'i.tracking', 'plain'],
  ['negativeStock', 'i.negative_stock', 'plain'],
  ['price', 'i.price', 'decimal'],
  ['cost', 'i.cost', 'decimal'],
  ['reorderPoint', 'i.reorder_point', 'decimal'],
  ['attributes', 'i.attributes', 'json'],
  ['archivedAt', 'i.archived_at', 'instant'],
  ['version', 'i.version', 'number'],
  ['createdAt', 'i.created_at', 'instant'],
  ['updatedAt', 'i.updated_at', 'instant'],
]

/** The wire form of `item i` as arguments of `json_build_object`, made by the database: half the cost of rows parsed and written again. */
export const itemJson = members
  .map(
    ([name, expression, form]) => `'${name}', ${form === 'decimal' ? `trim_scale(${expression})::text` : expression}`,
  )
  .join(', ')

/**
 * The same as text, with the stock of `s`, for pages: at half the cost of `json_build_object`. Joined by operators, as `concat` takes
 * twice as long over as many parts.
 */
export const itemRowText = `(${members.map(toText).join(' || ')} || ',"onHand":"' || trim_scale(s.on_hand) || '","reserved":"' || trim_scale(s.reserved) || '","available":"' || trim_scale(s.available) || '"}')`

function toText([name, expression, form]: (typeof members)[number], index: number): string {
  const label = `${index === 0 ? '{' : ','}"${name}":`
  switch (form) {
    case 'text':
    case 'list':
    case 'instant':
      return `coalesce('${label}' || to_json(${expression})::text, '${label}null')`
    case 'decimal':
      return `coalesce('${label}"' || trim_scale(${expression}) || '"', '${label}null')`
    case 'plain':
      return `coalesce('${label}"' || ${expression} || '"', '${label}null')`
    case 'json':
    case 'number':
      return `coalesce('${label}' || ${expression}::text, '${label}null')`
  }
}
