import type { NewMovement } from '#contract/movement.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toLeg } from '#core/stock/movement-legs.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { settlesWithoutWriting } from '#server/attribute/settle-records.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { type BaseMovement, enterMovement } from './enter-units.ts'
import { checkLineAttributes } from './line-attributes.ts'
import { type LotOfLine, type PostedLine, type Posting, postMovements } from './post-movement.ts'
import { showMovement } from './show-movements.ts'

const dayMs = 86_400_000
/** Lines of a movement that is posted beside others: a long one would make them wait. */
const mostJoined = 20

/**
 * Records a movement: both ends of every line by the kind's rule, all lines or none. Ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError invalid_value, insufficient_stock, quantity_changed, item_archived, item_has_variants, invalid_attributes, those of lots
 */
export async function recordMovement(tx: Tx, actor: Actor, given: NewMovement | BaseMovement): Promise<string> {
  const [json] = await recordMovements(tx, [await planMovement(tx, actor, given)])
  if (json === undefined) throw new Error('a movement was recorded and has no text')
  return json
}

/** A movement as it will be posted, and what its author sees of it. */
export interface PlannedMovement extends Posting {
  view: FieldView
}

/**
 * What recording a movement would post: both ends of every line by the kind's rule.
 * @throws AppError invalid_value, invalid_attributes
 */
export async function planMovement(tx: Tx, actor: Actor, given: NewMovement | BaseMovement): Promise<PlannedMovement> {
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
  const movement = { kind, effectiveAt, reference, reason, reversesId: null, schemaVersion: schema.version, lines }
  return { actor, movement, view: viewFields(schema, 'movementLine', actor.role) }
}

/**
 * Posts planned movements by one statement and ends the transaction.
 * @param planned  several only where `joinsOthers` says so of each
 * @returns each as JSON text, in their order
 * @throws AppError those of posting
 */
export async function recordMovements(tx: Tx, planned: readonly PlannedMovement[]): Promise<string[]> {
  const texts = await postMovements(tx, planned)
  return planned.map(({ view }, index) => showMovement(texts[index] ?? '', view))
}

/**
 * Whether a movement may be posted beside others: it names nothing that stood before it, planning it writes nothing, and it is short.
 * One that takes what is not there is refused beside others, and has its own answer alone.
 */
export async function joinsOthers(tx: Tx, { lines }: NewMovement): Promise<boolean> {
  const isPlain = ({ expectedOnHand, lotId, lotCode }: NewMovement['lines'][number]) =>
    (expectedOnHand ?? lotId ?? lotCode) === undefined
  if (lines.length > mostJoined || !lines.every(isPlain)) return false
  return settlesWithoutWriting(tx, 'movementLine')
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
