import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, line, nonNegativeDecimal, version } from './values.ts'

/** What a person says will be needed in some days, in place of the forecast. Quantities in the item's base unit. */
export const forecastOverride = z
  .object({
    id,
    itemId: id,
    /** null: the item as a whole */
    locationId: id.nullable(),
    locationName: z.string().nullable(),
    /** both days counted */
    startsOn: day,
    endsOn: day,
    quantity: decimal,
    reason: z.string(),
    /** what the forecast said of the same days and place when this was written */
    expected: z.number(),
    createdByName: z.string(),
    createdAt: instant,
    /** no longer used, and still judged, because its days had begun */
    withdrawnAt: instant.nullable(),
    /** demand of these days; null: not over yet, or not known because stock was out */
    actual: z.number().nullable(),
    judgedAt: instant.nullable(),
    /** whose number was nearer to what came; null: not judged */
    nearer: z.enum(['person', 'forecast', 'neither']).nullable(),
    version,
  })
  .meta({ id: 'ForecastOverride' })
export type ForecastOverride = z.output<typeof forecastOverride>

const params = z.object({ overrideId: id })
const tag = 'Forecasts'

export const listForecastOverrides = endpoint({
  name: 'listForecastOverrides',
  summary: 'What people said in place of the forecast, and how it turned out; newest first',
  tag,
  method: 'GET',
  path: '/forecast-overrides',
  access: 'forecast:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ itemId: id.optional() }),
  response: page(forecastOverride),
})
export const createForecastOverride = endpoint({
  name: 'createForecastOverride',
  summary:
    'Overrule the forecast of an item, at a place or as a whole, for some days; replenishment follows it from then on',
  tag,
  method: 'POST',
  path: '/forecast-overrides',
  access: 'forecast:override',
  status: 201,
  body: z
    .object({
      itemId: id,
      locationId: id.nullable().default(null),
      /** from today on, at most a year ahead */
      startsOn: day,
      endsOn: day,
      quantity: nonNegativeDecimal,
      reason: line(500),
    })
    .strict(),
  response: forecastOverride,
  errors: ['conflict', 'invalid_value'],
})
export const updateForecastOverride = endpoint({
  name: 'updateForecastOverride',
  summary: 'Change what was said, before its days begin',
  tag,
  method: 'PATCH',
  path: '/forecast-overrides/{overrideId}',
  access: 'forecast:override',
  params,
  compareAndSet: true,
  body: z.object({ quantity: nonNegativeDecimal.optional(), reason: line(500).optional() }).strict(),
  response: forecastOverride,
  errors: ['override_begun'],
})
export const withdrawForecastOverride = endpoint({
  name: 'withdrawForecastOverride',
  summary: 'Go by the forecast again; what was said of days that have begun is kept and judged',
  tag,
  method: 'DELETE',
  path: '/forecast-overrides/{overrideId}',
  access: 'forecast:override',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
