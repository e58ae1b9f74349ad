import {
  createMovementDraft,
  discardMovementDraft,
  getMovementDraft,
  listMovementDrafts,
  postMovementDraft,
  updateMovementDraft,
} from '#contract/movement-draft.ts'
import { previewMovement as previewMovementEndpoint } from '#contract/movement-preview.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { RawJson, route } from '#server/http/route.ts'
import { getDraft, listDraftRows } from './draft-queries.ts'
import { showDraft, viewOfLines } from './draft-values.ts'
import { postDraft } from './post-draft.ts'
import { previewMovement } from './preview-movement.ts'
import { alterDraft, discardDraft, makeDraft } from './write-draft.ts'

/** Movements before they are posted. */
export function registerDraftRoutes(app: App): void {
  route(
    app,
    previewMovementEndpoint,
    ({ tx, actor, body, req }) => previewMovement(tx, actor, { body, language: languageOf(req) }),
    { isTrial: true },
  )

  route(app, listMovementDrafts, async ({ tx, actor, query }) => {
    const after = parseCursor(query.cursor, 1)
    const rows = await listDraftRows(tx, query.limit + 1, after ? String(after[0]) : null)
    const view = await viewOfLines(tx, actor)
    const shown = rows.map((draft) => showDraft(draft, view))
    return toPage(shown, query.limit, ({ id }) => [id])
  })

  route(app, createMovementDraft, ({ tx, actor, body }) => makeDraft(tx, actor, body))

  route(app, getMovementDraft, async ({ tx, actor, params }) =>
    showDraft(await getDraft(tx, params.draftId), await viewOfLines(tx, actor)),
  )

  route(app, updateMovementDraft, ({ tx, actor, params, body, ifMatch }) =>
    alterDraft(tx, actor, { id: params.draftId, version: ifMatch, body }),
  )

  route(app, discardMovementDraft, async ({ tx, actor, params, ifMatch }) => {
    await discardDraft(tx, actor, params.draftId, ifMatch)
    return undefined
  })

  route(app, postMovementDraft, async ({ tx, actor, params, body, ifMatch }) => {
    const { unusual } = body
    return new RawJson(await postDraft(tx, actor, { id: params.draftId, version: ifMatch, unusual }))
  })
}
