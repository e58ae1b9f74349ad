import { entityOf, type RecordsKind } from '#core/import/import-targets.ts'
import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { MergedRecord } from './merge-records.ts'
import { type RecordRow, type RecordValues, recordValues, toValues } from './record-rows.ts'
import type { RefusedRow } from './refused-rows.ts'
import { isSame } from './same-values.ts'
import { refuseValue, settleBatch } from './settle-batch.ts'

/** The suppliers or locations of a chunk as they are to be written. */
export interface SettledRecordRows {
  created: MergedRecord[]
  /** those there are that differ, or are taken into the archive or out of it */
  changed: MergedRecord[]
  unchanged: MergedRecord[]
  refused: RefusedRow[]
}

/**
 * Gives merged records what only the database knows, as `settleValues` does items, and tells what is left of them. A place whose parent
 * is refused is refused with it.
 */
export async function settleRecordRows(
  tx: Tx,
  schema: Schema,
  kind: RecordsKind,
  records: readonly MergedRecord[],
): Promise<SettledRecordRows> {
  const settled: SettledRecordRows = { created: [], changed: [], unchanged: [], refused: [] }
  // what a file leaves as it was is given nothing: no number that it went without until now
  const isTold = ({ now, was }: MergedRecord) => !was || !sameRecord(kind, was, now)
  settled.unchanged.push(...records.filter((record) => !isTold(record)))
  const told = records.filter(isTold)
  const results = await settleBatch(
    tx,
    schema,
    told.map(({ now, was }) => ({
      id: now.id,
      scope: toRecordScope(schema, entityOf[kind]),
      columns: columnsOf(kind, now),
      attributes: now.attributes,
      before: was?.attributes ?? null,
    })),
  )
  const missing = new Set<string>()
  const taken: MergedRecord[] = []
  told.forEach((record, at) => {
    const result = results[at]
    if (!result?.problem) {
      taken.push({ ...record, now: { ...record.now, attributes: result?.attributes ?? record.now.attributes } })
      return
    }
    if (!record.was) missing.add(record.now.id)
    settled.refused.push(...refuseValue(result, record.rows))
  })
  for (const record of withoutOrphans(taken, missing, settled.refused)) {
    if (!record.was) settled.created.push(record)
    else if (sameRecord(kind, record.was, record.now)) settled.unchanged.push(record)
    else settled.changed.push(record)
  }
  return settled
}

function withoutOrphans(
  records: readonly MergedRecord[],
  missing: Set<string>,
  refused: RefusedRow[],
): readonly MergedRecord[] {
  const isOrphan = ({ now }: MergedRecord) => typeof now.parent_id === 'string' && missing.has(now.parent_id)
  let left = records
  for (let orphans = left.filter(isOrphan); orphans.length > 0; orphans = left.filter(isOrphan)) {
    for (const { now, was, rows } of orphans) {
      if (!was) missing.add(now.id)
      for (const { row, draft } of rows)
        refused.push({
          row,
          refused: { reason: 'unknown_place', target: 'parent', value: draft.values.parent ?? '' },
        })
    }
    const gone = new Set(orphans)
    left = left.filter((record) => !gone.has(record))
  }
  return left
}

/** A record's columns by their names in formulas. */
export function columnsOf(kind: RecordsKind, { code, name, email, phone, note }: RecordValues) {
  return kind === 'suppliers'
    ? { code, name, email: email ?? null, phone: phone ?? null, note: note ?? '' }
    : { code, name }
}

function sameRecord(kind: RecordsKind, was: RecordRow, now: RecordValues): boolean {
  const before = toValues(kind, was)
  const keys = Object.keys(before.attributes)
  const columns = Object.keys(recordValues[kind]) as (keyof RecordValues)[]
  return (
    columns.every((column) => (before[column] ?? null) === (now[column] ?? null)) &&
    keys.length === Object.keys(now.attributes).length &&
    keys.every((key) => isSame(before.attributes[key], now.attributes[key]))
  )
}
