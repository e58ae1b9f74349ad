import { previewMovement as previewMovementEndpoint } from '#contract/movement-preview.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { previewMovement } from './preview-movement.ts'

/** Movements before they are posted. */
export function registerDraftRoutes(app: App): void {
  route(
    app,
    previewMovementEndpoint,
    ({ tx, actor, body, req }) => previewMovement(tx, actor, { body, language: languageOf(req) }),
    { isTrial: true },
  )
}
