import type { Field, NewField } from '#contract/field.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { chooseSlot } from '#core/attribute/slots.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { assertDefinition } from './assert-definition.ts'
import { slotsBeingLeft } from './field-change-queries.ts'
import { isWithout } from './grant-slots.ts'
import { recomputeFormulas } from './jobs.ts'
import { bumpSchemaVersion, findField, freeKey, insertField, listAllFields, toRules, withoutSlot } from './queries.ts'
import { settleMirrors } from './settle-mirrors.ts'

/**
 * Defines a custom field and gives it a mirror column while there is one. New fields come last.
 * @throws AppError key_taken, invalid_value (what the kind does not have, bounds crossed, no such type or set ...)
 */
export async function defineField(tx: Tx, actor: Actor, { entity = 'item', ...input }: NewField): Promise<Field> {
  await bumpSchemaVersion(tx)
  const fields = await listAllFields(tx)
  const key = input.key ?? (await freeKey(tx, 'field', toKey(input.name)))
  // a variant has the fields of items as well: one key, one field
  if (fieldsOfEntity(entity, fields).some((field) => field.key === key)) throw new AppError('key_taken', { key })
  const { formula, resultKind } = await assertDefinition(tx, { ...input, entity, key }, fields)
  const taken = new Set([...fields.flatMap((field) => field.slot?.column ?? []), ...(await slotsBeingLeft(tx))])
  const mirrored = entity === 'item' || entity === 'variant'
  const { id } = await insertField(tx, {
    tenant_id: tx.tenantId,
    entity,
    field_set_id: input.fieldSetId ?? null,
    item_type_id: input.itemTypeId ?? null,
    key,
    name: input.name,
    kind: input.kind,
    help: input.help ?? '',
    position: input.position ?? Math.max(-1, ...fields.map((field) => field.position)) + 1,
    required: input.required ?? false,
    is_unique: input.unique ?? false,
    unit: input.unit ?? null,
    options: JSON.stringify(input.options ?? []),
    rules: toRules({ ...input, formula, resultKind }),
    slot: (mirrored && chooseSlot({ kind: input.kind, multiple: input.multiple ?? false, resultKind }, taken)) || null,
  }).catch((error) => {
    if (violates(error, 'field_tenant_id_entity_key_key')) throw new AppError('key_taken', { key }, { cause: error })
    throw error
  })
  const made = await findField(tx, id)
  if (!made) throw new Error('the field just made is not there')
  const field = withoutSlot(made)
  await audit(tx, actor, { action: 'create', entity: 'field', entityId: id, after: field })
  if (field.kind === 'formula') await recomputeFormulas(tx, actor, entity)
  // an archived field may leave it its column
  if (isWithout(made)) await settleMirrors(tx, actor)
  return field
}
