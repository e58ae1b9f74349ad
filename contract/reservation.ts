import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, id, instant, positiveDecimal, text, version } from './values.ts'
import { wording } from './words/sentence.ts'

/** `hard` stands until it is released or shipped; `soft` ends by itself at `expiresAt` as well. */
export const reservationKinds = ['soft', 'hard'] as const
const kind = z.enum(reservationKinds)

/** Stock of an item at a place that is promised; of one lot where stock is tracked. */
export const reservation = z
  .object({
    id,
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    /** the lot's last day */
    expiresOn: day.nullable(),
    quantity: decimal,
    kind,
    /** when a soft one ends */
    expiresAt: instant.nullable(),
    /** for whom or what */
    reference: z.string(),
    /** set aside for a sales order */
    salesOrderId: id.nullable(),
    salesOrderNumber: z.string().nullable(),
    createdByName: z.string(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Reservation' })
export type Reservation = z.output<typeof reservation>

/** What of an item can be promised. All quantities are of real places. */
export const availability = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    onHand: decimal,
    reserved: decimal,
    /** on hand that is not reserved and cannot be promised: in quarantine, or of a lot whose last day has passed */
    blocked: decimal,
    /** on hand less reserved and blocked */
    available: decimal,
    /** on its way to places where it can be promised: open lines of purchase orders that are approved or sent, and goods of transfers that are on the road */
    incoming: decimal,
    /** the earliest day that is expected for any of it */
    expectedOn: day.nullable(),
    /** open lines of sales orders for which nothing is reserved yet */
    ordered: decimal,
    /** available and incoming, less ordered */
    availableToPromise: decimal,
  })
  .meta({ id: 'Availability' })
export type Availability = z.output<typeof availability>

const params = z.object({ reservationId: id })
const tag = 'Stock'
const isAhead = (expiresAt: string | null | undefined) => !expiresAt || Date.parse(expiresAt) > Date.now()

export const listReservations = endpoint({
  name: 'listReservations',
  summary: 'What is reserved, newest first',
  tag,
  method: 'GET',
  path: '/reservations',
  access: 'stock:read',
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ itemId: id.optional(), locationId: id.optional(), lotId: id.optional() }),
  response: page(reservation),
})
export const createReservation = endpoint({
  name: 'createReservation',
  summary: 'Reserve stock of an item at a place; never more than is there',
  tag,
  method: 'POST',
  path: '/reservations',
  access: 'movement:record',
  status: 201,
  body: z
    .object({
      itemId: id,
      locationId: id,
      /** of an item whose stock is tracked */
      lotId: id.optional(),
      quantity: positiveDecimal,
      /** left out: it is hard */
      expiresAt: instant.optional().refine(isAhead, wording('reservation.expired')),
      reference: text(120).default(''),
    })
    .strict(),
  response: reservation,
  errors: ['insufficient_stock', 'lot_required', 'invalid_value'],
})
export const updateReservation = endpoint({
  name: 'updateReservation',
  summary: 'Change how much is reserved or until when; without an end it is hard',
  tag,
  method: 'PATCH',
  path: '/reservations/{reservationId}',
  access: 'movement:record',
  params,
  compareAndSet: true,
  body: z
    .object({
      quantity: positiveDecimal,
      expiresAt: instant.nullable().refine(isAhead, wording('reservation.expired')),
      reference: text(120),
    })
    .partial()
    .strict(),
  response: reservation,
  errors: ['insufficient_stock', 'order_state'],
})
export const releaseReservation = endpoint({
  name: 'releaseReservation',
  summary: 'Give reserved stock back',
  tag,
  method: 'DELETE',
  path: '/reservations/{reservationId}',
  access: 'movement:record',
  params,
  compareAndSet: true,
  status: 204,
  response: z.undefined(),
})

export const listAvailability = endpoint({
  name: 'listAvailability',
  summary: 'On hand, reserved, available, incoming and available to promise by item',
  tag,
  method: 'GET',
  path: '/stock/availability',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    /** a place and all below it; left out: everywhere */
    locationId: id.optional(),
  }),
  response: page(availability),
})
export const getAvailability = endpoint({
  name: 'getAvailability',
  summary: 'What of an item can be promised',
  tag,
  method: 'GET',
  path: '/items/{itemId}/availability',
  access: 'stock:read',
  params: z.object({ itemId: id }),
  query: z.object({
    /** a place and all below it; left out: everywhere */
    locationId: id.optional(),
  }),
  response: availability,
})
