import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { filter } from './filter.ts'
import { listQuery, page } from './page.ts'
import { id, instant, line, version } from './values.ts'

/** What views are of. */
export const viewEntities = ['item'] as const

/** A column as a view shows it: by its name on the page, `price` or `attributes.colour`. */
export const viewColumn = z
  .object({
    id: z.string().min(1).max(80),
    /** null: as wide as the page makes it */
    pixels: z.int().min(40).max(1_600).nullable(),
  })
  .strict()
export type ViewColumn = z.output<typeof viewColumn>

/** How a column of numbers is told of a group. */
export const measureKinds = ['sum', 'average', 'min', 'max'] as const
export type MeasureKind = (typeof measureKinds)[number]
export const viewMeasure = z.object({ column: z.string().min(1).max(80), of: z.enum(measureKinds) }).strict()
export type ViewMeasure = z.output<typeof viewMeasure>

/** A list as somebody arranged it. Fields it names may have been archived since: those parts are shown as unknown. */
export const viewConfig = z
  .object({
    /** in order */
    columns: z.array(viewColumn).max(200),
    /** so many columns at the start stay in sight */
    frozen: z.int().min(0).max(20),
    filter: filter.nullable(),
    text: z.string().max(200),
    archived: z.enum(['exclude', 'include', 'only']),
    /** as in the list: `name`, `-price`; null: by relevance or name */
    sort: z.string().max(80).nullable(),
    /** the field that groups are made of; null: none */
    group: z.string().max(120).nullable(),
    /** what is told of each group */
    measures: z.array(viewMeasure).max(6).default([]),
    layout: z.enum(['table', 'photos']),
  })
  .strict()
  .meta({ id: 'ViewConfig' })
export type ViewConfig = z.output<typeof viewConfig>

export const view = z
  .object({
    id,
    entity: z.enum(viewEntities),
    name: z.string(),
    config: viewConfig,
    /** everybody in the organisation sees it */
    shared: z.boolean(),
    /** stands in front of the others */
    pinned: z.boolean(),
    ownerId: id,
    ownerName: z.string(),
    /** whether the caller may change and delete it: the owner, and Admins where it is shared */
    changeable: z.boolean(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'View' })
export type View = z.output<typeof view>

const changeable = z.object({
  name: line(80),
  config: viewConfig,
  shared: z.boolean(),
  pinned: z.boolean(),
})
const params = z.object({ viewId: id })
const tag = 'Views'

export const listViews = endpoint({
  name: 'listViews',
  summary: 'Saved views: one’s own and the shared ones, pinned first, then by name',
  tag,
  method: 'GET',
  path: '/views',
  access: 'item:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ entity: z.enum(viewEntities).default('item') }),
  response: page(view),
})
export const createView = endpoint({
  name: 'createView',
  summary: 'Save a view',
  tag,
  method: 'POST',
  path: '/views',
  access: 'item:read',
  status: 201,
  body: changeable
    .extend({
      entity: z.enum(viewEntities).default('item'),
      shared: z.boolean().default(false),
      pinned: z.boolean().default(false),
    })
    .strict(),
  response: view,
})
export const getView = endpoint({
  name: 'getView',
  summary: 'One saved view',
  tag,
  method: 'GET',
  path: '/views/{viewId}',
  access: 'item:read',
  params,
  response: view,
})
export const updateView = endpoint({
  name: 'updateView',
  summary: 'Change a saved view',
  tag,
  method: 'PATCH',
  path: '/views/{viewId}',
  access: 'item:read',
  params,
  compareAndSet: true,
  body: changeable.partial().strict(),
  response: view,
})
export const deleteView = endpoint({
  name: 'deleteView',
  summary: 'Delete a saved view',
  tag,
  method: 'DELETE',
  path: '/views/{viewId}',
  access: 'item:read',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
