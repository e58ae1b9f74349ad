import type { FieldEntity, FieldScope } from '#contract/field.ts'
import { createFieldSet, getFieldSet, listFieldSets, updateFieldSet } from '#contract/field-set.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { definitionError } from './assert-definition.ts'
import {
  changeFieldSet,
  findFieldSet,
  findMissingTargets,
  insertFieldSet,
  listFieldSetPage,
  setTargets,
} from './field-set-queries.ts'
import { bumpSchemaVersion, freeKey } from './queries.ts'
import { settleMirrors } from './settle-mirrors.ts'

export function registerFieldSetRoutes(app: App): void {
  route(app, listFieldSets, async ({ tx, query }) => {
    const after = parseCursor(query.cursor, 1)
    const rows = await listFieldSetPage(tx, { limit: query.limit + 1, after: after && String(after[0]) })
    return toPage(rows, query.limit, (row) => [row.id])
  })

  route(app, createFieldSet, async ({ tx, actor, body }) => {
    await bumpSchemaVersion(tx)
    const { entity, scope = null } = body
    await assertScope(tx, entity, scope)
    const key = body.key ?? (await freeKey(tx, 'field_set', toKey(body.name)))
    const { id } = await insertFieldSet(tx, {
      tenant_id: tx.tenantId,
      key,
      name: body.name,
      description: body.description ?? '',
      entity,
      everywhere: scope === null,
    }).catch((error) => {
      if (violates(error, 'field_set_tenant_id_key_key')) throw new AppError('key_taken', { key }, { cause: error })
      throw error
    })
    await setTargets(tx, id, scope)
    const made = await readFieldSet(tx, id)
    await audit(tx, actor, { action: 'create', entity: 'field_set', entityId: id, after: made })
    return made
  })

  route(app, getFieldSet, ({ tx, params }) => readFieldSet(tx, params.fieldSetId))

  route(app, updateFieldSet, async ({ tx, actor, params, body, ifMatch }) => {
    // schema changes of one tenant wait for each other here, so the set stays as it is read
    await bumpSchemaVersion(tx)
    const before = await readFieldSet(tx, params.fieldSetId)
    if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
    const { archived, scope, ...rest } = body
    if (scope !== undefined) await assertScope(tx, before.entity, scope)
    await changeFieldSet(tx, before.id, {
      ...rest,
      ...(scope === undefined ? {} : { everywhere: scope === null }),
      ...(archived === undefined
        ? {}
        : { archived_at: archived ? (before.archivedAt ?? new Date().toISOString()) : null }),
    })
    if (scope !== undefined) await setTargets(tx, before.id, scope)
    if (archived !== undefined) await settleMirrors(tx, actor)
    const after = await readFieldSet(tx, before.id)
    await audit(tx, actor, { action: 'update', entity: 'field_set', entityId: before.id, before, after })
    return after
  })
}

async function readFieldSet(tx: Tx, id: string) {
  const found = await findFieldSet(tx, id)
  if (!found) throw new AppError('not_found')
  return found
}

/** @throws AppError invalid_value  a type or category that is not there, or a scope for records that have neither */
async function assertScope(tx: Tx, entity: FieldEntity, scope: FieldScope | null): Promise<void> {
  if (!scope) return
  if (entity !== 'item' && entity !== 'variant') throw definitionError('scope', 'type_of_other_entity')
  const missing = await findMissingTargets(tx, scope)
  if (missing.itemTypeIds.length > 0) throw definitionError('scope.itemTypeIds', 'no_such_type')
  if (missing.categoryIds.length > 0) throw definitionError('scope.categoryIds', 'no_such_category')
}
