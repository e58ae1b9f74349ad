import type { MovementKind, StockWarnings } from '#contract/movement.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import type { BaseAmount } from './enter-units.ts'
import { type PostedLine, postMovement } from './post-movement.ts'

/** One line of a movement that a document of its own posts. */
export type GoodsLine = Pick<
  PostedLine,
  'itemId' | 'fromLocationId' | 'toLocationId' | 'fromVirtual' | 'toVirtual' | 'quantity' | 'lot'
> &
  Partial<Omit<BaseAmount, 'quantity'>> & {
    expectedOnHand?: string | undefined
    unitPrice?: string | null | undefined
  }

/**
 * Posts the movement of a document: a transfer, a kit, a loan. Ends the transaction unless it is held.
 * @returns the movement as JSON text
 * @throws AppError  whatever a movement is refused for
 */
export function postGoods(
  tx: Tx,
  actor: Actor,
  movement: { kind: MovementKind; effectiveAt: string | undefined; reference: string; reason: string },
  lines: readonly GoodsLine[],
): Promise<string> {
  return postMovement(tx, actor, {
    ...movement,
    effectiveAt: movement.effectiveAt ?? null,
    reversesId: null,
    schemaVersion: null,
    lines: lines.map(({ expectedOnHand, unitPrice, entered, baseUnit, ...line }) => ({
      ...line,
      unit: baseUnit ?? null,
      unitPrice: unitPrice ?? null,
      expectedOnHand: expectedOnHand ?? null,
      attributes: null,
      reasonId: null,
      entered: entered ?? null,
    })),
  })
}

/** The same without ending the transaction. */
export async function postGoodsFirst(...given: Parameters<typeof postGoods>): Promise<Posted> {
  const [tx] = given
  tx.hold()
  return toPosted(await postGoods(...given))
}

/** A movement that a document posted, and what the document's reply has to tell of it. */
export interface Posted {
  id: string
  told: { warnings?: StockWarnings }
}

/** @param json  a movement as posting tells it */
export function toPosted(json: string): Posted {
  // written by the database, in the form of the contract
  const { id, warnings } = JSON.parse(json) as { id: string; warnings?: StockWarnings }
  return { id, told: warnings ? { warnings } : {} }
}
