import { createSynonym, deleteSynonym, listSynonyms, updateSynonym } from '#contract/synonym.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { App } from '#server/http/app.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { isSeen, listSynonymRows, toSynonym } from './synonyms.ts'
import { alterSynonym, forgetSynonym, teachSynonym } from './write-synonym.ts'

export function registerSynonymRoutes(app: App): void {
  route(app, listSynonyms, async ({ tx, actor, query }) => {
    const after = parseCursor(query.cursor, 1)
    const rows = await listSynonymRows(tx, query.limit + 1, after && String(after[0]))
    const { data, nextCursor } = toPage(rows, query.limit, (row) => [row.words_key])
    const view = viewFields(await getSchema(tx), 'item', actor.role)
    return { data: data.filter((row) => isSeen(row, view)).map(toSynonym), nextCursor }
  })

  route(app, createSynonym, ({ tx, actor, body }) => teachSynonym(tx, actor, body))

  route(app, updateSynonym, ({ tx, actor, params, body, ifMatch }) =>
    alterSynonym(tx, actor, { id: params.synonymId, version: ifMatch, meaning: body.meaning }),
  )

  route(app, deleteSynonym, async ({ tx, actor, params, ifMatch }) => {
    await forgetSynonym(tx, actor, params.synonymId, ifMatch)
    return undefined
  })
}
