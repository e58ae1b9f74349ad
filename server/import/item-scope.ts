import type { RecordScope } from '#core/attribute/field-rule.ts'
import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { ItemValues } from './write-items.ts'

/** What of an item decides which fields it has. */
export function itemScope(
  schema: Schema,
  item: Pick<ItemValues, 'itemTypeId' | 'categoryId' | 'isVariant'>,
): RecordScope {
  return toRecordScope(schema, item.isVariant ? 'variant' : 'item', item)
}
