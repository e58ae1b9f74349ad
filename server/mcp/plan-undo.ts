import type { z } from 'zod'
import type { undoTool } from '#contract/mcp.ts'
import { getMovement, reverseMovement } from '#contract/movement.ts'
import { transitionPurchaseOrder } from '#contract/purchase-order.ts'
import { releaseReservation } from '#contract/reservation.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { AppError } from '#server/http/app-error.ts'
import { lockAction, markUndone } from './actions.ts'
import type { Place } from './balances.ts'
import type { Call } from './call.ts'
import type { Made, Plan, Posted } from './plan.ts'
import { sayOrder, showOrder } from './tell-order.ts'

/** Takes back what this key made by one action, by the API's own ways to do that. */
export async function planUndo(call: Call, { action, reason }: z.output<typeof undoTool.input>): Promise<Plan> {
  const made = await lockAction(call, action)
  const { places, post } = await planReverse(call, made, reason || say(sentence('mcp.undone'), call.language))
  return {
    request: { action, made, reason },
    places,
    post: async () => {
      const { shown, said } = await post()
      await markUndone(call, action)
      return { made: undefined, shown: { undoes: made.entity, id: made.id, ...shown }, said }
    },
  }
}

async function planReverse(
  { ask, tx }: Call,
  made: Made,
  reason: string,
): Promise<{ places: Place[]; post: () => Promise<Pick<Posted, 'said'> & { shown?: object }> }> {
  // what is made in a state that changes is taken back in the state it was made in
  const version = made.version ?? undefined
  switch (made.entity) {
    case 'movement': {
      const params = { movementId: made.id }
      const { lines } = await ask(getMovement, { params })
      const places = lines.flatMap(({ itemId, fromLocationId, toLocationId }) => [
        { itemId, locationId: fromLocationId },
        { itemId, locationId: toLocationId },
      ])
      return {
        places,
        post: async () => {
          await ask(reverseMovement, { params, body: { reason } })
          return {}
        },
      }
    }
    case 'reservation': {
      const [place] = await tx.query<{ itemId: string; locationId: string }>({
        text: `select item_id as "itemId", location_id as "locationId" from reservation where tenant_id = current_tenant() and id = $1`,
        values: [made.id],
      })
      if (!place) throw new AppError('not_found', { detail: sentence('mcp.reservationGone') })
      return {
        places: [place],
        post: async () => {
          await ask(releaseReservation, { params: { reservationId: made.id }, version })
          return {}
        },
      }
    }
    case 'purchaseOrder':
      return {
        places: [],
        post: async () => {
          const params = { orderId: made.id }
          const order = await ask(transitionPurchaseOrder, { params, version, body: { action: 'discard', reason } })
          const { number, supplierName: supplier, currency, total } = order
          return {
            shown: { number, ...showOrder(order) },
            said: sayOrder(sentence('mcp.orderDiscarded', { number, supplier, total, currency }), order),
          }
        },
      }
  }
}
