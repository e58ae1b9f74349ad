import {
  type Count,
  countPlace,
  createCount,
  getCount,
  listCounts,
  previewCount,
  updateCount,
} from '#contract/count.ts'
import { approveCount, decideCount, getCountAccuracy, reverseCount, reviewCount } from '#contract/count-review.ts'
import { findCountable, handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { readAccuracy } from './accuracy.ts'
import { approve } from './approve-count.ts'
import { toCount } from './count-json.ts'
import { handIn } from './hand-in.ts'
import { assertMembers, planCount, planPlaceCount, previewStock } from './plan-count.ts'
import { changeCount, findCount, listCountPage, lockCount } from './queries.ts'
import { recordEntries } from './record-entries.ts'
import { reverse } from './reverse-count.ts'
import { decide, readReview } from './review.ts'
import { findByCode, listSheet } from './sheet.ts'

export function registerCountRoutes(app: App): void {
  route(app, listCounts, async ({ tx, actor, query }) => {
    const before = parseCursor(query.cursor, 1)
    const rows = await listCountPage(tx, {
      limit: query.limit + 1,
      before: before && String(before[0]),
      state: query.state,
    })
    const view = await viewOf(tx, actor)
    return toPage(
      rows.map((row) => toCount(row, view)),
      query.limit,
      ({ id }) => [id],
    )
  })

  route(app, createCount, async ({ tx, actor, body }) => show(tx, actor, await planCount(tx, actor, body)))

  route(app, countPlace, async ({ tx, actor, body }) =>
    show(tx, actor, await planPlaceCount(tx, actor, body.locationId)),
  )

  route(app, previewCount, ({ tx, actor, body }) => previewStock(tx, actor, body), { readOnly: true })

  route(app, getCountAccuracy, ({ tx, query }) => readAccuracy(tx, query))

  route(app, getCount, ({ tx, actor, params }) => show(tx, actor, params.countId))

  route(app, updateCount, async ({ tx, actor, params, body, ifMatch }) => {
    const count = await lockCount(tx, params.countId, 'update')
    if (!count) throw new AppError('not_found')
    if (count.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: count.version })
    const { cancelled, ...rest } = body
    if (cancelled && count.state !== 'counting' && count.state !== 'review') throw new AppError('count_not_open')
    if (rest.counterIds) await assertMembers(tx, rest.counterIds)
    await changeCount(tx, count.id, { ...rest, ...(cancelled ? { state: 'cancelled' } : {}) })
    await audit(tx, actor, {
      action: cancelled ? 'cancel' : 'update',
      entity: 'count',
      entityId: count.id,
      after: body,
    })
    return show(tx, actor, count.id)
  })

  route(app, listCountLines, async ({ tx, actor, params, query }) => {
    await show(tx, actor, params.countId)
    const after = parseCursor(query.cursor, 1)
    const lines = await listSheet(tx, actor.id, {
      countId: params.countId,
      after: after && String(after[0]),
      todo: query.todo === 'true',
      limit: query.limit + 1,
    })
    return toPage(lines, query.limit, ({ id }) => [id])
  })

  route(app, findCountable, async ({ tx, actor, params, query }) => {
    await show(tx, actor, params.countId)
    return { data: await findByCode(tx, query.code) }
  })

  route(app, recordCount, ({ tx, actor, params, body }) => recordEntries(tx, actor, params.countId, body))

  route(app, handInCount, async ({ tx, actor, params, body }) => {
    await handIn(tx, actor, params.countId, body.uncounted)
    return show(tx, actor, params.countId)
  })

  route(app, reviewCount, ({ tx, params, query }) => readReview(tx, params.countId, query))

  route(app, decideCount, async ({ tx, actor, params, body, ifMatch }) => {
    await decide(tx, actor, params.countId, ifMatch, body)
    return show(tx, actor, params.countId)
  })

  route(app, approveCount, async ({ tx, actor, params, body, ifMatch }) => {
    await approve(tx, actor, params.countId, { ifMatch, reason: body.reason })
    return show(tx, actor, params.countId)
  })

  route(app, reverseCount, async ({ tx, actor, params, body }) => {
    await reverse(tx, actor, params.countId, body.reason)
    return show(tx, actor, params.countId)
  })
}

/** The count as the caller reads it. @throws AppError not_found */
async function show(tx: Tx, actor: Actor, id: string): Promise<Count> {
  const row = await findCount(tx, id)
  if (!row) throw new AppError('not_found')
  return toCount(row, await viewOf(tx, actor))
}

async function viewOf(tx: Tx, actor: Actor) {
  return viewFields(await getSchema(tx), 'item', actor.role)
}
