import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { reorderRule } from './reorder.ts'
import { reviewDays, serviceLevel } from './service-level.ts'
import { task } from './task.ts'
import { currency, day, decimal, id } from './values.ts'

/** How stock fared under a rule, or really. Figures are statistics, so plain numbers, in the item's unit. */
export const simulated = z.object({
  /** part of the demand that was met from the shelf */
  fillRate: z.number(),
  averageStock: z.number(),
  /** at what a unit costs now; null: not known */
  averageValue: decimal.nullable(),
  /** days on which demand was missed; really: days without stock */
  shortDays: z.int(),
  orders: z.int(),
  /** stock in the evening, day by day */
  onHand: z.array(z.number()),
})

/** Reorder rules played on an item's own past; each day knows only what was known then. */
export const simulation = z
  .object({
    itemId: id,
    unit: z.string(),
    currency,
    start: day,
    days: z.int(),
    leadTimeDays: z.number(),
    /**
     * Whether deliveries from suppliers are on record. Where none is, as in a history of sales that was read in, what really lay there was made up, and rules begin
     * with what they fill up to.
     */
    stockIsKnown: z.boolean(),
    /** what really happened; demand of days without stock is estimated from the days before */
    real: simulated,
    present: z.object({ rule: reorderRule, reviewDays: z.int(), outcome: simulated }),
    whatIf: z
      .object({ rule: reorderRule, reviewDays: z.int(), leadTimeDays: z.number(), outcome: simulated })
      .nullable(),
  })
  .meta({ id: 'Simulation' })
export type Simulation = z.output<typeof simulation>
export type Simulated = z.output<typeof simulated>

export const startSimulation = endpoint({
  name: 'startSimulation',
  summary:
    'Play an item’s reorder rule, and another, on its own past; answers at once with a task, whose result is the simulation',
  tag: 'Forecasts',
  method: 'POST',
  path: '/items/{itemId}/simulations',
  access: 'forecast:run',
  status: 202,
  params: z.object({ itemId: id }),
  body: z
    .object({
      /** days of the past, ending yesterday */
      days: z.int().min(28).max(365).default(180),
      /** another rule by forecast; what is absent is as set */
      whatIf: z
        .object({
          serviceLevel: serviceLevel.optional(),
          reviewDays: reviewDays.optional(),
          leadTimePercent: z.int().min(10).max(500).optional(),
        })
        .strict()
        .nullable()
        .default(null),
    })
    .strict(),
  response: z.object({ task }),
})
