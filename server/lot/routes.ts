import { getLot, listLots, proposePicks as proposePicksEndpoint, updateLot } from '#contract/lot.ts'
import { traceLot } from '#contract/lot-trace.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import { violates } from '#server/db/violation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route } from '#server/http/route.ts'
import { proposePicks } from './propose-picks.ts'
import { changeLot, findLot, listLotRows, lockLot } from './queries.ts'
import { traceLotPage } from './trace-lot.ts'

export function registerLotRoutes(app: App): void {
  route(app, listLots, ({ tx, query }) => listLotRows(tx, query))

  route(app, getLot, async ({ tx, params }) => {
    const row = await findLot(tx, params.lotId)
    if (!row) throw new AppError('not_found')
    return row
  })

  route(app, proposePicksEndpoint, ({ tx, query }) => proposePicks(tx, query))

  route(app, traceLot, async ({ tx, params, query }) => {
    if (!(await findLot(tx, params.lotId))) throw new AppError('not_found')
    return traceLotPage(tx, params.lotId, query)
  })

  route(app, updateLot, async ({ tx, actor, params, body, ifMatch }) => {
    const before = await lockLot(tx, params.lotId)
    if (!before) throw new AppError('not_found')
    if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
    await changeLot(tx, before.id, body).catch(translate)
    const after = await findLot(tx, before.id)
    if (!after) throw new Error('the lot that is locked was not found')
    await audit(tx, actor, { action: 'update', entity: 'lot', entityId: after.id, before, after })
    return after
  })
}

function translate(error: unknown): never {
  if (violates(error, 'lot_code'))
    throw new AppError(
      'code_taken',
      { errors: [{ path: 'body.code', message: sentence('lot.codeTaken') }] },
      { cause: error },
    )
  throw error
}
