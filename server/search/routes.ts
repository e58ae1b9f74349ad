import type { z } from 'zod'
import { readFieldWords, search } from '#contract/search.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { languageOf } from '#server/http/language.ts'
import { RawJson, route, routeBetween } from '#server/http/route.ts'
import type { ModelAccess } from '#server/outside-model/ask-model.ts'
import { type Asked, answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { readWordsOfFields } from './read-field-words.ts'

export function registerSearchRoutes(app: App, access: ModelAccess): void {
  // A question changes nothing: its transactions read only, although the method is POST.
  routeBetween(
    app,
    search,
    async ({ actor, body, req }) =>
      new RawJson(await askQuestion(access, actor.tenantId, toAsked(actor, body, languageOf(req)), body.outside)),
    // whoever asks within a transaction is an assistant, which has a model of its own
    async ({ tx, actor, body, req }) => new RawJson(await answerQuestion(tx, toAsked(actor, body, languageOf(req)))),
  )
  route(app, readFieldWords, ({ tx, actor, query, req }) =>
    readWordsOfFields(tx, query, { role: actor.role, language: languageOf(req) }),
  )
}

function toAsked({ role }: Actor, body: z.output<typeof search.body>, language: Asked['language']): Asked {
  const { text, limit, today, filter, without } = body
  return { text, limit, today, filter, without, language, role }
}
