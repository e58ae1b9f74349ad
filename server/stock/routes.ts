import {
  getMovement,
  listMovements,
  recordMovement as recordMovementEndpoint,
  reverseMovement as reverseMovementEndpoint,
  reverseMovements as reverseMovementsEndpoint,
} from '#contract/movement.ts'
import { getSummary as getSummaryEndpoint } from '#contract/stock.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { readByLikelySchema } from '#server/attribute/schema-cache.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { RawJson, route, routeTogether } from '#server/http/route.ts'
import { enterMovement } from './enter-units.ts'
import { guardQuantities } from './guard-quantities.ts'
import { listMovementsJson } from './list-movements.ts'
import { findMovementJson, getSummary } from './queries.ts'
import { joinsOthers, planMovement, recordMovements } from './record-movement.ts'
import { assertMayReverse, reverseMovement, reverseMovements } from './reverse-movement.ts'

export function registerStockRoutes(app: App): void {
  routeTogether(app, recordMovementEndpoint, {
    joins: ({ tx, body }) => joinsOthers(tx, body),
    async prepare({ tx, actor, body }) {
      const movement = await enterMovement(tx, body)
      await guardQuantities(tx, movement)
      return planMovement(tx, actor, movement)
    },
    write: recordMovements,
  })

  route(app, reverseMovementEndpoint, async ({ tx, actor, params, body }) => {
    await assertMayReverse(tx, actor, params.movementId)
    return new RawJson(await reverseMovement(tx, actor, params.movementId, body.reason))
  })

  route(app, reverseMovementsEndpoint, async ({ tx, actor, body }) => {
    const reversals = await reverseMovements(tx, actor, body.movementIds, body.reason)
    return new RawJson(`{"data":[${reversals.join(',')}]}`)
  })

  route(app, getMovement, async ({ tx, actor, params }) => {
    const json = await readByLikelySchema(tx, (schema) =>
      findMovementJson(tx, params.movementId, viewFields(schema, 'movementLine', actor.role)),
    )
    if (!json) throw new AppError('not_found')
    return new RawJson(json)
  })

  route(app, listMovements, ({ tx, actor, query }) =>
    readByLikelySchema(
      tx,
      async (schema) => new RawJson(await listMovementsJson(tx, query, viewFields(schema, 'movementLine', actor.role))),
    ),
  )

  route(app, getSummaryEndpoint, ({ tx }) => getSummary(tx))
}
