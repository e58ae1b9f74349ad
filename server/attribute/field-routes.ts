import type { z } from 'zod'
import { createField, type Field, listFields, type newField, updateField } from '#contract/field.ts'
import { chooseSlot } from '#core/attribute/slots.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import {
  bumpSchemaVersion,
  changeField,
  freeKey,
  insertField,
  listAllFields,
  listFieldPage,
  lockField,
  lockItemType,
  toField,
} from './queries.ts'

export function registerFieldRoutes(app: App): void {
  route(app, listFields, async ({ tx, query }) => {
    const after = parseCursor(query.cursor, 1)
    const rows = await listFieldPage(tx, {
      limit: query.limit + 1,
      after: after && String(after[0]),
      itemTypeId: query.itemTypeId,
    })
    return toPage(rows.map(toField), query.limit, (row) => [row.id])
  })

  route(app, createField, ({ tx, actor, body }) => defineField(tx, actor, body))

  route(app, updateField, async ({ tx, actor, params, body, ifMatch }) => {
    const row = await lockField(tx, params.fieldId)
    if (!row) throw new AppError('not_found')
    if (row.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: row.version })
    const before = toField(row)
    const { archived, options, ...rest } = body
    const after: Field = { ...before, ...rest, options: options ?? before.options }
    assertConsistent(after)
    for (const old of before.options) {
      if (!after.options.some((option) => option.key === old.key)) {
        throw new AppError('invalid_value', {
          detail: `The option "${old.label}" cannot be taken away while values may use it.`,
          errors: [{ path: 'body.options', message: 'Keep existing options.' }],
        })
      }
    }
    const changed = await changeField(tx, row.id, {
      ...rest,
      ...(options ? { options: JSON.stringify(options) } : {}),
      ...(archived === undefined
        ? {}
        : { archived_at: archived ? (row.archived_at ?? new Date().toISOString()) : null }),
    })
    await bumpSchemaVersion(tx)
    await audit(tx, actor, { action: 'update', entity: 'field', entityId: row.id, before, after: toField(changed) })
    return toField(changed)
  })
}

/**
 * Defines a custom field and gives it a mirror column while there is one.
 * @throws AppError key_taken, invalid_value (options without select, min above max), not_found (item type)
 */
export async function defineField(tx: Tx, actor: Actor, input: z.output<typeof newField>): Promise<Field> {
  await bumpSchemaVersion(tx)
  const { options = [], key: wanted, ...rest } = input
  assertConsistent({ ...rest, options })
  if (input.itemTypeId && !(await lockItemType(tx, input.itemTypeId))) {
    throw new AppError('invalid_value', {
      errors: [{ path: 'body.itemTypeId', message: 'There is no such item type.' }],
    })
  }
  const taken = new Set((await listAllFields(tx)).flatMap((field) => field.slot ?? []))
  const key = wanted ?? (await freeKey(tx, 'field', toKey(input.name)))
  const row = await insertField(tx, {
    tenant_id: tx.tenantId,
    key,
    name: input.name,
    kind: input.kind,
    item_type_id: input.itemTypeId,
    unit: input.unit ?? null,
    options: JSON.stringify(options),
    required: input.required ?? false,
    min: input.min ?? null,
    max: input.max ?? null,
    help: input.help ?? '',
    position: input.position ?? taken.size,
    slot: chooseSlot(input.kind, taken) ?? null,
  }).catch((error) => {
    if (violates(error, 'field_tenant_id_key_key')) throw new AppError('key_taken', { key }, { cause: error })
    throw error
  })
  await audit(tx, actor, { action: 'create', entity: 'field', entityId: row.id, after: toField(row) })
  return toField(row)
}

function assertConsistent(field: Partial<Pick<Field, 'min' | 'max' | 'unit'>> & Pick<Field, 'kind' | 'options'>): void {
  const refuse = (path: string, message: string): never => {
    throw new AppError('invalid_value', { detail: message, errors: [{ path: `body.${path}`, message }] })
  }
  if (field.kind === 'select' && field.options.length === 0)
    refuse('options', 'A select field needs at least one option.')
  if (field.kind !== 'select' && field.options.length > 0) refuse('options', 'Only a select field has options.')
  if (field.kind !== 'number' && (field.min || field.max || field.unit))
    refuse('kind', 'Only a number field has a unit, a smallest and a largest value.')
  if (field.min && field.max && toQuantity(field.min).gt(field.max))
    refuse('min', 'The smallest value is above the largest.')
  const keys = field.options.map((option) => option.key)
  if (new Set(keys).size !== keys.length) refuse('options', 'Two options have the same key.')
}
