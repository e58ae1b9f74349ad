import type { Item } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { toSentence } from '#server/attribute/check-attributes.ts'
import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { settleRecords } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { differenceOf, toState } from './item-difference.ts'
import { itemJson } from './item-json.ts'
import { updateItems } from './item-set-queries.ts'
import { formulaColumns } from './show-item.ts'
import { findStoredItems, resolveVariant, type StoredItem } from './variant-values.ts'

export type Writer = Pick<Actor, 'kind' | 'id' | 'name'>

/**
 * Gives variants what they inherit from their parents as those are now: columns, custom values, mirrors, formulas and an audit entry for each that
 * differs. Locks the variants in the order of their ids and reads the parents after that, so that whoever comes last of a parent's
 * and a variant's writer sees the other's. Some 2,000 a second.
 * @param after  goes on with the variants of higher ids, `limit` at most
 * @returns the last variant looked at; undefined when none follows
 * @throws AppError invalid_attributes  a variant's formula gives what must be unique and is not
 */
export async function inheritNow(
  tx: Tx,
  actor: Writer,
  schema: Schema,
  { parentIds, after, limit }: { parentIds: readonly string[]; after?: string; limit?: number },
): Promise<string | undefined> {
  const rows = await tx.query<{ item: StoredItem }>({
    text: `select json_build_object(${itemJson}) as item from item i
           where i.tenant_id = $1 and i.parent_id = any($2::uuid[]) and ($3::uuid is null or i.id > $3)
           order by i.id limit $4 for update`,
    values: [tx.tenantId, parentIds, after ?? null, limit ?? null],
  })
  const parents = await findStoredItems(tx, parentIds)
  const computed = new Set(schema.fields.filter(({ kind }) => kind === 'formula').map(({ key }) => key))
  const changed = rows.flatMap(({ item: before }) => {
    const parent = parents.get(before.parentId ?? '')
    // of one that is to have no variants any more, those in the archive stay as they are
    const next = parent?.variantAxes ? resolveVariant(schema, parent, before) : before
    return differenceOf(toState(before), toState(next), computed) ? [{ before, next }] : []
  })
  const settled = await settleRecords(
    tx,
    schema,
    changed.map(({ before, next }) => ({
      id: next.id,
      scope: toRecordScope(schema, 'variant', next),
      columns: formulaColumns(next),
      attributes: next.attributes,
      before: before.attributes,
    })),
  )
  await updateItems(
    tx,
    actor,
    changed.map(({ next }, at) => {
      const own = settled[at]
      if (own?.problem) throw refused(next, own.problem)
      return { ...next, attributes: own?.attributes ?? next.attributes, archived: next.archivedAt !== null }
    }),
    schema.fields,
  )
  return limit === undefined || rows.length < limit ? undefined : rows.at(-1)?.item.id
}

function refused({ sku }: Item, problem: AttributeProblem): AppError {
  const message = sentence('variant.refused', { sku, problem: toSentence(problem) })
  return new AppError('invalid_attributes', {
    detail: message,
    errors: [{ path: `body.attributes.${problem.key}`, message }],
  })
}
