import type { ReferenceTarget } from '#contract/field.ts'
import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import { fieldApplies, type RecordScope } from '#core/attribute/field-rule.ts'
import { computeFormulas, type FormulaInputs } from '#core/attribute/formula-fields.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import { todayIn } from '#server/http/today.ts'
import { AppError } from '#server/http/app-error.ts'
import { takeNumbers } from './autonumbers.ts'
import { attributesError, toSentence } from './check-attributes.ts'
import type { MirroredField } from './queries.ts'
import { findReferenced } from './references.ts'
import { planOf, type Schema, withLikelySchema } from './schema-cache.ts'
import { settleFiles } from './settle-files.ts'
import { claimUniqueValues, type UniqueClaim, uniqueValues } from './unique-values.ts'
import type { WritePlan } from './write-plan.ts'

/** A record about to be written, its values validated. */
export interface RecordDraft {
  id: string
  scope: RecordScope
  /** its columns by their names in formulas */
  columns: FormulaInputs['columns']
  attributes: Readonly<Record<string, AttributeValue>>
  /** the values it has; null: it is new */
  before: Readonly<Record<string, unknown>> | null
}

export interface Settled {
  /** values as they are stored: with automatic numbers and results of formulas */
  attributes: Record<string, AttributeValue>
  /** why the record cannot be written */
  problem?: AttributeProblem
  /** the record that holds a unique value already */
  otherId?: string | undefined
}

/** Whether writing records of the entity needs the database for its fields. Two such writes in flight may wait for each other. */
export function needsSettling(plan: WritePlan): boolean {
  return plan.unique.length + plan.autonumbers.length + plan.references.length + plan.files.length > 0
}

/** Whether making new records of the entity ready writes nothing, by the schema as it is likely to stand. */
export async function settlesWithoutWriting(tx: Tx, entity: RecordScope['entity']): Promise<boolean> {
  const { result } = await withLikelySchema(tx, (likely) => !needsSettling(planOf(likely, entity)))
  return result
}

/**
 * Everything about records' custom values that validation alone cannot do: references must be there, automatic numbers are
 * given out, formulas computed, unique values taken; in this order, for all records with one statement each, and none where the entity has
 * no such fields. Records of a batch that are refused take nothing; where a single one is, the caller takes the transaction back.
 * @param drafts  of one entity (items and variants count as one), each with an id of its own
 */
export async function settleRecords(tx: Tx, schema: Schema, drafts: readonly RecordDraft[]): Promise<Settled[]> {
  const [first] = drafts
  if (!first) return []
  const plan = planOf(schema, first.scope.entity)
  const settled: Settled[] = drafts.map(({ attributes }) => ({ attributes: { ...attributes } }))
  const today = plan.autonumbers.length + plan.computed.length === 0 ? '' : todayIn(schema.timeZone)
  if (plan.references.length > 0) await checkReferences(tx, plan.references, drafts, settled)
  if (plan.files.length > 0) await settleFiles(tx, plan.files, drafts, settled)
  if (plan.autonumbers.length > 0) await giveNumbers(tx, plan.autonumbers, drafts, settled, today)
  if (plan.computed.length > 0)
    drafts.forEach((draft, index) => {
      const own = settled[index]
      if (own) own.attributes = withFormulas(schema, draft, own.attributes, today)
    })
  if (plan.unique.length > 0) await claim(tx, plan.unique, drafts, settled)
  return settled
}

/**
 * `settleRecords` for one.
 * @returns values as they are stored
 * @throws AppError value_taken, invalid_attributes (a reference to what is not there)
 */
export async function settleRecord(
  tx: Tx,
  schema: Schema,
  draft: RecordDraft,
): Promise<Record<string, AttributeValue>> {
  const [settled] = await settleRecords(tx, schema, [draft])
  if (!settled) throw new Error('one record was given and none came back')
  if (settled.problem?.code === 'not_unique') throw valueTaken(settled.problem, settled.otherId)
  if (settled.problem) throw attributesError([settled.problem])
  return settled.attributes
}

function valueTaken(problem: AttributeProblem, otherId: string | undefined): AppError {
  const message = toSentence(problem)
  return new AppError('value_taken', {
    detail: message,
    errors: [{ path: `body.attributes.${problem.key}`, message }],
    field: problem.key,
    ...(otherId === undefined ? {} : { recordId: otherId }),
  })
}

/** A record's values with what its formulas give now in place of what they gave before. */
export function withFormulas(
  schema: Pick<Schema, 'plans' | 'timeZone'>,
  { scope, columns }: Pick<RecordDraft, 'scope' | 'columns'>,
  attributes: Readonly<Record<string, AttributeValue>>,
  today: string,
): Record<string, AttributeValue> {
  const plan = planOf(schema, scope.entity)
  const applying = new Set(plan.computed.filter((field) => fieldApplies(field, scope)).map((field) => field.id))
  const computed = new Set(plan.computed.map((field) => field.key))
  const formulas = plan.formulas.filter((formula) => applying.has(formula.id))
  // an archived formula is not computed any more and keeps its last results
  const others = Object.entries(attributes).filter(([key]) => !computed.has(key))
  return {
    ...Object.fromEntries(others),
    ...computeFormulas(formulas, attributes, { columns, today, timeZone: schema.timeZone }),
  }
}

async function checkReferences(
  tx: Tx,
  fields: readonly MirroredField[],
  drafts: readonly RecordDraft[],
  settled: readonly Settled[],
): Promise<void> {
  const wanted = new Map<ReferenceTarget, Set<string>>()
  const newIds = (draft: RecordDraft, { key }: MirroredField) => {
    const value = Object.hasOwn(draft.attributes, key) ? draft.attributes[key] : undefined
    const held = new Set(draft.before && Object.hasOwn(draft.before, key) ? [draft.before[key]].flat() : [])
    return typeof value === 'boolean' || value === undefined ? [] : [value].flat().filter((id) => !held.has(id))
  }
  for (const draft of drafts)
    for (const field of fields)
      for (const id of newIds(draft, field)) {
        const target = field.referenceTo ?? 'item'
        wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
      }
  if (wanted.size === 0) return
  const found = await findReferenced(tx, wanted)
  drafts.forEach((draft, index) => {
    const own = settled[index]
    const missing = fields.find((field) =>
      newIds(draft, field).some((id) => !found.get(field.referenceTo ?? 'item')?.has(id)),
    )
    if (own && missing) own.problem = { key: missing.key, code: 'no_such_record', facts: { field: missing.name } }
  })
}

async function giveNumbers(
  tx: Tx,
  fields: readonly MirroredField[],
  drafts: readonly RecordDraft[],
  settled: readonly Settled[],
  today: string,
): Promise<void> {
  const lacks = new Map<MirroredField, Settled[]>()
  const given = new Map<MirroredField, string[]>()
  drafts.forEach((draft, index) => {
    const own = settled[index]
    if (!own || own.problem) return
    for (const field of fields) {
      if (!fieldApplies(field, draft.scope)) continue
      const value = Object.hasOwn(own.attributes, field.key) ? own.attributes[field.key] : undefined
      if (value === undefined) listOf(lacks, field).push(own)
      else if (draft.before?.[field.key] !== value) listOf(given, field).push(String(value))
    }
  })
  const needs = fields.map((field) => ({
    field,
    count: lacks.get(field)?.length ?? 0,
    given: given.get(field) ?? [],
  }))
  const numbers = await takeNumbers(tx, needs, today)
  for (const [field, records] of lacks)
    records.forEach((record, at) => {
      const number = numbers.get(field.id)?.[at]
      if (number !== undefined) record.attributes[field.key] = number
    })
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

/** Records that lose a value go, and the others try again, since a record that stays as it was takes nothing and gives nothing up. */
async function claim(
  tx: Tx,
  fields: readonly MirroredField[],
  drafts: readonly RecordDraft[],
  settled: readonly Settled[],
): Promise<void> {
  const claims = new Map<string, UniqueClaim & { settled: Settled }>()
  drafts.forEach((draft, index) => {
    const own = settled[index]
    if (!own || own.problem) return
    const values = uniqueValues(fields, own.attributes)
    const held = uniqueValues(fields, draft.before ?? {})
    const isSame = values.size === held.size && [...values].every(([id, key]) => held.get(id) === key)
    if (!isSame) claims.set(draft.id, { recordId: draft.id, values, settled: own })
  })
  while (claims.size > 0) {
    const isBatch = drafts.length > 1
    if (isBatch) await tx.query({ text: 'savepoint unique_values' })
    const lost = await claimUniqueValues(tx, fields, [...claims.values()])
    if (lost.length === 0) break
    if (isBatch) await tx.query({ text: 'rollback to savepoint unique_values' })
    for (const { recordId, fieldId, otherId } of lost) {
      const loser = claims.get(recordId)?.settled
      const field = fields.find((candidate) => candidate.id === fieldId)
      if (!loser || !field) continue
      loser.problem = {
        key: field.key,
        code: 'not_unique',
        facts: { field: field.name, value: String(loser.attributes[field.key]).slice(0, 80) },
      }
      loser.otherId = otherId
      claims.delete(recordId)
    }
  }
}
