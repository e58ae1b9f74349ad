import { createBulkEdit, getBulkEdit, listBulkEditRows, listBulkEdits, undoBulkEdit } from '#contract/bulk-edit.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { answerBulkEdit } from './answer-bulk-edit.ts'
import { toBulkEdit, toBulkEditRow } from './bulk-edit-json.ts'
import { type BulkEditRecord, findBulkEdit, listBulkEditPage, listShownRows } from './queries.ts'
import { startBulkEdit, startUndo } from './start-bulk-edit.ts'

export function registerBulkEditRoutes(app: App): void {
  route(app, createBulkEdit, async ({ tx, actor, body, req }) =>
    answerBulkEdit(tx, actor, languageOf(req), await startBulkEdit(tx, actor, body)),
  )

  route(app, listBulkEdits, async ({ tx, actor, query }) => {
    const before = parseCursor(query.cursor, 1)
    const view = await viewOf(tx, actor)
    const rows = await listBulkEditPage(tx, { limit: query.limit + 1, before: before && String(before[0]) })
    return toPage(
      rows.map((row) => toBulkEdit(row, view)),
      query.limit,
      (row) => [row.id],
    )
  })

  route(app, getBulkEdit, async ({ tx, actor, params }) =>
    toBulkEdit(await getEdit(tx, params.bulkEditId), await viewOf(tx, actor)),
  )

  route(app, listBulkEditRows, async ({ tx, actor, params, query, req }) => {
    const edit = await getEdit(tx, params.bulkEditId)
    const after = parseCursor(query.cursor, 1)
    const view = await viewOf(tx, actor)
    const rows = await listShownRows(tx, edit.id, {
      states: query.state && [query.state],
      after: after && String(after[0]),
      limit: query.limit + 1,
    })
    return toPage(
      rows.map((row) => toBulkEditRow(row, view, languageOf(req))),
      query.limit,
      (row) => [row.itemId],
    )
  })

  route(app, undoBulkEdit, async ({ tx, actor, params, req }) =>
    answerBulkEdit(tx, actor, languageOf(req), await startUndo(tx, actor, params.bulkEditId)),
  )
}

async function getEdit(tx: Tx, id: string): Promise<BulkEditRecord> {
  const edit = await findBulkEdit(tx, id)
  if (!edit) throw new AppError('not_found')
  return edit
}

async function viewOf(tx: Tx, actor: Actor): Promise<FieldView> {
  return viewFields(await getSchema(tx), 'item', actor.role)
}
