import type { Text } from '#contract/words/sentence.ts'
import { AppError, describe } from '#server/http/app-error.ts'
import { type BalanceChange, changesBetween, type Place, readBalances } from './balances.ts'
import type { Call } from './call.ts'

/** What a call made, as the record of actions keeps it. */
export interface Made {
  entity: 'movement' | 'reservation' | 'purchaseOrder'
  id: string
  /** of a row that can change */
  version: number | null
}

export interface Posted {
  /** undefined: nothing that could be undone */
  made: Made | undefined
  /** what of the answer is told besides changed balances */
  shown: Record<string, unknown>
  /** the same in words, where balances do not tell it */
  said?: readonly Text[]
  warnings?: readonly Text[]
}

/** What a verb is about to do, its names resolved. */
export interface Plan {
  /** the request behind it: what is confirmed is this one */
  request: unknown
  /** where balances may change */
  places: readonly Place[]
  /** undefined: there is nothing to do */
  post: ((unusual: 'ask' | 'accept') => Promise<Posted>) | undefined
}

/** What happens, in words and figures; the same whenever the same happens. */
export interface Outcome {
  changes: BalanceChange[]
  /** far above what is usual: the guard asked */
  isUnusual: boolean
  shown: Record<string, unknown>
  request: unknown
}

export interface Carried {
  outcome: Outcome
  made: Made | undefined
  said: readonly Text[]
  warnings: readonly Text[]
}

/**
 * Does what is planned in the call's transaction, and sees what it did. The balances it changed are locked until the transaction ends, so
 * what was seen is what is committed, if it is.
 */
export async function carryOut({ tx }: Call, { request, places, post }: Plan): Promise<Carried> {
  if (!post)
    return { outcome: { changes: [], isUnusual: false, shown: {}, request }, made: undefined, said: [], warnings: [] }
  const before = await readBalances(tx, places)
  const { posted, unusual } = await postAsking(post)
  const changes = changesBetween(before, await readBalances(tx, places))
  const { made, shown, said = [], warnings = [] } = posted
  return {
    outcome: { changes, isUnusual: unusual.length > 0, shown, request },
    made,
    said,
    warnings: [...unusual, ...warnings],
  }
}

/** The guard against unusual quantities asks before anything is written; its question becomes a warning. */
async function postAsking(post: NonNullable<Plan['post']>): Promise<{ posted: Posted; unusual: Text[] }> {
  try {
    return { posted: await post('ask'), unusual: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unusual_quantity') throw error
    return { posted: await post('accept'), unusual: [describe(error)] }
  }
}
