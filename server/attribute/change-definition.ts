import type { z } from 'zod'
import type { Field, fieldUpdate } from '#contract/field.ts'
import { canonicalBound } from '#core/attribute/check-definition.ts'
import { mirrorFamily } from '#core/attribute/slots.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { assertDefinition } from './assert-definition.ts'
import { recomputeFormulas } from './jobs.ts'
import {
  bumpSchemaVersion,
  changeField,
  findField,
  holdsValues,
  listAllFields,
  toRules,
  withoutSlot,
} from './queries.ts'
import { settleMirrors } from './settle-mirrors.ts'

/**
 * Changes a definition at once, as far as no value stored depends on what changes: names, help, order, roles, new options ...
 * What narrows or converts (a unit, a pattern, an option taken away) is refused while values exist; a field change previews it.
 * @throws AppError not_found, version_mismatch, invalid_value, values_in_the_way, change_in_progress
 */
export async function changeDefinition(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: z.output<typeof fieldUpdate> },
): Promise<Field> {
  await bumpSchemaVersion(tx)
  const fields = await listAllFields(tx)
  const before = fields.find((field) => field.id === id)
  if (!before) throw new AppError('not_found')
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  const { archived, ...given } = change
  const wanted = withChange(before, given)
  const after = { ...wanted, ...(await assertDefinition(tx, wanted, fields)) }
  if (isNarrower(before, after)) {
    if (before.changeId) throw new AppError('change_in_progress')
    if (await holdsValues(tx, before)) throw new AppError('values_in_the_way')
  }
  if (mirrorFamily(before) !== mirrorFamily(after)) await leaveSlot(tx, id)
  await changeField(tx, id, {
    ...toColumns(after),
    ...(archived === undefined
      ? {}
      : { archived_at: archived ? (before.archivedAt ?? new Date().toISOString()) : null }),
  })
  const changed = await findField(tx, id)
  if (!changed) throw new Error('the field just changed is not there')
  await audit(tx, actor, {
    action: 'update',
    entity: 'field',
    entityId: id,
    before: withoutSlot(before),
    after: withoutSlot(changed),
  })
  if (archived !== undefined || mirrorFamily(before) !== mirrorFamily(after)) await settleMirrors(tx, actor)
  if (changed.kind === 'formula' && computesAnew(before, changed)) await recomputeFormulas(tx, actor, changed.entity)
  return withoutSlot(changed)
}

/** A formula whose results become another kind of value cannot stay where they are mirrored. */
async function leaveSlot(tx: Tx, id: string): Promise<void> {
  await tx.query({
    text: `update field set slot = null, left_slots = left_slots || slot
           where tenant_id = $1 and id = $2 and slot is not null`,
    values: [tx.tenantId, id],
  })
}

/** Whether records hold results that the formula gives no more. */
function computesAnew(before: Field, after: Field): boolean {
  return (
    before.formula !== after.formula ||
    JSON.stringify(before.scope) !== JSON.stringify(after.scope) ||
    (before.archivedAt !== null && after.archivedAt === null)
  )
}

/** A definition with what a request changes of it. */
export function withChange<T extends Field>(before: T, given: Omit<z.output<typeof fieldUpdate>, 'archived'>): T {
  const after = { ...before, ...given }
  const bound = (value: string | null) => value && canonicalBound(after.kind, value)
  return { ...after, min: bound(after.min), max: bound(after.max) }
}

/** The columns of `field` that hold a definition. */
export function toColumns(field: Field) {
  return {
    field_set_id: field.fieldSetId,
    item_type_id: field.itemTypeId,
    name: field.name,
    help: field.help,
    position: field.position,
    required: field.required,
    is_unique: field.unique,
    unit: field.unit,
    options: JSON.stringify(field.options),
    rules: toRules(field),
  }
}

/** Whether a value that fits the old definition may not fit the new one, or means something else by it. */
export function isNarrower(before: Field, after: Field): boolean {
  const keys = new Set(after.options.map((option) => option.key))
  return (
    before.kind !== after.kind ||
    before.unit !== after.unit ||
    before.currency !== after.currency ||
    before.referenceTo !== after.referenceTo ||
    before.multiple !== after.multiple ||
    (after.unique && !before.unique) ||
    (after.pattern !== null && before.pattern !== after.pattern) ||
    isTighter(before.precision, after.precision) ||
    isRaised(before, after, 'min') ||
    isRaised(after, before, 'max') ||
    before.options.some((option) => !keys.has(option.key))
  )
}

function isTighter(before: number | null, after: number | null): boolean {
  return after !== null && (before === null || after < before)
}

/** Whether the bound of `to` lies above that of `from`; for the largest value the two are passed the other way round. */
function isRaised(from: Field, to: Field, name: 'min' | 'max'): boolean {
  const [low, high] = [from[name], to[name]]
  if (name === 'min' ? high === null : low === null) return false
  if (low === null || high === null) return true
  return from.kind === 'date' || from.kind === 'dateTime' ? high > low : toQuantity(high).gt(low)
}
