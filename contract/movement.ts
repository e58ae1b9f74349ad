import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant, line, nonNegativeDecimal, positiveDecimal, text } from './values.ts'

export const movementKinds = [
  'opening',
  'receipt',
  'supplierReturn',
  'sale',
  'return',
  'transfer',
  'spoilage',
  'adjustment',
] as const
export const movementKind = z.enum(movementKinds)
export type MovementKind = (typeof movementKinds)[number]

export const movementLine = z
  .object({
    lineNo: z.int(),
    itemId: id,
    fromLocationId: id,
    toLocationId: id,
    /** above zero, in `unit`; stock moves from `fromLocationId` to `toLocationId` */
    quantity: decimal,
    unit: z.string(),
    unitPrice: decimal.nullable(),
    /** posted with the line and as unchanging as it */
    attributes,
  })
  .meta({ id: 'MovementLine' })

/** A posted document of the ledger. It never changes; a mistake is mended by a reversing movement. */
export const movement = z
  .object({
    id,
    kind: movementKind,
    /** when it happened */
    effectiveAt: instant,
    /** when it was written down */
    recordedAt: instant,
    reference: z.string(),
    reason: z.string(),
    actorId: id.nullable(),
    actorName: z.string(),
    source: z.enum(['web', 'api', 'import', 'sample']),
    reversesId: id.nullable(),
    reversedById: id.nullable(),
    importId: id.nullable(),
    lines: z.array(movementLine),
  })
  .meta({ id: 'Movement' })

/**
 * One line as entered. Which of the two locations is needed follows from the kind: opening, receipt and return name `toLocationId`,
 * sale, spoilage and supplierReturn `fromLocationId`, transfer both; an adjustment names `toLocationId` for stock found, `fromLocationId` for stock missing.
 */
export const newMovementLine = z
  .object({
    itemId: id,
    quantity: positiveDecimal,
    fromLocationId: id.optional(),
    toLocationId: id.optional(),
    unitPrice: nonNegativeDecimal.optional(),
    /** compare-and-set: the stock on hand you believe is there (at `from`, else at `to`) before this line */
    expectedOnHand: decimal.optional(),
    attributes: attributes.optional(),
  })
  .strict()

export const newMovement = z
  .object({
    kind: movementKind,
    effectiveAt: instant.optional(),
    reference: text(120).default(''),
    reason: text(500).default(''),
    lines: z.array(newMovementLine).min(1).max(500),
  })
  .strict()
export type NewMovement = z.output<typeof newMovement>
const params = z.object({ movementId: id })
const tag = 'Stock'

export const listMovements = endpoint({
  name: 'listMovements',
  summary: 'Movements, newest first',
  tag,
  method: 'GET',
  path: '/movements',
  access: 'stock:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({
    itemId: id.optional(),
    locationId: id.optional(),
    kind: movementKind.optional(),
    importId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: page(movement),
})
export const recordMovement = endpoint({
  name: 'recordMovement',
  summary: 'Record a movement; all lines or none',
  tag,
  method: 'POST',
  path: '/movements',
  access: 'movement:record',
  status: 201,
  body: newMovement,
  response: movement,
  errors: [
    'insufficient_stock',
    'quantity_changed',
    'item_archived',
    'item_has_variants',
    'invalid_value',
    'invalid_attributes',
  ],
})
export const getMovement = endpoint({
  name: 'getMovement',
  summary: 'One movement',
  tag,
  method: 'GET',
  path: '/movements/{movementId}',
  access: 'stock:read',
  params,
  response: movement,
})
export const reverseMovement = endpoint({
  name: 'reverseMovement',
  summary: 'Undo a movement by a compensating one',
  tag,
  method: 'POST',
  path: '/movements/{movementId}/reversal',
  access: 'movement:correct',
  status: 201,
  params,
  body: z.object({ reason: line(500) }).strict(),
  response: movement,
  errors: ['already_reversed', 'goods_returned', 'insufficient_stock', 'invalid_value'],
})
