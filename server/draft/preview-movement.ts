import type { z } from 'zod'
import type { movement, NewMovement } from '#contract/movement.ts'
import type { MovementPreview } from '#contract/movement-preview.ts'
import type { Language } from '#contract/words/languages.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError, describe } from '#server/http/app-error.ts'
import { type BaseMovement, enterMovement } from '#server/stock/enter-units.ts'
import { guardQuantities } from '#server/stock/guard-quantities.ts'
import { recordMovement } from '#server/stock/record-movement.ts'
import { foreseeValues } from '#server/valuation/foresee-values.ts'
import { foreseeBalances, readClosings } from './foresee-balances.ts'

type Refusal = NonNullable<MovementPreview['refusal']>

/**
 * What a movement changes, told by posting it: in a transaction that is taken back. Seeing comes after changing, while the balances are
 * locked, so what is told is what posting at this moment does. A movement that is refused for want of stock is told nevertheless, with the refusal.
 * @param tx  a trial
 * @throws AppError  whatever else posting it is refused for
 */
export async function previewMovement(
  tx: Tx,
  actor: Actor,
  { body: given, language }: { body: NewMovement; language: Language },
): Promise<MovementPreview> {
  const body = await enterMovement(tx, given)
  const questions = await askUnusual(tx, body, language)
  const posted = await tryPosting(tx, actor, body)
  const isPosted = 'id' in posted
  const effectiveAt = body.effectiveAt ?? new Date().toISOString()
  const balances = await foreseeBalances(tx, body, isPosted)
  const itemIds = [...new Set(body.lines.map(({ itemId }) => itemId))]
  return {
    kind: body.kind,
    effectiveAt,
    refusal: isPosted ? null : { code: posted.code, detail: say(posted.detail, language) },
    questions,
    balances,
    closings: body.effectiveAt === undefined ? null : await readClosings(tx, body.effectiveAt),
    values: isPosted ? await foreseeValues(tx, itemIds, posted.id) : null,
  }
}

/** The guard's question is told here, and not asked: whoever previews has not sent anything yet. */
async function askUnusual(tx: Tx, body: BaseMovement, language: Language): Promise<string[]> {
  try {
    await guardQuantities(tx, body)
    return []
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unusual_quantity') throw error
    const { errors = [] } = error.facts
    return errors.map(({ message }) => say(message, language))
  }
}

/** @returns the movement that now stands in the transaction, or why there is none */
async function tryPosting(
  tx: Tx,
  actor: Actor,
  body: BaseMovement,
): Promise<{ id: string } | { code: Refusal['code']; detail: ReturnType<typeof describe> }> {
  await tx.query({ text: 'savepoint preview' })
  try {
    // the posting's own answer, in the form of the contract
    return JSON.parse(await recordMovement(tx, actor, body)) as z.output<typeof movement>
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code } = error
    if (code !== 'insufficient_stock' && code !== 'reason_required') throw error
    await tx.query({ text: 'rollback to savepoint preview' })
    return { code, detail: describe(error) }
  }
}
