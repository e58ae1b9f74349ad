import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { id, instant, version } from './values.ts'

/** What of a view a person wants to be told: that items enter it, or that their number is above or below a figure. */
export const watchKinds = ['enters', 'above', 'below'] as const
export type WatchKind = (typeof watchKinds)[number]
/** The largest figure a number is watched against. */
export const mostThreshold = 100_000
export const threshold = z.int().min(0).max(mostThreshold)

/** A saved view that a person watches. */
export const viewWatch = z
  .object({
    id,
    /** null: the view was deleted */
    viewId: id.nullable(),
    viewName: z.string(),
    kind: z.enum(watchKinds),
    /** of a number: the figure it passes; null: of items that enter */
    threshold: threshold.nullable(),
    /** items in the view at the last look; of a number above a figure one more than it at most; null: not known */
    items: z.int().nullable(),
    /**
     * Why nothing is told, null: all is well. `viewGone`: the view was deleted or is not shared any more; `fieldGone`: its filter names what is
     * not there or may not be seen by the person; `tooMany`: more than 10,000 items; `tooSlow`: it takes too long to look at. All but a deleted view are
     * tried again.
     */
    problem: z.enum(['viewGone', 'fieldGone', 'tooMany', 'tooSlow']).nullable(),
    checkedAt: instant,
    version,
    createdAt: instant,
  })
  .meta({ id: 'ViewWatch' })
export type ViewWatch = z.output<typeof viewWatch>

const tag = 'Views'

export const listViewWatches = endpoint({
  name: 'listViewWatches',
  summary: 'Views the caller watches, the newest first',
  tag,
  method: 'GET',
  path: '/view-watches',
  access: 'alert:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ viewId: id.optional() }),
  response: page(viewWatch),
})
export const createViewWatch = endpoint({
  name: 'createViewWatch',
  summary: 'Watch a saved view: what is in it now is known, what enters later is told once until it has left',
  tag,
  method: 'POST',
  path: '/view-watches',
  access: 'alert:read',
  status: 201,
  body: z.union([
    z.object({ viewId: id, kind: z.literal('enters') }).strict(),
    z.object({ viewId: id, kind: z.enum(['above', 'below']), threshold }).strict(),
  ]),
  response: viewWatch,
})
export const deleteViewWatch = endpoint({
  name: 'deleteViewWatch',
  summary: 'Watch a view no longer',
  tag,
  method: 'DELETE',
  path: '/view-watches/{watchId}',
  access: 'alert:read',
  params: z.object({ watchId: id }),
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})
