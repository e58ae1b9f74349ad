import { getOutsideModel, listOutsideModelUse, testOutsideModel, updateOutsideModel } from '#contract/outside-model.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route, routeBetween } from '#server/http/route.ts'
import { greeting } from '#server/model/model-port.ts'
import { alterModel } from './alter-model.ts'
import { askModel, type ModelAccess } from './ask-model.ts'
import { findModel, listUse, toModel } from './queries.ts'

export function registerOutsideModelRoutes(app: App, access: ModelAccess): void {
  route(app, getOutsideModel, async ({ tx }) => toModel(await findModel(tx)))

  route(app, updateOutsideModel, ({ tx, actor, body, ifMatch }) =>
    alterModel(tx, actor, { version: ifMatch, body, model: access.model, vault: access.vault }),
  )

  routeBetween(app, testOutsideModel, async ({ actor }) => {
    const row = await app.database.tenantRead(actor.tenantId, findModel)
    if (!row?.base_url || !row.model) throw new AppError('conflict', { detail: sentence('outsideModel.notSet') })
    const startedAt = performance.now()
    const { outcome, answer } = await askModel(access, actor.tenantId, row, greeting, (text) => text !== '')
    return {
      outcome,
      tookMs: Math.round(performance.now() - startedAt),
      inputTokens: answer?.inputTokens ?? null,
      outputTokens: answer?.outputTokens ?? null,
    }
  })

  route(app, listOutsideModelUse, async ({ tx, query }) => {
    const before = parseCursor(query.cursor, 1)
    const rows = await listUse(tx, query.limit + 1, before && String(before[0]))
    const { data, nextCursor } = toPage(rows, query.limit, (row) => [row.day])
    return {
      data: data.map((row) => ({
        day: row.day,
        calls: row.calls,
        failures: row.failures,
        inputTokens: Number(row.input_tokens),
        outputTokens: Number(row.output_tokens),
        cost: canonicalDecimal(row.cost),
      })),
      nextCursor,
    }
  })
}
