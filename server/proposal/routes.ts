import { proposeItems as endpoint } from '#contract/item-proposal.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { proposeItems } from './propose-items.ts'

export function registerProposalRoutes(app: App): void {
  // it changes nothing: the transaction reads only, although the method is POST
  route(app, endpoint, ({ tx, actor, body, req }) => proposeItems(tx, actor.role, body, languageOf(req)), {
    readOnly: true,
  })
}
