import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { movementKind } from './movement.ts'
import { listQuery, page } from './page.ts'
import { decimal, id, instant } from './values.ts'

/** One step of a lot's way: goods of it, or of what was made of it or what it was made of, entered or left the books. */
export const traceStep = z
  .object({
    /** how many productions lie between the lot asked for and this one */
    depth: z.int(),
    lotId: id,
    lotCode: z.string(),
    itemId: id,
    sku: z.string(),
    itemName: z.string(),
    movementId: id,
    lineNo: z.int(),
    kind: movementKind,
    effectiveAt: instant,
    reference: z.string(),
    fromLocationId: id,
    fromName: z.string(),
    toLocationId: id,
    toName: z.string(),
    quantity: decimal,
    unit: z.string(),
  })
  .meta({ id: 'TraceStep' })
export type TraceStep = z.output<typeof traceStep>

export const traceLot = endpoint({
  name: 'traceLot',
  summary: 'Where a lot came from, or where it went, through production too; what was reversed is left out',
  tag: 'Stock',
  method: 'GET',
  path: '/lots/{lotId}/trace',
  access: 'stock:read',
  params: z.object({ lotId: id }),
  query: listQuery
    .pick({ limit: true, cursor: true })
    .extend({ direction: z.enum(['back', 'forward']).default('forward') }),
  response: page(traceStep),
})
