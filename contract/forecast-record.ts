import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { frequency } from './forecast.ts'
import { day, id, instant } from './values.ts'

/** How far ahead a period was foretold: up to seven days, up to a month, or further. */
export const reaches = ['week', 'month', 'quarter'] as const
export type Reach = (typeof reaches)[number]

/** How forecasts turned out over a number of periods whose demand is known now. Null: nothing to divide by. */
export const forecastScore = z
  .object({
    /** periods judged */
    periods: z.int(),
    /** mean error over that of the naive forecast of the same periods: below 1 beats it */
    relative: z.number().nullable(),
    /** expected less actual demand, over actual demand: 0.1 = a tenth too much */
    bias: z.number().nullable(),
    /** share of periods whose demand lay in the 95 % interval */
    coverage: z.number().nullable(),
  })
  .meta({ id: 'ForecastScore' })
export type ForecastScore = z.output<typeof forecastScore>

const byReach = z.array(z.object({ reach: z.enum(reaches), score: forecastScore }))

/** How often people's numbers were judged in place of the forecast's, and were nearer to what came. */
const overrideScore = z.object({ judged: z.int(), nearer: z.int() })

/** How the past forecasts of one item turned out. Figures are statistics, so plain numbers, in the item's unit. */
export const forecastRecord = z
  .object({
    itemId: id,
    overall: forecastScore,
    byReach,
    overrides: overrideScore,
    /** periods that are over, oldest first, each by the latest forecast that began before it */
    periods: z.array(
      z.object({
        frequency,
        start: day,
        /** null: stock was out for most of it, so nothing is known */
        actual: z.number().nullable(),
        expected: z.number(),
        lower: z.number(),
        upper: z.number(),
        naive: z.number(),
      }),
    ),
    /** kept forecasts, newest first: what made them and of what */
    forecasts: z.array(
      z.object({
        runId: id,
        madeAt: instant,
        modelVersion: z.string(),
        method: z.string(),
        frequency,
        /** first day of the history, how many periods it had, and the SHA-256 of them */
        historyStart: day,
        historyPeriods: z.int(),
        historyDigest: z.string(),
        start: day,
        /** periods foretold and kept */
        length: z.int(),
        score: forecastScore,
      }),
    ),
  })
  .meta({ id: 'ForecastRecord' })
export type ForecastRecord = z.output<typeof forecastRecord>

/** How all forecasts turned out: over time, by kind of demand and by how far ahead. */
export const forecastAccuracy = z
  .object({
    overall: forecastScore,
    overrides: overrideScore,
    /** by the month that the judged periods began in, oldest first */
    months: z.array(z.object({ month: day, score: forecastScore })),
    classes: z.array(z.object({ classification: z.string(), score: forecastScore, byReach })),
    byReach,
  })
  .meta({ id: 'ForecastAccuracy' })
export type ForecastAccuracy = z.output<typeof forecastAccuracy>

const tag = 'Forecasts'

export const getForecastRecord = endpoint({
  name: 'getForecastRecord',
  summary: 'How the past forecasts of an item turned out',
  tag,
  method: 'GET',
  path: '/items/{itemId}/forecast-record',
  access: 'forecast:read',
  params: z.object({ itemId: id }),
  response: forecastRecord,
})
export const getForecastAccuracy = endpoint({
  name: 'getForecastAccuracy',
  summary: 'How past forecasts turned out: by month, kind of demand and how far ahead',
  tag,
  method: 'GET',
  path: '/forecasts/accuracy',
  access: 'forecast:read',
  response: forecastAccuracy,
})
