import type { z } from 'zod'
import type { orderTool, reserveTool } from '#contract/mcp.ts'
import { createPurchaseOrder } from '#contract/purchase-order.ts'
import { createReservation } from '#contract/reservation.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Call } from './call.ts'
import { getItemByName, getLocationByName, getLotId, getSupplierByName } from './names.ts'
import type { Plan } from './plan.ts'
import { sayOrder, showOrder } from './tell-order.ts'

export async function planReservation(call: Call, input: z.output<typeof reserveTool.input>): Promise<Plan> {
  const item = await getItemByName(call, input.item)
  const { id: locationId } = await getLocationByName(call, input.location)
  const lotId = input.lot === undefined ? undefined : await getLotId(call, item, input.lot)
  const { quantity, until: expiresAt, reference } = input
  const body = { itemId: item.id, locationId, lotId, quantity, expiresAt, reference }
  return {
    request: body,
    places: [{ itemId: item.id, locationId }],
    post: async () => {
      const { id, version, kind } = await call.ask(createReservation, { body })
      return { made: { entity: 'reservation', id, version }, shown: { kind, until: expiresAt ?? null } }
    },
  }
}

export async function planOrder(call: Call, input: z.output<typeof orderTool.input>): Promise<Plan> {
  const { id: supplierId } = await getSupplierByName(call, input.supplier)
  const { id: locationId } = await getLocationByName(call, input.location)
  const lines: { itemId: string; quantity: string }[] = []
  for (const { item, quantity } of input.lines) lines.push({ itemId: (await getItemByName(call, item)).id, quantity })
  const body = { supplierId, locationId, lines, reference: input.reference, note: input.note }
  return {
    request: body,
    places: [],
    post: async () => {
      const order = await call.ask(createPurchaseOrder, { body })
      const { id, version, supplierName: supplier, locationName: location, currency, total } = order
      return {
        made: { entity: 'purchaseOrder', id, version },
        shown: showOrder(order),
        said: sayOrder(sentence('mcp.order', { supplier, location, total, currency }), order),
      }
    },
  }
}
