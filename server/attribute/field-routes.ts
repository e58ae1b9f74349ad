import {
  createField,
  type Field,
  fieldColumns,
  getField,
  listFields,
  orderFields,
  updateField,
} from '#contract/field.ts'
import { sentence } from '#contract/words/sentence.ts'
import { fieldsSeenBy } from '#core/attribute/field-audience.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { isChosen, pageChosen } from '#server/http/page-rows.ts'
import { route } from '#server/http/route.ts'
import { changeDefinition } from './change-definition.ts'
import { defineField } from './define-field.ts'
import { bumpSchemaVersion, listAllFields, listFieldPage, placeFields, withoutSlot } from './queries.ts'
import { getSchema } from './schema-cache.ts'

type Asked = Omit<Parameters<typeof listFieldPage>[1], 'ids'> & { id?: string }

/** The fields that the role may see, with the conditions that name no others. */
async function listSeen(tx: Tx, { role }: Actor, { id, ...options }: Asked): Promise<Field[]> {
  const seen = new Map(fieldsSeenBy(role, (await getSchema(tx)).fields).map((field) => [field.id, field]))
  const ids = id === undefined ? [...seen.keys()] : seen.has(id) ? [id] : []
  const rows = await listFieldPage(tx, { ...options, ids })
  return rows.map((row) => ({ ...row, condition: seen.get(row.id)?.condition ?? null }))
}

export function registerFieldRoutes(app: App): void {
  route(app, listFields, async ({ tx, actor, query }) => {
    if (isChosen(query)) {
      const { entity, itemTypeId } = query
      const rows = await listSeen(tx, actor, { entity, itemTypeId })
      return pageChosen(tx, rows, query, fieldColumns, (row) => row.id)
    }
    const after = parseCursor(query.cursor, 1)
    const shown = await listSeen(tx, actor, { ...query, limit: query.limit + 1, after: after && String(after[0]) })
    return toPage(shown, query.limit, (row) => [row.id])
  })

  route(app, getField, async ({ tx, actor, params }) => {
    const [found] = await listSeen(tx, actor, { limit: 1, id: params.fieldId })
    if (!found) throw new AppError('not_found')
    return found
  })

  route(app, createField, ({ tx, actor, body }) => defineField(tx, actor, body))

  route(app, updateField, ({ tx, actor, params, body, ifMatch }) =>
    changeDefinition(tx, actor, { id: params.fieldId, version: ifMatch, change: body }),
  )

  route(app, orderFields, async ({ tx, actor, body }) => {
    await bumpSchemaVersion(tx)
    const stored = await listAllFields(tx)
    const before = stored.map((field) => field.id)
    const fieldIds = [...new Set(body.fieldIds)]
    if (fieldIds.some((id) => !before.includes(id))) throw new AppError('not_found')
    assertSeen(stored, fieldIds, [...new Set(body.seenIds)])
    await placeFields(tx, fieldIds)
    await audit(tx, actor, {
      action: 'order',
      entity: 'field',
      entityId: fieldIds[0] ?? '',
      before: before.filter((id) => fieldIds.includes(id)),
      after: fieldIds,
    })
    const fields = await listAllFields(tx)
    return { data: fields.filter((field) => fieldIds.includes(field.id)).map(withoutSlot) }
  })
}

/**
 * Fields at the same position may have been seen in any order.
 * @throws AppError invalid_value  other fields were seen than are placed; conflict, somebody has placed them otherwise since
 */
function assertSeen(stored: readonly Field[], fieldIds: readonly string[], seenIds: readonly string[]): void {
  if (seenIds.length !== fieldIds.length || seenIds.some((id) => !fieldIds.includes(id))) {
    const message = sentence('fieldChange.otherSeen')
    throw new AppError('invalid_value', { detail: message, errors: [{ path: 'seenIds', message }] })
  }
  const places = seenIds.map((id) => stored.find((field) => field.id === id)?.position ?? 0)
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0)))
    throw new AppError('conflict', { detail: sentence('fieldChange.orderChanged') })
}
