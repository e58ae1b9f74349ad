import { z } from 'zod'
import { demandEventKinds, effectSources } from './demand-event.ts'
import { endpoint } from './endpoint.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { task } from './task.ts'
import { day, id, instant } from './values.ts'

export const frequency = z.enum(['D', 'W', 'M'])

/** The demand forecast of one item, newest run. Figures are statistics, so plain numbers, in the item's unit. */
export const forecast = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    runId: id,
    createdAt: instant,
    frequency,
    /** first day of the history's first and of the forecast's first period */
    historyStart: day,
    forecastStart: day,
    /** demand by period, oldest first; null where stock was out or nothing is known */
    history: z.array(z.number().nullable()),
    mean: z.array(z.number()),
    /** bounds of the 95 % interval */
    lower: z.array(z.number()),
    upper: z.array(z.number()),
    /** days with far more demand than any other, which the forecast counts as less: orders that came once */
    oneOffs: z.array(z.object({ day, quantity: z.number(), counted: z.number() })),
    /** periods far from all around them, which count as less or more, and a sudden change of level that the forecast goes on from: by how much in percent, since when */
    mended: z.object({
      odd: z.array(z.object({ start: day, quantity: z.number(), counted: z.number() })),
      level: z.object({ start: day, percent: z.number() }).nullable(),
    }),
    /** events of the history and of the days to come, and by how much they change demand as far as the forecast goes by that */
    events: z.array(
      z.object({
        eventId: id,
        name: z.string(),
        kind: z.enum(demandEventKinds),
        startsOn: day,
        endsOn: day,
        percent: z.number().nullable(),
        source: z.enum(effectSources).nullable(),
        /** earlier events like it that were learned from */
        earlier: z.int(),
      }),
    ),
    method: z.string(),
    classification: z.string(),
    /** error over the backtest and that of the naive forecast on the same origins: below 1 beats it; null when the history is too short to judge */
    score: z.object({
      mase: z.number().nullable(),
      naiveMase: z.number().nullable(),
      relative: z.number().nullable(),
      bias: z.number().nullable(),
      coverage: z.number().nullable(),
      origins: z.int(),
    }),
    /** sum of the mean over the horizon */
    expectedDemand: z.number(),
  })
  .meta({ id: 'Forecast' })

export const forecastColumns = {
  itemId: 'id',
  sku: 'text',
  itemName: 'text',
  unit: 'text',
  runId: 'id',
  createdAt: 'instant',
  frequency: 'text',
  forecastStart: 'day',
  method: 'text',
  classification: 'text',
  expectedDemand: 'number',
} as const satisfies ListColumns

const tag = 'Forecasts'

export const listForecasts = endpoint({
  name: 'listForecasts',
  summary: 'The latest forecast of each item; unless told otherwise, largest expected demand first',
  tag,
  method: 'GET',
  path: '/forecasts',
  access: 'forecast:read',
  query: listQueryOf(forecastColumns).extend({ itemId: id.optional() }),
  response: page(forecast),
  errors: ['invalid_value'],
})
export const startForecast = endpoint({
  name: 'startForecast',
  summary: 'Start a forecast of demand; answers at once with a task',
  tag,
  method: 'POST',
  path: '/forecasts',
  access: 'forecast:run',
  status: 202,
  body: z
    .object({
      /** all items when absent */
      itemIds: z.array(id).min(1).max(10_000).optional(),
      /** those that this event touches, in place of `itemIds` */
      eventId: id.optional(),
      /** chosen from the history's length and density when absent */
      frequency: frequency.optional(),
      horizon: z.int().min(1).max(366).optional(),
    })
    .strict(),
  response: z.object({ task }),
})
