import { findLookAlikes } from '#contract/look-alike.ts'
import { suggestValues } from '#contract/suggestion.ts'
import {
  acceptSuggestions,
  listSuggestionGroups,
  listValueSuggestions,
  rejectSuggestions,
  startSuggestionSearch,
} from '#contract/value-suggestion.ts'
import { answerBulkEdit } from '#server/bulk-edit/answer-bulk-edit.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route, routeBetween } from '#server/http/route.ts'
import type { Storage } from '#server/storage/storage.ts'
import { startTask } from '#server/task/start-task.ts'
import { suggestionSearchTask } from './jobs.ts'
import { listLookAlikes } from './look-alikes.ts'
import { acceptRows, listGroups, listOfValue, reject } from './review-suggestions.ts'
import { signaturesOf } from './signatures-of.ts'
import { suggestForItem } from './suggest-for-item.ts'

export function registerSuggestRoutes(app: App, { storage }: { storage: Storage }): void {
  routeBetween(app, findLookAlikes, async ({ actor, body, req }) => {
    const signatures = await signaturesOf({ database: app.database, storage }, actor, body.fileIds)
    return app.database.tenantRead(actor.tenantId, (tx) => listLookAlikes(tx, actor, body, signatures, languageOf(req)))
  })

  // it changes nothing: the transaction reads only, although the method is POST
  route(app, suggestValues, ({ tx, actor, body, req }) => suggestForItem(tx, actor.role, body, languageOf(req)), {
    readOnly: true,
  })

  route(app, startSuggestionSearch, async ({ tx, actor }) => ({
    task: await startTask(tx, actor, suggestionSearchTask, {}, { isLast: true }),
  }))

  route(app, listSuggestionGroups, ({ tx, actor, req }) => listGroups(tx, actor.role, languageOf(req)))

  route(app, listValueSuggestions, async ({ tx, actor, query: { field, value, limit, cursor }, req }) => {
    // `toPage` wrote it; what is not of its form the statement refuses
    const after = parseCursor(cursor, 2) as [number, string] | undefined
    const language = languageOf(req)
    const rows = await listOfValue(tx, actor.role, {
      field,
      value,
      limit: limit + 1,
      language,
      ...(after && { after }),
    })
    return toPage(rows, limit, ({ confidence, id }) => [confidence, id])
  })

  route(app, acceptSuggestions, async ({ tx, actor, body, req }) =>
    answerBulkEdit(tx, actor, languageOf(req), await acceptRows(tx, actor, body)),
  )

  route(app, rejectSuggestions, async ({ tx, actor, body }) => ({ rejected: await reject(tx, actor, body) }))
}
