import type { Field } from '#contract/field.ts'
import { changedField, isSameShape, restoredField } from '#core/attribute/change-field.ts'
import { newOptions } from '#core/attribute/convert-column.ts'
import type { ConversionSetting } from '#core/attribute/convert-setting.ts'
import { chooseSlot, mirrorFamily } from '#core/attribute/slots.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { assertDefinition } from './assert-definition.ts'
import { toColumns } from './change-definition.ts'
import { makesOptions, mergesOf } from './examine-field-change.ts'
import { exchangeDefinitions } from './exchange-lock.ts'
import { type ChangeRow, slotsBeingLeft, updateChange } from './field-change-queries.ts'
import { findConversionRecords, findTenantSetting } from './field-change-values.ts'
import { findReferences, reversed, rewriteReferences } from './merged-references.ts'
import { bumpSchemaVersion, changeField, listAllFields, type MirroredField, tableOf } from './queries.ts'

/**
 * Puts the new definition in force and lists the values that are of the old one. While it does, writers of the tenant wait:
 * some 8 s where a million records hold a value, a few milliseconds for a thousand.
 */
export async function switchForward(tx: Tx, actor: Actor, change: ChangeRow): Promise<void> {
  const { fields, current } = await lockField(tx, change)
  const found = await findReferences(tx, current, change.change, fields)
  const rewritten = await rewriteReferences(tx, actor, found, fields)
  // values of posted lines fit as they are, or the change is not begun
  if (change.entity !== 'movementLine')
    await tx.query({
      text: `insert into field_change_value (tenant_id, change_id, record_id, state, before)
             select $1, $2, id, 'pending', attributes -> $3 from ${tableOf(change.entity)} where tenant_id = $1 and attributes ? $3`,
      values: [tx.tenantId, change.id, change.key],
    })
  const setting = await settingOf(tx, change)
  const after = await completed(tx, change, current, setting)
  const oldSlot = await exchange(tx, change, { fields, current, next: after })
  const [listed] = await tx.query<{ total: number }>({
    text: 'select count(*)::int as total from field_change_value where change_id = $1',
    values: [change.id],
  })
  const counts = { total: listed?.total ?? 0, converted: 0, unchanged: 0, failed: 0 }
  const { slot: _, ...definition } = after
  await updateChange(tx, change.id, { switched: true, after: definition, counts, old_slot: oldSlot, rewritten })
}

/** The way back: the definition before the change is in force again, and every value there is now is listed. */
export async function switchBack(tx: Tx, actor: Actor, change: ChangeRow): Promise<void> {
  const { fields, current } = await lockField(tx, change)
  await rewriteReferences(tx, actor, reversed(change.rewritten), fields)
  const values = [tx.tenantId, change.id]
  // what was never converted is of the definition that comes back
  if (change.entity !== 'movementLine')
    await tx.query({
      text: `insert into field_change_value (tenant_id, change_id, record_id, state)
             select $1, $2, id, 'undo_new' from ${tableOf(change.entity)} where tenant_id = $1 and attributes ? $3
             on conflict do nothing`,
      values: [...values, change.key],
    })
  await tx.query({
    text: `delete from field_change_value where tenant_id = $1 and change_id = $2 and state = 'pending'`,
    values,
  })
  await tx.query({
    text: `update field_change_value set state = 'undo' where tenant_id = $1 and change_id = $2 and state in ('converted', 'failed')`,
    values,
  })
  const next = restoredField(current, change.before, change.after)
  const oldSlot = await exchange(tx, change, { fields, current, next })
  const undone = { restored: 0, convertedBack: 0, setAside: 0 }
  await updateChange(tx, change.id, { switched: false, undone, old_slot: oldSlot })
}

/** How a change's values are read, but for the records they point to. */
export async function settingOf(tx: Tx, change: Pick<ChangeRow, 'setting' | 'change'>): Promise<ConversionSetting> {
  return { ...(await findTenantSetting(tx)), ...change.setting, merged: mergesOf(change.change) }
}

async function lockField(tx: Tx, change: ChangeRow) {
  // in this order everywhere: the tenant's schema, then its writers
  await bumpSchemaVersion(tx)
  await exchangeDefinitions(tx)
  const fields = await listAllFields(tx)
  const current = fields.find((field) => field.id === change.field_id)
  if (current?.changeId !== change.id) throw new AppError('change_in_progress')
  return { fields, current }
}

/** The definition to be, with options for the values that came since the change was asked for. */
async function completed(
  tx: Tx,
  change: ChangeRow,
  current: MirroredField,
  setting: ConversionSetting,
): Promise<MirroredField> {
  const { options } = change.after
  const given = makesOptions(current, change.change) ? { ...change.change, options } : change.change
  const after = changedField(current, given, setting)
  if (!makesOptions(current, change.change)) return after
  const groups = await tx.query<{ value: AttributeValue; count: number }>({
    text: `select before as value, count(*)::int as count from field_change_value where change_id = $1
           group by before order by count(*) desc limit 5000`,
    values: [change.id],
  })
  const records = await findConversionRecords(
    tx,
    current,
    after,
    groups.map(({ value }) => value),
  )
  const made = newOptions(current, after, groups, { ...setting, ...(records && { records }) })
  return made.length === 0 ? after : changedField(current, { ...given, options: [...options, ...made] }, setting)
}

/** @returns the mirror column that keeps old values until they are converted; null where it stays in use, or there is none */
async function exchange(
  tx: Tx,
  change: ChangeRow,
  { fields, current, next }: { fields: readonly MirroredField[]; current: MirroredField; next: MirroredField },
): Promise<string | null> {
  await assertDefinition(tx, next, fields)
  const taken = new Set([...fields.flatMap((field) => field.slot?.column ?? []), ...(await slotsBeingLeft(tx))])
  const isMirrored = change.entity === 'item' || change.entity === 'variant'
  const old = current.slot?.column ?? null
  const staysThere = mirrorFamily(current) === mirrorFamily(next)
  const slot = isMirrored ? (staysThere ? old : (chooseSlot(next, taken) ?? null)) : null
  await changeField(tx, current.id, { ...toColumns(next), kind: next.kind, slot, is_mirrored: false })
  if (!next.unique || !isSameShape(current, next))
    await tx.query({ text: 'delete from unique_value where field_id = $1', values: [current.id] })
  // one that was still being filled is filled by the change, which then writes every mirror anew
  return slot === old && current.slot?.isComplete !== false ? null : old
}

/** Definitions a change's values are converted by, in the direction its work has. */
export function conversionEnds(change: Pick<ChangeRow, 'state' | 'before' | 'after'>): { from: Field; to: Field } {
  const isBack = change.state === 'undoing'
  return isBack ? { from: change.after, to: change.before } : { from: change.before, to: change.after }
}
