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
import type { Made, Plan } from './plan.ts'

/** Takes back what this key made by one action, by the API's own ways to do that. */
export async function planUndo(call: Call, { action, reason }: z.output<typeof undoTool.input>): Promise<Plan> {
  const made = await lockAction(call, action)
  const { places, post } = await planReverse(call, made, reason || say(sentence('mcp.undone'), call.language))
  return {
    request: { action, made, reason },
    places,
    post: async () => {
      await post()
      await markUndone(call, action)
      return { made: undefined, shown: { undoes: made.entity, id: made.id } }
    },
  }
}

async function planReverse(
  { ask, tx }: Call,
  made: Made,
  reason: string,
): Promise<{ places: Place[]; post: () => Promise<unknown> }> {
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
      return { places, post: () => ask(reverseMovement, { params, body: { reason } }) }
    }
    case 'reservation': {
      const [place] = await tx.query<{ itemId: string; locationId: string }>({
        text: `select item_id as "itemId", location_id as "locationId" from reservation where tenant_id = current_tenant() and id = $1`,
        values: [made.id],
      })
      if (!place) throw new AppError('not_found', { detail: sentence('mcp.reservationGone') })
      return {
        places: [place],
        post: () => ask(releaseReservation, { params: { reservationId: made.id }, version }),
      }
    }
    case 'purchaseOrder':
      return {
        places: [],
        post: () =>
          ask(transitionPurchaseOrder, { params: { orderId: made.id }, version, body: { action: 'discard', reason } }),
      }
  }
}
