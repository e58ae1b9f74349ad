import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { startFieldChange as endpoint, FieldChange, FieldChangePreview } from '#contract/field-change.ts'
import type { Task } from '#contract/task.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isSameShape } from '#core/attribute/change-field.ts'
import { valueText } from '#core/attribute/convert-text.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { say } from '#core/words/say.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError, describe } from '#server/http/app-error.ts'
import { startTask } from '#server/task/start-task.ts'
import { assertDefinition } from './assert-definition.ts'
import { toSentence } from './check-attributes.ts'
import { type Examination, examineChange, type Outcome } from './examine-field-change.ts'
import { findChange, findHolders, insertChange, isUndoable, updateChange } from './field-change-queries.ts'
import { toFieldChange } from './field-change-wire.ts'
import { countReferences, findReferences, withReferences } from './merged-references.ts'
import { bumpSchemaVersion, changeField, listAllFields, type MirroredField, withoutSlot } from './queries.ts'
import { fieldChangeTask, toInput } from './run-field-change.ts'

type Change = z.output<typeof endpoint.body>

const mostFailing = 50
const mostExamples = 20

/**
 * What a change would do to a field's values, without doing it.
 * @throws AppError not_found, invalid_value, unavailable
 */
export async function previewChange(
  tx: Tx,
  fieldId: string,
  change: Omit<Change, 'onFail'>,
  language: Language,
): Promise<FieldChangePreview> {
  const fields = await listAllFields(tx)
  const before = fields.find((field) => field.id === fieldId)
  if (!before) throw new AppError('not_found')
  const examined = await examineChange(tx, before, change)
  const { after, outcomes, held, counts, order, newOptions } = examined
  const rewrites = await findReferences(tx, before, change, fields)
  const obstacle = await findObstacle(tx, before, examined, withReferences(fields, rewrites))
  const looked = outcomes.reduce((so, { count }) => so + count, 0)
  return {
    field: withoutSlot(after),
    counts,
    sample:
      held.groups.length < held.distinct
        ? { values: held.groups.length, ofValues: held.distinct, records: looked, ofRecords: held.records }
        : null,
    failing: await failingRows(tx, before, examined, language),
    examples: examplesOf(before, examined),
    newOptions,
    rewrites: countReferences(rewrites),
    dateOrder: order ?? null,
    canKeep: canKeep(before, after),
    obstacle: obstacle ? say(obstacle, language) : null,
  }
}

/**
 * Starts a change: the field is marked, and a task exchanges its definition and converts its values.
 * @throws AppError not_found, version_mismatch, change_in_progress, values_in_the_way, invalid_value, unavailable
 */
export async function startChange(
  tx: Tx,
  actor: Actor,
  { fieldId, version, body }: { fieldId: string; version: number; body: Change },
): Promise<{ change: FieldChange; task: Task }> {
  await bumpSchemaVersion(tx)
  const fields = await listAllFields(tx)
  const before = fields.find((field) => field.id === fieldId)
  if (!before) throw new AppError('not_found')
  if (before.changeId) throw new AppError('change_in_progress')
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  const { onFail, ...change } = body
  const examined = await examineChange(tx, before, change)
  const { after, counts, setting } = examined
  if (onFail === 'keep' && !canKeep(before, after))
    throw new AppError('invalid_value', {
      detail: sentence('fieldChange.cannotKeep'),
      errors: [{ path: 'body.onFail', message: sentence('fieldChange.cannotKeep') }],
    })
  if (after.kind === 'formula')
    throw new AppError('invalid_value', {
      detail: sentence('fieldChange.noFormula'),
      errors: [{ path: 'body.kind', message: sentence('fieldChange.noFormula') }],
    })
  const asRewritten = withReferences(fields, await findReferences(tx, before, change, fields))
  await assertDefinition(tx, after, asRewritten)
  const obstacle = await findObstacle(tx, before, examined, asRewritten)
  if (obstacle) throw new AppError('values_in_the_way', { detail: obstacle, counts })
  if (onFail === 'refuse' && counts.fail > 0)
    throw new AppError('values_in_the_way', { detail: sentence('fieldChange.fails', { fail: counts.fail }), counts })
  const id = await insertChange(tx, {
    field_id: fieldId,
    change,
    before: withoutSlot(before),
    after: withoutSlot(after),
    setting: { dateOrder: setting.dateOrder, decimalMark: setting.decimalMark },
    on_fail: onFail,
    actor_name: actor.name,
  })
  const task = await startTask(tx, actor, fieldChangeTask, toInput(id, actor))
  await updateChange(tx, id, { task_id: task.id })
  await changeField(tx, fieldId, { change_id: id })
  await audit(tx, actor, {
    action: 'start_change',
    entity: 'field',
    entityId: fieldId,
    before: withoutSlot(before),
    after,
  })
  return { change: await getChange(tx, id), task }
}

/**
 * Starts to undo a change, or to go on where undoing broke off.
 * @throws AppError not_found, change_not_undoable, change_in_progress
 */
export async function startUndo(tx: Tx, actor: Actor, id: string): Promise<{ change: FieldChange; task: Task }> {
  await bumpSchemaVersion(tx)
  const row = await findChange(tx, id)
  if (!row) throw new AppError('not_found')
  if (row.state === 'undone') throw new AppError('change_not_undoable', { detail: sentence('fieldChange.isUndone') })
  if (!row.is_latest) throw new AppError('change_not_undoable', { detail: sentence('fieldChange.newer') })
  if (!isUndoable(row)) throw new AppError('change_in_progress')
  const task = await startTask(tx, actor, fieldChangeTask, toInput(id, actor))
  await updateChange(tx, id, { state: 'undoing', task_id: task.id, finished_at: null })
  await changeField(tx, row.field_id, { change_id: id })
  return { change: await getChange(tx, id), task }
}

async function getChange(tx: Tx, id: string): Promise<FieldChange> {
  const row = await findChange(tx, id)
  if (!row) throw new Error('the change just written is not there')
  return toFieldChange(row)
}

/** Why a change cannot be started whatever becomes of failing values. */
async function findObstacle(
  tx: Tx,
  before: MirroredField,
  { after, counts, held }: Examination,
  fields: readonly MirroredField[],
): Promise<Sentence | undefined> {
  if (after.kind === 'formula') return sentence('fieldChange.noFormula')
  // posted lines are never changed: a change may do no more than find that they fit
  const touches = counts.convert + counts.fail > 0 || held.groups.length < held.distinct
  if (before.entity === 'movementLine' && touches) return sentence('fieldChange.beingUsed')
  try {
    await assertDefinition(tx, after, fields)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const said = describe(error)
    if (typeof said === 'object' && 'sentence' in said) return said
    throw error
  }
  return undefined
}

function canKeep(before: Field, after: Field): boolean {
  return isSameShape(before, after) && (before.unique || !after.unique)
}

async function failingRows(
  tx: Tx,
  before: Field,
  { after, outcomes, setting }: Examination,
  language: Language,
): Promise<FieldChangePreview['failing']> {
  const failing = outcomes.filter((outcome) => outcome.failing > 0).slice(0, mostFailing)
  if (failing.length === 0) return []
  const holders = await findHolders(
    tx,
    before,
    failing.map(({ value }) => value),
    mostFailing,
  )
  const byValue = new Map(failing.map((outcome) => [JSON.stringify(outcome.value), outcome]))
  return holders.map(({ recordId, code, name, value }) => {
    const text = valueText(before, value, setting)
    const problem = problemOf(byValue.get(JSON.stringify(value)), text)
    const message = say(
      toSentence({ key: after.key, ...problem, facts: { field: after.name, ...problem.facts } }),
      language,
    )
    return { recordId, code, name, value: text, reason: { code: problem.code, message } }
  })
}

function problemOf(outcome: Outcome | undefined, text: string) {
  const reading = outcome?.reading
  if (reading && 'code' in reading) return { code: reading.code, facts: reading.facts ?? {} }
  return { code: 'not_unique' as const, facts: { value: text.slice(0, 80) } }
}

function examplesOf(before: Field, { after, outcomes, setting }: Examination): FieldChangePreview['examples'] {
  const shown = (field: Field, value: AttributeValue) => valueText(field, value, setting).slice(0, 200)
  return outcomes
    .toSorted((one, other) => other.count - one.count)
    .slice(0, mostExamples)
    .map(({ value, reading, count }) => ({
      before: shown(before, value),
      after: 'value' in reading ? shown(after, reading.value) : null,
      records: count,
    }))
}
