import type { z } from 'zod'
import type { shipTransfer, Transfer } from '#contract/transfer.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { enterUnits } from '#server/stock/enter-units.ts'
import { postGoodsFirst } from '#server/stock/post-goods.ts'
import { assertDate, toLot } from '#server/stock/record-movement.ts'
import { getTransfer } from './transfer-queries.ts'

/**
 * Ships goods: they leave the place for the road, and the transfer remembers where to. One transaction.
 * @throws AppError invalid_value, and whatever a movement is refused for
 */
export async function shipGoods(tx: Tx, actor: Actor, input: z.output<typeof shipTransfer.body>): Promise<Transfer> {
  const { fromLocationId, toLocationId, reference, note } = input
  if (fromLocationId === toLocationId) throw refusePlace(sentence('movement.staysInPlace'))
  assertDate(actor, input.effectiveAt)
  const [{ transit }, [to]] = await Promise.all([
    getVirtualLocations(tx),
    tx.query({
      text: 'select from location where id = $1 and not is_virtual and archived_at is null for key share',
      values: [toLocationId],
    }),
  ])
  if (!to) throw refusePlace(sentence('location.notUsable'))
  const lines = await enterUnits(tx, input.lines)
  const { id: dispatchId, told } = await postGoodsFirst(
    tx,
    actor,
    { kind: 'dispatch', effectiveAt: input.effectiveAt, reference, reason: note },
    lines.map((line) => ({
      itemId: line.itemId,
      fromLocationId,
      toLocationId: transit,
      fromVirtual: false,
      toVirtual: true,
      quantity: line.quantity,
      baseUnit: line.baseUnit,
      entered: line.entered,
      lot: toLot(line),
      expectedOnHand: line.expectedOnHand,
    })),
  )
  const [made] = await tx.query<{ id: string }>({
    name: 'transfer-insert',
    text: `with made as (
             insert into transfer (tenant_id, from_location_id, to_location_id, reference, note, expected_on, dispatch_id)
             values ($1, $2, $3, $4, $5, $6, $7) returning id
           ), lines as (
             insert into transfer_line (tenant_id, transfer_id, line_no, item_id, lot_id, quantity)
             select $1, m.id, l.line_no, l.item_id, l.lot_id, l.quantity from made m, movement_line l where l.movement_id = $7
           )
           select id from made`,
    values: [tx.tenantId, fromLocationId, toLocationId, reference, note, input.expectedOn ?? null, dispatchId],
  })
  if (!made) throw new Error('the transfer was not inserted')
  return { ...(await getTransfer(tx, made.id)), ...told }
}

function refusePlace(message: ReturnType<typeof sentence>): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.toLocationId', message }] })
}
