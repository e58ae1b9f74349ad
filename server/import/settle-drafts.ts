import { planOf, type Schema } from '#server/attribute/schema-cache.ts'
import { hasComputed, needsSettling, settleRecords } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import { formulaColumns } from '#server/item/show-item.ts'
import { itemScope } from './item-scope.ts'
import type { Merged } from './merge-drafts.ts'
import type { ExistingItem, ItemValues } from './write-items.ts'

/**
 * What the fields of a chunk's items need besides being valid: references, automatic numbers, formulas, unique values. Items that are
 * refused leave the chunk, with their rows and the stock these bring.
 */
export async function settleDrafts(
  tx: Tx,
  schema: Schema,
  merged: Merged,
  existing: readonly ExistingItem[],
): Promise<Merged> {
  const plan = planOf(schema, 'item')
  const items = [...merged.created, ...merged.updated]
  if (items.length === 0 || !(needsSettling(plan) || hasComputed(plan))) return merged
  const known = new Map(existing.map((item) => [item.id, item]))
  const settled = await settleRecords(
    tx,
    schema,
    items.map((item) => ({
      id: item.id,
      scope: itemScope(schema, item),
      columns: formulaColumns(item),
      attributes: item.attributes,
      before: known.get(item.id)?.attributes ?? null,
    })),
  )
  const kept = new Map<string, ItemValues>()
  const refused = [...merged.refused]
  items.forEach((item, index) => {
    const { attributes = {}, problem } = settled[index] ?? {}
    const row = merged.rows.get(item.id)
    if (!problem) kept.set(item.id, { ...item, attributes })
    else if (row)
      refused.push({
        row,
        refused: {
          reason: problem.code === 'not_unique' ? 'value_taken' : 'invalid_attribute',
          target: `attributes.${problem.key}`,
          value: String(item.attributes[problem.key] ?? ''),
        },
      })
  })
  const lost = new Set(items.flatMap((item) => (kept.has(item.id) ? [] : [item.id])))
  const pick = (list: readonly ItemValues[]) => list.flatMap((item) => kept.get(item.id) ?? [])
  return {
    ...merged,
    created: pick(merged.created),
    updated: pick(merged.updated),
    stock: merged.stock.filter(({ itemId }) => !lost.has(itemId)),
    refused,
  }
}
