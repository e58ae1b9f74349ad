import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Field, Option } from '#contract/field.ts'
import type { FieldChangePreview, FieldDefinitionChange } from '#contract/field-change.ts'
import { sentence } from '#contract/words/sentence.ts'
import { changedField } from '#core/attribute/change-field.ts'
import { type ColumnOrder, findDateOrder, findDecimalMark, newOptions } from '#core/attribute/convert-column.ts'
import type { ConversionSetting } from '#core/attribute/convert-setting.ts'
import { makeConverter } from '#core/attribute/convert-value.ts'
import type { AttributeValue, Reading } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { findConversionRecords, findTenantSetting, groupValues, type ValueGroups } from './field-change-values.ts'
import { uniqueKey } from './unique-values.ts'

/** What a change would do, value by value. */
export interface Examination {
  after: Field
  setting: ConversionSetting
  order: ColumnOrder | undefined
  newOptions: Option[]
  held: ValueGroups
  outcomes: Outcome[]
  counts: FieldChangePreview['counts']
}

/** What becomes of one value, and of how many records that hold it. */
export interface Outcome {
  value: AttributeValue
  reading: Reading
  count: number
  /** of those, records whose value does not convert: all, none, or all but one of those that would share a unique value */
  failing: number
}

/** Values converted at a stretch before other requests have their turn. */
const stretch = 1_000

/**
 * Goes through the values a field's records hold and converts each different one once.
 * @throws AppError invalid_value (options merged into nothing), unavailable
 */
export async function examineChange(tx: Tx, before: Field, change: FieldDefinitionChange): Promise<Examination> {
  assertMerge(before, change)
  const [tenant, held] = await Promise.all([findTenantSetting(tx), groupValues(tx, before)])
  const draft: ConversionSetting = { ...tenant, dateOrder: 'dmy', decimalMark: '.', merged: mergesOf(change) }
  const bare = changedField(before, change, draft)
  const order: ColumnOrder | undefined = change.dateOrder
    ? { order: change.dateOrder, isCertain: true }
    : findDateOrder(before, bare, held.groups)
  const records = await findConversionRecords(
    tx,
    before,
    bare,
    held.groups.map(({ value }) => value),
  )
  const setting: ConversionSetting = {
    ...draft,
    dateOrder: order?.order ?? 'dmy',
    decimalMark: findDecimalMark(before, bare, held.groups),
    ...(records && { records }),
  }
  const made = makesOptions(before, change) ? newOptions(before, bare, held.groups, setting) : []
  const completed = { ...change, options: [...bare.options, ...made] }
  const after = made.length > 0 ? changedField(before, completed, setting) : changedField(before, change, setting)
  const outcomes = await convertAll(before, after, setting, held)
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((so, outcome) => so + of(outcome), 0)
  const fail = sum(({ failing }) => failing)
  const unchanged = sum((outcome) => (isUnchanged(outcome) ? outcome.count - outcome.failing : 0))
  const total = sum(({ count }) => count)
  return {
    after,
    setting,
    order,
    newOptions: made,
    held,
    outcomes,
    counts: { total, convert: total - unchanged - fail, unchanged, fail },
  }
}

/** Options of a change, by the one they become. */
export function mergesOf({ mergeOptions = [] }: FieldDefinitionChange): Map<string, string> {
  return new Map(mergeOptions.map(({ from, to }) => [from, to]))
}

/** Whether values that are no choices yet make the options of a choice. */
export function makesOptions(before: Pick<Field, 'kind'>, change: FieldDefinitionChange): boolean {
  const isChoice = (kind: Field['kind'] | undefined) => kind === 'select' || kind === 'multiSelect'
  return isChoice(change.kind) && !isChoice(before.kind) && change.makeOptions !== false
}

function assertMerge(before: Field, change: FieldDefinitionChange): void {
  const left = new Set((change.options ?? before.options).map((option) => option.key))
  const merges = mergesOf(change)
  const known = new Set(before.options.map((option) => option.key))
  for (const [from, to] of merges) {
    if (known.has(from) && left.has(to) && !merges.has(to)) continue
    const message = sentence('fieldChange.badMerge')
    throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.mergeOptions', message }] })
  }
}

async function convertAll(
  before: Field,
  after: Field,
  setting: ConversionSetting,
  held: ValueGroups,
): Promise<Outcome[]> {
  // a formula's results are computed anew, not converted
  if (before.kind === 'formula' && after.kind === 'formula') return []
  const convert = makeConverter(before, after, setting)
  const outcomes: Outcome[] = []
  for (const [at, { value, count }] of held.groups.entries()) {
    if (at % stretch === stretch - 1) await nextTurn()
    const reading = convert(value)
    outcomes.push({ value, reading, count, failing: 'code' in reading ? count : 0 })
  }
  if (after.unique) refuseShared(outcomes)
  return outcomes
}

/** One record keeps a value that several would share. */
function refuseShared(outcomes: Outcome[]): void {
  const taken = new Set<string>()
  for (const outcome of outcomes) {
    if ('code' in outcome.reading) continue
    const key = uniqueKey(outcome.reading.value)
    outcome.failing = taken.has(key) ? outcome.count : outcome.count - 1
    taken.add(key)
  }
}

function isUnchanged({ value, reading }: Outcome): boolean {
  return 'value' in reading && isSameValue(reading.value, value)
}

/** Whether two stored values are the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
