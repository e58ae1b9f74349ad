import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { day, id, instant, line, version } from './values.ts'

/**
 * What people know of some days. The first two change demand and are expected to do so again; on closed days nothing can be
 * sold; what happened once is not learned from.
 */
export const demandEventKinds = ['promotion', 'event', 'closed', 'oneOff'] as const
export type DemandEventKind = (typeof demandEventKinds)[number]

/** Where the figure for an event comes from: people, the item's own past, that of its category, of all items, or nowhere. */
export const effectSources = ['said', 'item', 'category', 'all', 'none'] as const
export type EffectSource = (typeof effectSources)[number]

/** A promotion or another known event, with the days and items it touches. */
export const demandEvent = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(demandEventKinds),
    /** both days counted */
    startsOn: day,
    endsOn: day,
    touches: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all') }),
      /** the category and all below it */
      z.object({ kind: z.literal('category'), categoryId: id, categoryName: z.string() }),
      z.object({
        kind: z.literal('items'),
        items: z.array(z.object({ id, sku: z.string(), name: z.string() })),
      }),
    ]),
    /** null: everywhere; else there and below */
    locationId: id.nullable(),
    locationName: z.string().nullable(),
    /** by how much people expect demand to change: 45 = nearly half as much again; null: as like events did */
    expectedPercent: z.number().nullable(),
    /** what a forecast found of it over all its items; null: not looked at yet, or nothing to see */
    found: z.object({ percent: z.number(), items: z.int() }).nullable(),
    createdByName: z.string(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'DemandEvent' })
export type DemandEvent = z.output<typeof demandEvent>

const touches = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }).strict(),
  z.object({ kind: z.literal('category'), categoryId: id }).strict(),
  z.object({ kind: z.literal('items'), itemIds: z.array(id).min(1).max(500) }).strict(),
])
const percent = z.number().min(-100).max(1_900)
const params = z.object({ eventId: id })
const tag = 'Forecasts'

export const listDemandEvents = endpoint({
  name: 'listDemandEvents',
  summary: 'Promotions and other known events, the latest first',
  tag,
  method: 'GET',
  path: '/demand-events',
  access: 'forecast:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    /** those that touch this item */
    itemId: id.optional(),
    archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
  }),
  response: page(demandEvent),
})
export const getDemandEvent = endpoint({
  name: 'getDemandEvent',
  summary: 'One known event',
  tag,
  method: 'GET',
  path: '/demand-events/{eventId}',
  access: 'forecast:read',
  params,
  response: demandEvent,
})
export const createDemandEvent = endpoint({
  name: 'createDemandEvent',
  summary: 'Mark a promotion or another known event, past or coming; forecasts made from then on know of it',
  tag,
  method: 'POST',
  path: '/demand-events',
  access: 'forecast:override',
  status: 201,
  body: z
    .object({
      name: line(120),
      kind: z.enum(demandEventKinds),
      startsOn: day,
      /** at most a year later */
      endsOn: day,
      touches,
      locationId: id.nullable().default(null),
      expectedPercent: percent.nullable().default(null),
    })
    .strict(),
  response: demandEvent,
  errors: ['invalid_value'],
})
export const updateDemandEvent = endpoint({
  name: 'updateDemandEvent',
  summary: 'Change, archive or restore a known event',
  tag,
  method: 'PATCH',
  path: '/demand-events/{eventId}',
  access: 'forecast:override',
  params,
  compareAndSet: true,
  body: z
    .object({
      name: line(120).optional(),
      kind: z.enum(demandEventKinds).optional(),
      startsOn: day.optional(),
      endsOn: day.optional(),
      touches: touches.optional(),
      locationId: id.nullable().optional(),
      expectedPercent: percent.nullable().optional(),
      archived: z.boolean().optional(),
    })
    .strict(),
  response: demandEvent,
  errors: ['invalid_value'],
})
