import type { MovementKind } from '#contract/movement.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { type PostedLine, postMovement } from '#server/stock/post-movement.ts'

/** One line of a transfer's movement. */
export type GoodsLine = Pick<
  PostedLine,
  'itemId' | 'fromLocationId' | 'toLocationId' | 'fromVirtual' | 'toVirtual' | 'quantity' | 'lot'
> & { expectedOnHand?: string | undefined }

/** Posts a movement of a transfer without ending the transaction. @returns its id */
export async function postGoods(
  tx: Tx,
  actor: Actor,
  movement: { kind: MovementKind; effectiveAt: string | undefined; reference: string; reason: string },
  lines: readonly GoodsLine[],
): Promise<string> {
  tx.hold()
  const json = await postMovement(tx, actor, {
    ...movement,
    effectiveAt: movement.effectiveAt ?? null,
    reversesId: null,
    schemaVersion: null,
    lines: lines.map(({ expectedOnHand, ...line }) => ({
      ...line,
      unit: null,
      unitPrice: null,
      expectedOnHand: expectedOnHand ?? null,
      attributes: null,
      reasonId: null,
    })),
  })
  // written by the database, in the form of the contract
  return (JSON.parse(json) as { id: string }).id
}
