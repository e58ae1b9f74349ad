import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { day, decimal, id, instant, version } from './values.ts'

/**
 * What looks wrong: `spike`, far more sold on a day than usual; `silence`, an item that has stopped selling; `slip`, a posted quantity that is
 * likelier a missed decimal point than meant; `returns`, far more came back in a week than usual; `shrinkage`, far more was lost at a place than usual;
 * `price`, a line's price far from the item's own; `dead`, stock of value that has not moved for long. And what a person asked to be told: `view`,
 * something changed in a saved view they watch; nobody else reads it.
 */
export const alertKinds = ['spike', 'silence', 'slip', 'returns', 'shrinkage', 'price', 'dead', 'view'] as const
export const alertKind = z.enum(alertKinds)
export type AlertKind = (typeof alertKinds)[number]
/** `resolved`: what it told of is gone, such as a movement that was reversed. */
export const alertStates = ['open', 'muted', 'confirmed', 'resolved'] as const
export const alertState = z.enum(alertStates)

/**
 * How far a mute reaches: the item or place the alert is about; all of its item's category and those below; its place and those below, whatever the item;
 * everything.
 */
export const muteReaches = ['one', 'category', 'place', 'all'] as const
export type MuteReach = (typeof muteReaches)[number]

/** Something that looks wrong, with what was expected instead and why. Figures are statistics, so plain numbers. */
export const alert = z
  .object({
    id,
    kind: alertKind,
    state: alertState,
    /** null: it is about a place, or a view */
    itemId: id.nullable(),
    sku: z.string().nullable(),
    itemName: z.string().nullable(),
    unit: z.string().nullable(),
    /** of the item */
    categoryName: z.string().nullable(),
    /** null: all places together */
    locationId: id.nullable(),
    locationName: z.string().nullable(),
    /** of what it is about, in the organisation's time zone; of a silence, the last day with a sale, of dead stock the last on which it moved */
    day,
    /** of a single entry: its movement */
    movementId: id.nullable(),
    /** of a watched view; its id is null when it was deleted */
    view: z.object({ id: id.nullable(), name: z.string() }).nullable(),
    /** what the figures count: units, sales, days, times it came back, money, money for a unit, or items of a view */
    measure: z.enum(['quantity', 'orders', 'days', 'returns', 'money', 'price', 'items']),
    observed: z.number(),
    expectedLow: z.number(),
    expectedHigh: z.number(),
    /** in words, in the reader's language */
    reason: z.string(),
    /** of a slip: what was probably meant */
    suggestion: decimal.nullable(),
    /** money at stake, in the organisation's currency; null: the item has no price */
    worth: z.number().nullable(),
    /** what led up to it, the observed last: figures of days, or of lines where it is about one; null: unknown */
    history: z.array(z.number().nullable()),
    foundAt: instant,
    /** at night over all items, when it was posted, or by a look at a watched view */
    foundBy: z.enum(['night', 'arrival', 'watch']),
    decidedAt: instant.nullable(),
    decidedByName: z.string().nullable(),
    /** of a muted one: the last day on which the kind is not told of its item, place or group; null: for good, or not muted */
    mutedUntil: day.nullable(),
    /** the mute of a group that it was put away with */
    mutedWith: id.nullable(),
    version,
  })
  .meta({ id: 'Alert' })
export type Alert = z.output<typeof alert>

const params = z.object({ alertId: id })
const tag = 'Alerts'

export const listAlerts = endpoint({
  name: 'listAlerts',
  summary: 'Alerts, of the newest day first, in a day the most surprising and costly first',
  tag,
  method: 'GET',
  path: '/alerts',
  access: 'alert:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    state: z.enum([...alertStates, 'all']).default('open'),
    kind: alertKind.optional(),
    itemId: id.optional(),
  }),
  response: page(alert),
})
export const countAlerts = endpoint({
  name: 'countAlerts',
  summary: 'How many alerts are open',
  tag,
  method: 'GET',
  path: '/alerts/count',
  access: 'alert:read',
  response: z.object({ open: z.int() }),
})
export const getAlert = endpoint({
  name: 'getAlert',
  summary: 'One alert',
  tag,
  method: 'GET',
  path: '/alerts/{alertId}',
  access: 'alert:read',
  params,
  response: alert,
})
export const confirmAlert = endpoint({
  name: 'confirmAlert',
  summary:
    'Say that something was wrong: the like is told sooner of its item or place, and a group that it was muted with is told of again',
  tag,
  method: 'POST',
  path: '/alerts/{alertId}/confirm',
  access: 'alert:decide',
  params,
  compareAndSet: true,
  response: alert,
})
export const muteAlert = endpoint({
  name: 'muteAlert',
  summary:
    'Say that nothing was wrong: alerts of this kind are not told of the item or place for some days or for good, and later only when they are rarer still. For a whole category, a place or everything they are merely not told meanwhile',
  tag,
  method: 'POST',
  path: '/alerts/{alertId}/mute',
  access: 'alert:decide',
  params,
  compareAndSet: true,
  body: z
    .object({
      /** null: for good */
      days: z.int().min(1).max(3_650).nullable(),
      reach: z.enum(muteReaches).default('one'),
    })
    .strict(),
  response: alert,
})
export const dismissAlert = endpoint({
  name: 'dismissAlert',
  summary:
    'Put an alert of a view one watches away; it is told again when more enters, or when the number has been back',
  tag,
  method: 'POST',
  path: '/alerts/{alertId}/dismiss',
  access: 'alert:read',
  params,
  compareAndSet: true,
  response: alert,
})
export const startAlertCheck = endpoint({
  name: 'startAlertCheck',
  summary: 'Look at the last nights now; answers at once with a task',
  tag,
  method: 'POST',
  path: '/alerts/checks',
  access: 'alert:decide',
  status: 202,
  response: z.object({ task }),
})

/** When a person gets the open alerts of the last day by e-mail. */
export const alertDigest = z
  .object({
    /** from this hour on, in the organisation's time zone; null: not at all */
    hour: z.int().min(0).max(23).nullable(),
    version,
  })
  .meta({ id: 'AlertDigest' })
export type AlertDigest = z.output<typeof alertDigest>

export const getAlertDigest = endpoint({
  name: 'getAlertDigest',
  summary: 'When you get alerts by e-mail; only for people, keys have no mailbox',
  tag,
  method: 'GET',
  path: '/alerts/digest',
  access: 'alert:read',
  response: alertDigest,
})
export const updateAlertDigest = endpoint({
  name: 'updateAlertDigest',
  summary: 'Get the open alerts of the last day by e-mail once a day, or no more',
  tag,
  method: 'PATCH',
  path: '/alerts/digest',
  access: 'alert:read',
  compareAndSet: true,
  body: alertDigest.pick({ hour: true }).strict(),
  response: alertDigest,
})
