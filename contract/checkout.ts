import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { lotErrors } from './lot.ts'
import { listQuery, page } from './page.ts'
import { day, id, instant, line, text, version } from './values.ts'
import { wording } from './words/sentence.ts'

export const checkoutStates = ['out', 'returned', 'cancelled'] as const
export const conditions = ['good', 'damaged', 'lost'] as const
export type Condition = (typeof conditions)[number]

/** One unit, told by its serial, that is or was with somebody or at a place. */
export const checkout = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    lotId: id,
    serial: z.string(),
    /** cancelled: the movement that checked it out was reversed */
    state: z.enum(checkoutStates),
    /** by the name of then */
    holderName: z.string(),
    /** where the holder is a member */
    holderUserId: id.nullable(),
    /** where it is a place: the unit lies there */
    holderLocationId: id.nullable(),
    fromLocationId: id,
    fromLocationName: z.string(),
    /** the last day, by the organisation's clock */
    dueOn: day.nullable(),
    isOverdue: z.boolean(),
    note: z.string(),
    outAt: instant,
    outBy: z.string(),
    outMovementId: id,
    returnedAt: instant.nullable(),
    returnedBy: z.string().nullable(),
    /** null: of a lost one */
    returnedToName: z.string().nullable(),
    condition: z.enum(conditions).nullable(),
    returnNote: z.string(),
    returnMovementId: id.nullable(),
    version,
  })
  .meta({ id: 'Checkout' })
export type Checkout = z.output<typeof checkout>

const params = z.object({ checkoutId: id })
const tag = 'Stock'
const postingErrors = [
  'insufficient_stock',
  'item_archived',
  'item_has_variants',
  'invalid_value',
  'period_locked',
  ...lotErrors,
] as const

export const listCheckouts = endpoint({
  name: 'listCheckouts',
  summary: 'Units that are out, the first due first; those of the past newest first',
  tag,
  method: 'GET',
  path: '/checkouts',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    /** `past`: returned or cancelled */
    show: z.enum(['out', 'overdue', 'past', 'all']).default('out'),
    itemId: id.optional(),
    lotId: id.optional(),
  }),
  response: page(checkout),
})

export const checkOutUnit = endpoint({
  name: 'checkOutUnit',
  summary: 'Give a unit to a person or a place',
  tag,
  method: 'POST',
  path: '/checkouts',
  access: 'movement:record',
  status: 201,
  body: z
    .object({
      /** the unit: a serial of an item whose stock is tracked so */
      lotId: id,
      /** a member */
      holderUserId: id.optional(),
      /** or anybody else */
      holderName: line(120).optional(),
      /** or a place */
      holderLocationId: id.optional(),
      dueOn: day.optional(),
      note: text(500).default(''),
    })
    .strict()
    .refine(
      ({ holderUserId, holderName, holderLocationId }) =>
        [holderUserId, holderName, holderLocationId].filter((given) => given !== undefined).length === 1,
      { path: ['holderName'], message: wording('checkout.oneHolder') },
    ),
  response: checkout,
  errors: [...postingErrors, 'unit_not_in_stock'],
})

export const getCheckout = endpoint({
  name: 'getCheckout',
  summary: 'One check-out',
  tag,
  method: 'GET',
  path: '/checkouts/{checkoutId}',
  access: 'stock:read',
  params,
  response: checkout,
})

export const updateCheckout = endpoint({
  name: 'updateCheckout',
  summary: 'Give a unit that is out another due day or note',
  tag,
  method: 'PATCH',
  path: '/checkouts/{checkoutId}',
  access: 'movement:record',
  params,
  compareAndSet: true,
  body: z
    .object({ dueOn: day.nullable(), note: text(500) })
    .partial()
    .strict(),
  response: checkout,
  errors: ['unit_returned'],
})

export const checkInUnit = endpoint({
  name: 'checkInUnit',
  summary: 'Take a unit back, in the condition it is in; a lost one leaves the books',
  tag,
  method: 'POST',
  path: '/checkouts/{checkoutId}/return',
  access: 'movement:record',
  params,
  body: z
    .object({
      condition: z.enum(conditions),
      /** where it goes; where it came from unless told */
      locationId: id.optional(),
      note: text(500).default(''),
    })
    .strict(),
  response: checkout,
  errors: [...postingErrors, 'unit_returned', 'unit_not_in_stock'],
})
