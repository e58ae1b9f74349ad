import {
  getFieldChange,
  listFieldChangeRows,
  listFieldChanges,
  previewFieldChange,
  startFieldChange,
  undoFieldChange,
} from '#contract/field-change.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { findChange, listChangePage, listFailedPage } from './field-change-queries.ts'
import { findTenantSetting } from './field-change-values.ts'
import { toChangeRow, toFieldChange } from './field-change-wire.ts'
import { previewChange, startChange, startUndo } from './start-field-change.ts'

export function registerFieldChangeRoutes(app: App): void {
  route(
    app,
    previewFieldChange,
    ({ tx, params, body, req }) => previewChange(tx, params.fieldId, body, languageOf(req)),
    { readOnly: true },
  )

  route(app, startFieldChange, ({ tx, actor, params, body, ifMatch }) =>
    startChange(tx, actor, { fieldId: params.fieldId, version: ifMatch, body }),
  )

  route(app, listFieldChanges, async ({ tx, query }) => {
    const before = parseCursor(query.cursor, 1)
    const rows = await listChangePage(tx, {
      limit: query.limit + 1,
      before: before && String(before[0]),
      fieldId: query.fieldId,
    })
    return toPage(rows.map(toFieldChange), query.limit, (row) => [row.id])
  })

  route(app, getFieldChange, async ({ tx, params }) => {
    const row = await findChange(tx, params.changeId)
    if (!row) throw new AppError('not_found')
    return toFieldChange(row)
  })

  route(app, listFieldChangeRows, async ({ tx, params, query, req }) => {
    const change = await findChange(tx, params.changeId)
    if (!change) throw new AppError('not_found')
    const after = parseCursor(query.cursor, 1)
    const [setting, rows] = await Promise.all([
      findTenantSetting(tx),
      listFailedPage(tx, change, { limit: query.limit + 1, after: after && String(after[0]) }),
    ])
    const said = rows.map((row) => toChangeRow(change, row, setting, languageOf(req)))
    return toPage(said, query.limit, (row) => [row.recordId])
  })

  route(app, undoFieldChange, ({ tx, actor, params }) => startUndo(tx, actor, params.changeId))
}
