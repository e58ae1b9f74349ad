import { createLocation, getLocation, listLocations, updateLocation } from '#contract/location.ts'
import { sentence } from '#contract/words/sentence.ts'
import { checkAttributes } from '#server/attribute/check-attributes.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { bumpSchemaVersion } from '#server/attribute/queries.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { settleRecord } from '#server/attribute/settle-records.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route } from '#server/http/route.ts'
import { holdsStock } from '#server/item/held-stock.ts'
import { listLocationPage } from './list-locations.ts'
import { showLocation, toLocation } from './location-json.ts'

export function registerLocationRoutes(app: App): void {
  route(app, listLocations, async ({ tx, actor, query }) =>
    listLocationPage(tx, query, viewFields(await getSchema(tx), 'location', actor.role)),
  )

  route(app, createLocation, async ({ tx, actor, body }) => {
    // locks the tenant's row: changes of the location tree wait for each other, so that no two of them close a circle
    await bumpSchemaVersion(tx)
    await assertParent(tx, body.parentId)
    const schema = await getSchema(tx)
    const given = body.attributes ?? {}
    const scope = toRecordScope(schema, 'location')
    const attributes = checkAttributes(schema, scope, given, { isNew: true, role: actor.role })
    const id = newId()
    const columns = { code: body.code, name: body.name }
    const settled = await settleRecord(tx, schema, { id, scope, columns, attributes, before: null })
    const row = await tx.db
      .insertInto('location')
      .values({
        tenant_id: tx.tenantId,
        id,
        code: body.code,
        name: body.name,
        kind: body.kind,
        parent_id: body.parentId,
        negative_stock: body.negativeStock ?? null,
        attributes: JSON.stringify(settled),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(translate)
    await audit(tx, actor, { action: 'create', entity: 'location', entityId: row.id, after: toLocation(row) })
    return showLocation(row, viewFields(schema, 'location', actor.role))
  })

  route(app, getLocation, async ({ tx, actor, params }) => {
    const found = tx.db.selectFrom('location').selectAll().where('id', '=', params.locationId)
    const row = await found.executeTakeFirst()
    if (!row) throw new AppError('not_found')
    return showLocation(row, viewFields(await getSchema(tx), 'location', actor.role))
  })

  route(app, updateLocation, async ({ tx, actor, params, body, ifMatch }) => {
    await bumpSchemaVersion(tx)
    const row = await tx.db
      .selectFrom('location')
      .selectAll()
      .where('id', '=', params.locationId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new AppError('not_found')
    if (row.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: row.version })
    if (row.is_virtual) throw new AppError('forbidden', { detail: sentence('location.virtualStays') })
    if (body.parentId) await assertParent(tx, body.parentId)
    if (body.parentId && (await isBelow(tx, body.parentId, row.id))) throw new AppError('location_cycle')
    if (body.archived) await assertEmpty(tx, row.id)
    const { archived, parentId, attributes, negativeStock, ...rest } = body
    const schema = await getSchema(tx)
    const kept = toLocation(row).attributes
    const scope = toRecordScope(schema, 'location')
    const checked = checkAttributes(schema, scope, attributes ?? {}, { kept, role: actor.role })
    const columns = { code: rest.code ?? row.code, name: rest.name ?? row.name }
    const settled = await settleRecord(tx, schema, { id: row.id, scope, columns, attributes: checked, before: kept })
    const changed = await tx.db
      .updateTable('location')
      .set((e) => ({
        ...rest,
        attributes: JSON.stringify(settled),
        ...(parentId === undefined ? {} : { parent_id: parentId }),
        ...(negativeStock === undefined ? {} : { negative_stock: negativeStock }),
        ...(archived === undefined
          ? {}
          : { archived_at: archived ? (row.archived_at ?? new Date().toISOString()) : null }),
        version: e('version', '+', 1),
      }))
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(translate)
    await audit(tx, actor, {
      action: 'update',
      entity: 'location',
      entityId: row.id,
      before: toLocation(row),
      after: toLocation(changed),
    })
    return showLocation(changed, viewFields(schema, 'location', actor.role))
  })
}

async function assertParent(tx: Tx, parentId: string | null): Promise<void> {
  if (parentId === null) return
  const parent = await tx.db
    .selectFrom('location')
    .select(['is_virtual', 'archived_at'])
    .where('id', '=', parentId)
    .executeTakeFirst()
  if (!parent || parent.is_virtual || parent.archived_at) {
    throw new AppError('invalid_value', {
      detail: sentence('location.noParent'),
      errors: [{ path: 'body.parentId', message: sentence('location.none') }],
    })
  }
}

async function isBelow(tx: Tx, id: string, top: string): Promise<boolean> {
  const rows = await tx.query({
    text: 'select 1 from location_and_below($1) as below where below = $2',
    values: [top, id],
  })
  return rows.length > 0
}

async function assertEmpty(tx: Tx, id: string): Promise<void> {
  const [use] = await tx.query<{ stocked: boolean; parent: boolean }>({
    text: `select exists (select from balance b where b.location_id = $1 and ${holdsStock('b')}) as stocked,
                  exists (select from location where parent_id = $1 and archived_at is null) as parent`,
    values: [id],
  })
  if (use?.stocked || use?.parent) throw new AppError('location_in_use')
}

function translate(error: unknown): never {
  if (violates(error, 'location_code'))
    throw new AppError(
      'code_taken',
      { errors: [{ path: 'body.code', message: sentence('location.codeTaken') }] },
      { cause: error },
    )
  throw error
}
