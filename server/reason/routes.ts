import type { Selectable } from 'kysely'
import { createReason, getReason, listReasons, type Reason, updateReason } from '#contract/reason.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { DB } from '#server/db/schema.generated.ts'
import { violates } from '#server/db/violation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'

export function registerReasonRoutes(app: App): void {
  route(app, listReasons, async ({ tx, query }) => {
    const after = parseCursor(query.cursor, 1)
    let select = tx.db
      .selectFrom('reason')
      .selectAll()
      .orderBy('name_key')
      .limit(query.limit + 1)
    if (query.archived !== 'include')
      select = select.where('archived_at', query.archived === 'only' ? 'is not' : 'is', null)
    if (after) select = select.where('name_key', '>', String(after[0]))
    const { data, nextCursor } = toPage(await select.execute(), query.limit, (row) => [row.name_key])
    return { data: data.map(toReason), nextCursor }
  })

  route(app, createReason, async ({ tx, actor, body }) => {
    const row = await tx.db
      .insertInto('reason')
      .values({ tenant_id: tx.tenantId, name: body.name, meaning: body.meaning })
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(translate)
    const made = toReason(row)
    await audit(tx, actor, { action: 'create', entity: 'reason', entityId: made.id, after: made })
    return made
  })

  route(app, getReason, async ({ tx, params }) => {
    const row = await tx.db.selectFrom('reason').selectAll().where('id', '=', params.reasonId).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    return toReason(row)
  })

  route(app, updateReason, async ({ tx, actor, params, body, ifMatch }) => {
    const row = await tx.db
      .selectFrom('reason')
      .selectAll()
      .where('id', '=', params.reasonId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new AppError('not_found')
    if (row.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: row.version })
    const { name = row.name, archived = row.archived_at !== null } = body
    const changed = await tx.db
      .updateTable('reason')
      .set((e) => ({
        name,
        archived_at: archived ? (row.archived_at ?? new Date().toISOString()) : null,
        version: e('version', '+', 1),
      }))
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(translate)
    const after = toReason(changed)
    await audit(tx, actor, { action: 'update', entity: 'reason', entityId: row.id, before: toReason(row), after })
    return after
  })
}

function toReason(row: Selectable<DB['reason']>): Reason {
  return {
    id: row.id,
    name: row.name,
    // the table's check constraint holds the meanings
    meaning: row.meaning as Reason['meaning'],
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}

function translate(error: unknown): never {
  if (violates(error, 'reason_name'))
    throw new AppError(
      'name_taken',
      { errors: [{ path: 'body.name', message: sentence('title.name_taken') }] },
      { cause: error },
    )
  throw error
}
