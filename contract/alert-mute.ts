import { z } from 'zod'
import { alertKind } from './alert.ts'
import { endpoint } from './endpoint.ts'
import { day, id, instant } from './values.ts'

/** A kind of alerts that is not told of a category, a place or anything, because somebody muted one of them so. */
export const alertMute = z
  .object({
    id,
    kind: alertKind,
    /** with all below it; null: not of a category */
    categoryId: id.nullable(),
    categoryName: z.string().nullable(),
    /** with all below it; null: not of a place. Without either: of everything */
    locationId: id.nullable(),
    locationName: z.string().nullable(),
    /** the last day on which it holds; null: for good */
    mutedUntil: day.nullable(),
    mutedAt: instant,
    mutedByName: z.string(),
    /** alerts that were open then, and were put away with it */
    alerts: z.int(),
  })
  .meta({ id: 'AlertMute' })
export type AlertMute = z.output<typeof alertMute>

const tag = 'Alerts'

export const listAlertMutes = endpoint({
  name: 'listAlertMutes',
  summary: 'Kinds of alerts that are muted now for a category, a place or everything, the newest first',
  tag,
  method: 'GET',
  path: '/alerts/mutes',
  access: 'alert:read',
  response: z.object({ data: z.array(alertMute) }),
})
export const liftAlertMute = endpoint({
  name: 'liftAlertMute',
  summary: 'Tell alerts of a muted kind again; those that were put away with it are open again',
  tag,
  method: 'DELETE',
  path: '/alerts/mutes/{muteId}',
  access: 'alert:decide',
  params: z.object({ muteId: id }),
  status: 204,
  response: z.undefined(),
})
