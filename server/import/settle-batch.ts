import { planOf, type Schema } from '#server/attribute/schema-cache.ts'
import { type RecordDraft, type Settled, settleRecords } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { RefusedRow } from './refused-rows.ts'
import type { TableRow } from './table.ts'

/**
 * `settleRecords` where the transaction goes on whatever is refused: a single record that loses a value keeps what it held before, as
 * one of many does.
 */
export async function settleBatch(tx: Tx, schema: Schema, drafts: readonly RecordDraft[]): Promise<Settled[]> {
  const isAlone = drafts.length === 1 && planOf(schema, drafts[0]?.scope.entity ?? 'item').unique.length > 0
  if (!isAlone) return settleRecords(tx, schema, drafts)
  await tx.query({ text: 'savepoint settle_one' })
  const settled = await settleRecords(tx, schema, drafts)
  if (settled.some(({ problem }) => problem)) await tx.query({ text: 'rollback to savepoint settle_one' })
  return settled
}

/** The rows of a record whose value was refused, each with the cell that is at fault; nothing where none was. */
export function refuseValue(
  { problem, attributes }: Settled,
  rows: readonly { row: TableRow; draft: { attributes: Readonly<Record<string, string>> } }[],
): RefusedRow[] {
  if (!problem) return []
  const { key, code } = problem
  return rows.map(({ row, draft }) => ({
    row,
    refused: {
      reason: code === 'not_unique' ? 'value_taken' : 'unknown_reference',
      target: `attributes.${key}`,
      value: draft.attributes[key] ?? String(attributes[key] ?? ''),
    },
  }))
}
