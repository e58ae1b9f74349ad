import { z } from 'zod'
import { costMethod } from './cost-method.ts'
import { endpoint } from './endpoint.ts'
import { movementKind, newMovement, recordMovement } from './movement.ts'
import { negativeStock } from './tenant.ts'
import { day, decimal, id, instant } from './values.ts'

/** What a movement changes at one place, of one lot where stock is tracked. */
export const previewedBalance = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    unit: z.string(),
    locationId: id,
    locationCode: z.string(),
    locationName: z.string(),
    /** null: of no lot, or of one that posting would make */
    lotId: id.nullable(),
    lotCode: z.string().nullable(),
    onHand: z.object({ before: decimal, after: decimal }),
    reserved: decimal,
    /** stock would fall below what is reserved: what the policy that holds there does then; null: it would not */
    short: negativeStock.nullable(),
    /** since `effectiveAt`, of a movement that is dated back; it never keeps a movement from being posted */
    past: z
      .object({
        /** the least that the books would have said since, and the first moment they would */
        lowest: z.object({ before: decimal, after: decimal, at: instant }),
        /** the first moment at which the books would fall below zero and had not; null: at none */
        belowZeroFrom: instant.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'PreviewedBalance' })
export type PreviewedBalance = z.output<typeof previewedBalance>

/** What all stock of an item would be worth; null: more happened since than is worked out at once. */
export const previewedValue = z
  .object({
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    method: costMethod,
    value: z.object({ before: decimal, after: decimal }).nullable(),
  })
  .meta({ id: 'PreviewedValue' })

export const movementPreview = z
  .object({
    kind: movementKind,
    effectiveAt: instant,
    /** posting would be refused for want of stock, with this code */
    refusal: z.object({ code: z.enum(['insufficient_stock', 'reason_required']), detail: z.string() }).nullable(),
    /** quantities far above what is usual, where they were to be asked about */
    questions: z.array(z.string()),
    balances: z.array(previewedBalance),
    /** months, by the organisation's calendar, whose closing figures it changes, by their first days; null: it is not dated back into an earlier month */
    closings: z.object({ first: day, last: day, months: z.int() }).nullable(),
    /** null: refused as it stands, or of too many items to be worked out at once */
    values: z.array(previewedValue).nullable(),
  })
  .meta({ id: 'MovementPreview' })
export type MovementPreview = z.output<typeof movementPreview>

export const previewMovement = endpoint({
  name: 'previewMovement',
  summary:
    'What a movement would change if it were posted now: balances, the past since its date, value; nothing is written',
  tag: 'Stock',
  method: 'POST',
  path: '/movements/preview',
  access: 'movement:record',
  body: newMovement,
  response: movementPreview,
  errors: recordMovement.errors.filter(
    (code) => !['insufficient_stock', 'reason_required', 'unusual_quantity'].includes(code),
  ),
})
