import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributes } from './item.ts'
import { lotCode, lotErrors } from './lot.ts'
import { entered, unitName } from './pack.ts'
import { type ListColumns, listQueryOf, page } from './page.ts'
import { day, decimal, id, instant, line, nonNegativeDecimal, positiveDecimal, text } from './values.ts'
import { wording } from './words/sentence.ts'

/** Kinds that are recorded as they are. */
export const recordableKinds = [
  'opening',
  'receipt',
  'sale',
  'return',
  'supplierReturn',
  'transfer',
  'spoilage',
  'loss',
  'found',
  'adjustment',
] as const
/** All kinds: those besides are posted by a document of their own, such as a count, a transfer in two steps, a kit, a check-out, a merge of items. */
export const movementKinds = [
  ...recordableKinds,
  'count',
  'dispatch',
  'arrival',
  'assembly',
  'disassembly',
  'merge',
  'checkOut',
  'checkIn',
] as const
export const movementKind = z.enum(movementKinds)
export type MovementKind = (typeof movementKinds)[number]
export type RecordableKind = (typeof recordableKinds)[number]

/** Whether a movement of the kind is recorded as it is, and not by a document of its own. */
export function isRecordable(kind: MovementKind): kind is RecordableKind {
  return (recordableKinds as readonly MovementKind[]).includes(kind)
}

export const movementLine = z
  .object({
    lineNo: z.int(),
    itemId: id,
    /** of an item whose stock is tracked: the lot, or the serial */
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    expiresOn: day.nullable(),
    fromLocationId: id,
    toLocationId: id,
    /** above zero, in `unit`; stock moves from `fromLocationId` to `toLocationId` */
    quantity: decimal,
    /** the item's base unit, as it then was */
    unit: z.string(),
    entered,
    /** of one of `unit` */
    unitPrice: decimal.nullable(),
    reasonId: id.nullable(),
    /** posted with the line and as unchanging as it */
    attributes,
  })
  .meta({ id: 'MovementLine' })

/** Of a movement just recorded, or of a document that just posted one: real balances it brought below what is reserved, where the policy says to warn. */
export const stockWarnings = z.array(
  z.object({ itemId: id, locationId: id, lotId: id.nullable(), onHand: decimal, reserved: decimal }),
)
export type StockWarnings = z.output<typeof stockWarnings>

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
    warnings: stockWarnings.optional(),
  })
  .meta({ id: 'Movement' })

/** Lines that come with a movement in a list, and those of the one item that a list is of. */
export const mostListedLines = 20
export const mostLinesOfItem = 10_000

/** A movement as lists have it: an import's has thousands of lines. */
export const listedMovement = movement
  .extend({
    /** the first of them; in a list of an item's movements those of the item and no others. `GET /movements/{movementId}` has all */
    lines: z.array(movementLine),
    /** how many it has */
    lineCount: z.int(),
    /** what all its lines have in common; null: they differ */
    itemId: id.nullable(),
    fromLocationId: id.nullable(),
    toLocationId: id.nullable(),
  })
  .meta({ id: 'ListedMovement' })

/** All that a line may say. */
export const movementLineFields = z
  .object({
    itemId: id,
    quantity: positiveDecimal,
    /** what `quantity` counts: a pack of the item, or a unit of what its base unit measures; the base unit where nothing is said */
    unit: unitName.optional(),
    fromLocationId: id.optional(),
    toLocationId: id.optional(),
    /** of one base unit */
    unitPrice: nonNegativeDecimal.optional(),
    /** compare-and-set: the stock on hand, in base units, you believe is there (at `from`, else at `to`) before this line */
    expectedOnHand: decimal.optional(),
    attributes: attributes.optional(),
    /** one of the organisation's reasons, of a meaning that goes with the kind */
    reasonId: id.optional(),
    /** the lot or serial of an item whose stock is tracked: by its id, or by its code */
    lotId: id.optional(),
    /** one that is not known yet is made where stock enters the books */
    lotCode: lotCode.optional(),
    /** of a lot that is made; of one that is known it must be its own */
    expiresOn: day.optional(),
  })
  .strict()

/**
 * One line as entered. Which of the two locations is needed follows from the kind: opening, receipt, return and found name `toLocationId`,
 * sale, supplierReturn, spoilage and loss `fromLocationId`, transfer both; an adjustment names `toLocationId` for stock found, `fromLocationId` for stock missing.
 */
export const newMovementLine = movementLineFields.refine(
  (line) => line.lotId === undefined || line.lotCode === undefined,
  {
    path: ['lotCode'],
    message: wording('movement.lotNamedTwice'),
  },
)

export const newMovement = z
  .object({
    kind: z.enum(recordableKinds),
    effectiveAt: instant.optional(),
    reference: text(120).default(''),
    reason: text(500).default(''),
    /** `ask`: quantities far above what is usual for item, kind and place are refused as `unusual_quantity`, to be sent again with `accept`, which takes all and holds where nothing is said */
    unusual: z.enum(['ask', 'accept']).optional(),
    lines: z.array(newMovementLine).min(1).max(500),
  })
  .strict()
export type NewMovement = z.output<typeof newMovement>
const params = z.object({ movementId: id })
const tag = 'Stock'

/** Which movements: with a line of the item, from or to the location or a place below it, of a kind, an import, a time. */
export const movementsAsked = z.object({
  itemId: id.optional(),
  locationId: id.optional(),
  kind: movementKind.optional(),
  importId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
})

/** Of a movement itself, and of each of its lines. */
export const movementColumns = {
  id: 'id',
  kind: 'text',
  effectiveAt: 'instant',
  recordedAt: 'instant',
  reference: 'text',
  reason: 'text',
  actorName: 'text',
  source: 'text',
  importId: 'id',
} as const satisfies ListColumns
export const movementLineColumns = {
  itemId: 'id',
  lotId: 'id',
  fromLocationId: 'id',
  toLocationId: 'id',
  quantity: 'number',
  unit: 'text',
  unitPrice: 'number',
  reasonId: 'id',
} as const satisfies ListColumns

export const listMovements = endpoint({
  name: 'listMovements',
  summary:
    'Movements, newest first unless told otherwise; with a filter a page may hold fewer than asked for, and a cursor where to look on',
  tag,
  method: 'GET',
  path: '/movements',
  access: 'stock:read',
  /** a filter speaks of the movement and of its lines, with their custom fields: movements with a line that fulfils it */
  query: listQueryOf({ ...movementColumns, ...movementLineColumns })
    .extend({ sort: z.enum(['-effectiveAt', 'effectiveAt', '-recordedAt', 'recordedAt']).optional() })
    .extend(movementsAsked.shape),
  response: page(listedMovement),
  errors: ['invalid_value'],
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
    'unusual_quantity',
    'item_archived',
    'item_has_variants',
    'invalid_value',
    'invalid_attributes',
    'reason_required',
    'period_locked',
    'backdate_forbidden',
    ...lotErrors,
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
  summary:
    'Undo a movement by a compensating one: for a day one that the caller recorded; one of another, or an older one, takes movement:correct',
  tag,
  method: 'POST',
  path: '/movements/{movementId}/reversal',
  access: 'movement:record',
  status: 201,
  params,
  body: z.object({ reason: line(500) }).strict(),
  response: movement,
  errors: [
    'already_reversed',
    'goods_returned',
    'shipment_returned',
    'goods_arrived',
    'unit_returned',
    'item_merged',
    'insufficient_stock',
    'invalid_value',
    'reason_required',
    ...lotErrors,
  ],
})

/** Most movements that are reversed in one go. */
export const mostReversed = 200

export const reverseMovements = endpoint({
  name: 'reverseMovements',
  summary: 'Undo several movements, the newest first; all or none',
  tag,
  method: 'POST',
  path: '/movements/reversals',
  access: 'movement:correct',
  status: 201,
  body: z.object({ movementIds: z.array(id).min(1).max(mostReversed), reason: line(500) }).strict(),
  response: z.object({ data: z.array(movement) }),
  errors: [
    'not_found',
    'already_reversed',
    'goods_returned',
    'shipment_returned',
    'goods_arrived',
    'unit_returned',
    'item_merged',
    'insufficient_stock',
    'invalid_value',
    'reason_required',
    ...lotErrors,
  ],
})
