import { search } from '#contract/search.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { RawJson, route } from '#server/http/route.ts'
import { answerQuestion } from './answer-question.ts'

export function registerSearchRoutes(app: App): void {
  // A question changes nothing: the transaction reads only, although the method is POST.
  route(
    app,
    search,
    async ({ tx, actor, body, req }) =>
      new RawJson(
        await answerQuestion(tx, body.text, body.limit, {
          language: languageOf(req),
          role: actor.role,
          today: body.today,
          filter: body.filter,
          without: body.without,
        }),
      ),
    {
      readOnly: true,
    },
  )
}
