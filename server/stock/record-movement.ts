import type { NewMovement } from '#contract/movement.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toLeg } from '#core/stock/movement-legs.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { type BaseMovement, enterMovement } from './enter-units.ts'
import { checkLineAttributes } from './line-attributes.ts'
import { type LotOfLine, type PostedLine, postMovement } from './post-movement.ts'
import { showMovement } from './show-movements.ts'

const dayMs = 86_400_000

/**
 * Records a movement: both ends of every line by the kind's rule, all lines or none. Ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError invalid_value, insufficient_stock, quantity_changed, item_archived, item_has_variants, invalid_attributes, those of lots
 */
export async function recordMovement(tx: Tx, actor: Actor, given: NewMovement | BaseMovement): Promise<string> {
  const input = await enterMovement(tx, given)
  const virtual = await getVirtualLocations(tx)
  assertDate(actor, input.effectiveAt)
  const { schema, values } = await checkLineAttributes(tx, actor, input.lines)
  const lines = input.lines.map((line, index): PostedLine => {
    const leg = toLeg(input.kind, line, index)
    if ('message' in leg) throw new AppError('invalid_value', { detail: leg.message, errors: [leg] })
    return {
      itemId: line.itemId,
      fromLocationId: 'virtual' in leg.from ? virtual[leg.from.virtual] : leg.from.location,
      toLocationId: 'virtual' in leg.to ? virtual[leg.to.virtual] : leg.to.location,
      fromVirtual: 'virtual' in leg.from,
      toVirtual: 'virtual' in leg.to,
      quantity: line.quantity,
      unit: line.baseUnit ?? null,
      unitPrice: line.unitPrice ?? null,
      expectedOnHand: line.expectedOnHand ?? null,
      attributes: values?.[index] ?? null,
      lot: toLot(line),
      reasonId: line.reasonId ?? null,
      entered: line.entered ?? null,
    }
  })
  const { kind, effectiveAt = null, reference, reason } = input
  const posted = { kind, effectiveAt, reference, reason, reversesId: null, schemaVersion: schema.version, lines }
  return showMovement(await postMovement(tx, actor, posted), viewFields(schema, 'movementLine', actor.role))
}

/** The lot that a line names, by its id or its code. */
export function toLot({
  lotId,
  lotCode,
  expiresOn,
}: Pick<NewMovement['lines'][number], 'lotId' | 'lotCode' | 'expiresOn'>): LotOfLine | null {
  if (lotId !== undefined) return { id: lotId }
  return lotCode === undefined ? null : { code: lotCode, expiresOn: expiresOn ?? null }
}

/**
 * A movement is dated at most a day ahead, and further back than a day by those only who may.
 * @param path  of the date in the request
 * @throws AppError invalid_value, backdate_forbidden
 */
export function assertDate(actor: Actor, effectiveAt: string | undefined, path = 'body.effectiveAt'): void {
  if (effectiveAt === undefined) return
  const ahead = Date.parse(effectiveAt) - Date.now()
  if (ahead > dayMs)
    throw new AppError('invalid_value', {
      detail: sentence('movement.inFuture'),
      errors: [{ path, message: sentence('movement.dateInFuture') }],
    })
  if (ahead < -dayMs && !allows(actor.role, 'movement:backdate')) {
    const message = sentence('movement.backdated', { hours: dayMs / 3_600_000 })
    throw new AppError('backdate_forbidden', { detail: message, errors: [{ path, message }] })
  }
}
