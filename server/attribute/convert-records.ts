import type { Field } from '#contract/field.ts'
import type { AttributeProblemCode } from '#core/attribute/attribute-problem.ts'
import { isSameShape } from '#core/attribute/change-field.ts'
import { type Converter, makeConverter } from '#core/attribute/convert-value.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { isSameValue } from './examine-field-change.ts'
import type { ChangeRow } from './field-change-queries.ts'
import { findConversionRecords } from './field-change-values.ts'
import { listAllFields, type MirroredField, tableOf } from './queries.ts'
import { conversionEnds, settingOf } from './switch-definition.ts'
import { claimUniqueValues, uniqueValues } from './unique-values.ts'
import { type Noted, noteConverted, writeConverted } from './write-converted.ts'

/** A listed record, locked. */
interface ListedRecord {
  record_id: string
  state: 'pending' | 'undo' | 'undo_new'
  before: AttributeValue | null
  after: AttributeValue | null
  attributes: Record<string, AttributeValue>
}

/** What becomes of a listed record. */
type Verdict =
  | { to: 'converted'; value: AttributeValue }
  /** keeps what it holds */
  | { to: 'unchanged' }
  /** gets back what it held before the change */
  | { to: 'restored'; value: AttributeValue | undefined }
  | { to: 'failed'; code: AttributeProblemCode; facts: Record<string, string> }

export type ChunkCounts = Record<Verdict['to'], number>

export const chunkSize = 2_000

/** The next records a change has listed, with what they hold now; locked in the order of their ids. */
export function lockListed(tx: Tx, change: ChangeRow, after: string): Promise<ListedRecord[]> {
  const states = change.state === 'undoing' ? `('undo', 'undo_new')` : `('pending')`
  return tx.query<ListedRecord>({
    text: `select v.record_id, v.state, v.before, v.after, r.attributes
           from field_change_value v join ${tableOf(change.entity)} r on r.tenant_id = v.tenant_id and r.id = v.record_id
           where v.tenant_id = $1 and v.change_id = $2 and v.state in ${states} and v.record_id > $3
           order by v.record_id limit ${chunkSize} for update of r`,
    values: [tx.tenantId, change.id, after],
  })
}

/**
 * Converts the values of locked records, or puts them back, and notes what was done, in the caller's transaction.
 * @param onFail  what becomes of values that do not convert; `setAside` when a change is undone
 * @returns how many went which way; records that do not convert are not written where they are refused
 */
export async function convertChunk(
  tx: Tx,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  change: ChangeRow,
  rows: readonly ListedRecord[],
  onFail: ChangeRow['on_fail'] | 'setAside',
): Promise<ChunkCounts> {
  const fields = await listAllFields(tx)
  const field = fields.find(({ id }) => id === change.field_id)
  if (!field) throw new Error('The field of a change is gone.')
  const { convert, back } = await convertersOf(tx, change, rows)
  const verdicts = rows.map((row) => judge(row, row.attributes[change.key], convert, change.state === 'undoing'))
  if (field.unique) await claim(tx, field, change, rows, verdicts)
  const counts: ChunkCounts = { converted: 0, unchanged: 0, restored: 0, failed: 0 }
  for (const { to } of verdicts) counts[to] += 1
  if (counts.failed > 0 && onFail === 'refuse') return counts
  const next = (row: ListedRecord, verdict: Verdict) => {
    if (verdict.to === 'converted' || verdict.to === 'restored') return verdict.value
    const isCleared = verdict.to === 'failed' && onFail !== 'keep'
    return isCleared ? undefined : row.attributes[change.key]
  }
  const isMirroredAnew = change.old_slot !== null || !isSameMirror(change)
  const written = rows.flatMap((row, at) => {
    const verdict = verdicts[at] as Verdict
    const value = next(row, verdict)
    const isSame = isSameValue(value, row.attributes[change.key])
    return isSame && !isMirroredAnew ? [] : [{ recordId: row.record_id, attributes: row.attributes, value }]
  })
  await writeConverted(tx, actor, change, written, fields)
  await noteConverted(
    tx,
    change,
    rows.map((row, at) => {
      const verdict = verdicts[at] as Verdict
      const value = next(row, verdict)
      const isLossless = verdict.to === 'unchanged' && (value === undefined || isSelf(back, value))
      return toNote(row, verdict, value, change, isLossless)
    }),
  )
  return counts
}

/** The conversion in the direction of the work, and the other way round. */
async function convertersOf(
  tx: Tx,
  change: ChangeRow,
  rows: readonly ListedRecord[],
): Promise<{ convert: Converter; back: Converter }> {
  const { from, to } = conversionEnds(change)
  const plain = await settingOf(tx, change)
  const values = rows.flatMap((row) => row.attributes[change.key] ?? [])
  const records = await findConversionRecords(tx, from, to, values)
  const setting = { ...plain, ...(records && { records }) }
  // merged options do not come apart again: what was written since stays with the option that is left
  const unmerged = { ...setting, merged: new Map<string, string>() }
  const isUndoing = change.state === 'undoing'
  return { convert: makeConverter(from, to, isUndoing ? unmerged : setting), back: makeConverter(to, from, unmerged) }
}

/** Whether a value converts to itself. */
function isSelf(convert: Converter, value: AttributeValue): boolean {
  const reading = convert(value)
  return 'value' in reading && isSameValue(reading.value, value)
}

function judge(row: ListedRecord, held: AttributeValue | undefined, convert: Converter, isUndoing: boolean): Verdict {
  if (isUndoing && row.state === 'undo' && isSameValue(held ?? null, row.after))
    return { to: 'restored', value: row.before ?? undefined }
  // taken out of the record meanwhile
  if (held === undefined) return { to: 'unchanged' }
  const reading = convert(held)
  if ('code' in reading) return { to: 'failed', code: reading.code, facts: reading.facts ?? {} }
  return isSameValue(reading.value, held) ? { to: 'unchanged' } : { to: 'converted', value: reading.value }
}

/** Takes unique values; a record that loses one to another has a value that does not convert. */
async function claim(
  tx: Tx,
  field: MirroredField,
  change: ChangeRow,
  rows: readonly ListedRecord[],
  verdicts: Verdict[],
): Promise<void> {
  const held = rows.flatMap((row, at) => {
    const verdict = verdicts[at] as Verdict
    const value =
      'value' in verdict ? verdict.value : verdict.to === 'unchanged' ? row.attributes[change.key] : undefined
    return value === undefined ? [] : [{ recordId: row.record_id, value, at }]
  })
  if (held.length === 0) return
  const claims = held.map(({ recordId, value }) => ({
    recordId,
    values: uniqueValues([field], { [field.key]: value }),
  }))
  // winners keep what they took: a record that loses is left without a value, or its change is taken back
  const lost = new Set((await claimUniqueValues(tx, [field], claims)).map(({ recordId }) => recordId))
  for (const { recordId, value, at } of held)
    if (lost.has(recordId))
      verdicts[at] = { to: 'failed', code: 'not_unique', facts: { value: String(value).slice(0, 80) } }
}

/** @param isLossless  undoing needs no note: what the record holds converts back to itself */
function toNote(
  row: ListedRecord,
  verdict: Verdict,
  written: AttributeValue | undefined,
  change: ChangeRow,
  isLossless: boolean,
): Noted {
  const { record_id: recordId } = row
  if (verdict.to === 'failed') {
    const problem = { code: verdict.code, facts: verdict.facts }
    if (change.state === 'undoing') return { recordId, state: 'aside', after: row.attributes[change.key], problem }
    return { recordId, state: 'failed', after: written, problem }
  }
  const isKept = change.state === 'converting' && !isLossless
  return { recordId, state: isKept ? 'converted' : 'done', after: written }
}

/** Whether mirrors of values that stay the same are right as they are. */
function isSameMirror({ before, after }: Pick<ChangeRow, 'before' | 'after'>): boolean {
  return isSameShape(before, after) || isSameKindOfMirror(before, after)
}

function isSameKindOfMirror(before: Field, after: Field): boolean {
  return before.kind === after.kind && before.multiple === after.multiple
}
