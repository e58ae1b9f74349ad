import {
  createReservation,
  getAvailability,
  listAvailability,
  listReservations,
  releaseReservation,
  updateReservation,
} from '#contract/reservation.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'
import { listAvailabilityRows } from './availability.ts'
import { listReservationRows } from './queries.ts'
import { alterReservation, makeReservation, removeReservation } from './write-reservation.ts'

export function registerReservationRoutes(app: App): void {
  route(app, listReservations, ({ tx, query }) => listReservationRows(tx, query))
  route(app, createReservation, ({ tx, actor, body }) => makeReservation(tx, actor, body))
  route(app, updateReservation, ({ tx, actor, params, body, ifMatch }) =>
    alterReservation(tx, actor, { id: params.reservationId, version: ifMatch, change: body }),
  )
  route(app, releaseReservation, async ({ tx, actor, params, ifMatch }) => {
    await removeReservation(tx, actor, params.reservationId, ifMatch)
    return undefined
  })
  route(app, listAvailability, async ({ tx, query }) => {
    const { locationId, limit } = query
    const after = parseIdCursor(query.cursor)
    const rows = await listAvailabilityRows(tx, { locationId, after, limit: limit + 1 })
    return toPage(rows, limit, ({ itemId }) => [itemId])
  })
  route(app, getAvailability, async ({ tx, params, query }) => {
    const [row] = await listAvailabilityRows(tx, { ...params, ...query, limit: 1 })
    if (!row) throw new AppError('not_found')
    return row
  })
}
