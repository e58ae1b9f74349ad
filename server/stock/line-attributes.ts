import type { Attributes } from '#contract/item.ts'
import { mergeValues, validateAttributes } from '#core/attribute/validate-attributes.ts'
import { attributesError } from '#server/attribute/check-attributes.ts'
import { type Schema, toRecordScope, withLikelySchema } from '#server/attribute/schema-cache.ts'
import { type RecordDraft, settleRecords } from '#server/attribute/settle-records.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import type { BaseMovement } from './enter-units.ts'

/** Custom values of a movement's lines, and the schema they were checked by. */
export interface LineAttributes {
  schema: Schema
  /** in the order of the lines; null: the organisation has no fields of lines, and none hold any */
  values: readonly Attributes[] | null
}

/**
 * Checks and settles the custom values of lines about to be posted: defaults, references, automatic numbers, results of formulas, those of the
 * day too, since a line never changes. Without fields of lines it costs nothing: the cached schema says so, and the statement that posts
 * fails where it does not stand any more.
 * @throws AppError invalid_attributes  names the line
 */
export async function checkLineAttributes(tx: Tx, actor: Actor, lines: BaseMovement['lines']): Promise<LineAttributes> {
  const { schema, result: drafts } = await withLikelySchema(tx, (likely) => {
    const hasFields = likely.fields.some(({ entity }) => entity === 'movementLine')
    if (!hasFields && lines.every((line) => line.attributes === undefined)) return null
    return lines.map((line, index) => toDraft(likely, actor, line, index))
  })
  if (drafts === null) return { schema, values: null }
  const settled = await settleRecords(tx, schema, drafts)
  const wrong = settled.findIndex(({ problem }) => problem !== undefined)
  const problem = settled[wrong]?.problem
  if (problem) throw lineError([problem], wrong)
  return { schema, values: settled.map(({ attributes }) => attributes) }
}

function toDraft(schema: Schema, actor: Actor, line: BaseMovement['lines'][number], index: number): RecordDraft {
  const scope = toRecordScope(schema, 'movementLine')
  const merged = mergeValues(
    line.attributes ?? {},
    {},
    schema.fields.filter(({ entity }) => entity === 'movementLine'),
    actor.role,
  )
  const checked = validateAttributes(merged.values, schema.fields, scope, { isNew: true, role: actor.role })
  const problems = [...merged.problems, ...checked.problems]
  if (problems.length > 0) throw lineError(problems, index)
  const columns = { quantity: line.quantity, unit_price: line.unitPrice ?? null }
  return { id: newId(), scope, columns, attributes: checked.attributes, before: null }
}

function lineError(problems: Parameters<typeof attributesError>[0], index: number): AppError {
  const { facts } = attributesError(problems)
  const errors = facts.errors?.map(({ path, message }) => ({
    path: path.replace('body.', `body.lines.${index}.`),
    message,
  }))
  return new AppError('invalid_attributes', { ...facts, ...(errors && { errors }) })
}
