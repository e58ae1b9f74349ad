import { suggestValues } from '#contract/suggestion.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { suggestForItem } from './suggest-for-item.ts'

export function registerSuggestRoutes(app: App): void {
  // it changes nothing: the transaction reads only, although the method is POST
  route(app, suggestValues, ({ tx, actor, body, req }) => suggestForItem(tx, actor.role, body, languageOf(req)), {
    readOnly: true,
  })
}
