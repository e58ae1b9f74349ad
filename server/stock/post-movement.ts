import type { ErrorCode } from '#contract/errors.ts'
import type { Attributes } from '#contract/item.ts'
import type { MovementKind } from '#contract/movement.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { meaningsOf } from '#core/stock/reason-meanings.ts'
import type { Fraction } from '#core/unit/entered-unit.ts'
import { forgetSchema } from '#server/attribute/schema-cache.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError, type ErrorFacts } from '#server/http/app-error.ts'
import { posted } from './announce-posted.ts'
import { postStatements } from './post-statement.ts'

export interface PostedLine {
  itemId: string
  fromLocationId: string
  toLocationId: string
  /** whether that end must be virtual; a caller's own location must not be */
  fromVirtual: boolean
  toVirtual: boolean
  /** exact, above zero, in the item's base unit */
  quantity: string
  /** null: the item's; a reversal counts in the unit of what it reverses, whatever the item's has become */
  unit: string | null
  unitPrice: string | null
  /** compare-and-set on the real end the caller looked at */
  expectedOnHand: string | null
  attributes: Attributes | null
  /** null: none is named, as for items whose stock is not tracked */
  lot: LotOfLine | null
  /** one of the organisation's reasons */
  reasonId: string | null
  /** null: it was entered in the base unit */
  entered: EnteredAs | null
}

/** What a line was entered in: so many of a unit, which together are exactly its quantity. */
export interface EnteredAs extends Fraction {
  quantity: string
  unit: string
}

/**
 * A lot, or a serial, by its id or by its code among its item's. One that is not there is made where stock enters the books; where it
 * is there, an expiry given must be its own.
 */
export type LotOfLine = { id: string } | { code: string; expiresOn: string | null }

export interface PostedMovement {
  kind: MovementKind
  effectiveAt: string | null
  reference: string
  reason: string
  reversesId: string | null
  /** of the schema that the lines' attributes were checked by; null: they were not checked */
  schemaVersion: number | null
  lines: readonly PostedLine[]
}

/** A movement, and who posts it. */
export interface Posting {
  actor: Actor
  movement: PostedMovement
}

/**
 * Posts a movement and ends the transaction.
 * @returns the movement as JSON text
 * @throws AppError insufficient_stock, quantity_changed, item_archived, item_has_variants, invalid_value, already_reversed
 */
export async function postMovement(tx: Tx, actor: Actor, movement: PostedMovement): Promise<string> {
  const [json] = await postMovements(tx, [{ actor, movement }])
  if (json === undefined) throw new Error('posting returned no row')
  return json
}

/**
 * Posts movements by one statement and ends the transaction: all or none, as if one after the other in any order.
 * @param postings  several only where `joinsOthers` says so of each
 * @returns each movement as JSON text, in their order
 * @throws AppError  as `postMovement`: the refusal of one, which of several is not told
 */
export async function postMovements(tx: Tx, postings: readonly Posting[]): Promise<string[]> {
  posted.announce(tx)
  const movements = postings.map(({ movement }) => movement)
  const ids = movements.map(() => newId())
  const lines = movements.flatMap((movement) => movement.lines)
  const hasMore = lines.some((line) => line.lot !== null || line.reasonId !== null || line.entered !== null)
  const versions = movements.flatMap((movement) => movement.schemaVersion ?? [])
  // where they differ, the oldest does not stand any more
  const schemaVersion = versions.length === 0 ? null : Math.min(...versions)
  const rows = await tx
    .finish<{ id: string; json: string; warnings: string | null }>({
      ...(hasMore ? postStatements.lots : postStatements.plain),
      values: [
        tx.tenantId,
        movements.map((_, index) => index + 1),
        ids,
        movements.map(({ kind }) => kind),
        movements.map(({ effectiveAt }) => effectiveAt),
        movements.map(({ reference }) => reference),
        movements.map(({ reason }) => reason),
        postings.map(({ actor }) => actor.kind),
        postings.map(({ actor }) => actor.id),
        postings.map(({ actor }) => actor.name),
        postings.map(({ actor }) => actor.source),
        movements.map(({ reversesId }) => reversesId),
        movements.flatMap((movement, index) => movement.lines.map(() => index + 1)),
        movements.flatMap((movement) => movement.lines.map((_, index) => index + 1)),
        lines.map((line) => line.itemId),
        lines.map((line) => line.fromLocationId),
        lines.map((line) => line.toLocationId),
        lines.map((line) => line.fromVirtual),
        lines.map((line) => line.toVirtual),
        lines.map((line) => line.quantity),
        lines.map((line) => line.unitPrice),
        lines.map((line) => line.expectedOnHand),
        lines.map((line) => line.unit),
        schemaVersion,
        lines.some((line) => line.attributes !== null)
          ? lines.map((line) => JSON.stringify(line.attributes ?? {}))
          : null,
        ...(hasMore
          ? [...lotColumns(lines), movements.map(({ kind }) => meaningsOf(kind).join()), ...enteredColumns(lines)]
          : []),
      ],
    })
    .catch((error) => {
      if (schemaVersion !== null) forgetSchema(tx)
      translatePosting(error)
    })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) throw new Error('a posting returned no row')
    return row.warnings === null ? row.json : `${row.json.slice(0, -1)},"warnings":${row.warnings}}`
  })
}

function lotColumns(lines: readonly PostedLine[]): unknown[] {
  const codeOf = ({ lot }: PostedLine) => (lot && 'code' in lot ? lot : undefined)
  return [
    lines.map(({ lot }) => (lot && 'id' in lot ? lot.id : null)),
    lines.map((line) => codeOf(line)?.code ?? null),
    lines.map((line) => codeOf(line)?.expiresOn ?? null),
    lines.map((line) => line.reasonId),
  ]
}

function enteredColumns(lines: readonly PostedLine[]): unknown[] {
  if (lines.every(({ entered }) => entered === null)) return [null, null, null, null]
  return (['quantity', 'unit', 'numerator', 'denominator'] as const).map((part) =>
    lines.map(({ entered }) => entered?.[part] ?? null),
  )
}

/** What the database refused of a movement becomes the error it names. */
export function translatePosting(error: unknown): never {
  if (violates(error, 'movement_reverses')) throw new AppError('already_reversed', {}, { cause: error })
  // The statement looks before it writes; what these two find is another movement of the same serial in the same moment.
  if (violates(error, 'balance_serial_place') || violates(error, 'balance_of_serial'))
    throw new AppError('serial_moved', {}, { cause: error })
  // The item's tracking was changed in this moment: the movement is judged again, by what it is now.
  if (violates(error, 'balance_of_lot') || violates(error, 'balance_tracking')) throw new TrackingChangedError(error)
  const { code, message, detail } = error as { code?: string; message: string; detail?: string }
  if (code !== 'IP001') throw error
  // raised by `refuse` in the statement above, with codes written there
  throw new AppError(message as ErrorCode, describe(message as ErrorCode, JSON.parse(detail ?? '{}') as ErrorFacts), {
    cause: error,
  })
}

/** To be tried again, as the database's own serialisation failures are. */
class TrackingChangedError extends Error {
  override readonly name = 'TrackingChangedError'
  readonly code = '40001'
  constructor(cause: unknown) {
    super(undefined, { cause })
  }
}

function describe(code: ErrorCode, facts: ErrorFacts): ErrorFacts {
  if (code === 'insufficient_stock') return { ...facts, detail: describeShort(facts) }
  if (code === 'period_locked')
    return { ...facts, detail: sentence('movement.periodLocked', { from: String(facts.lockedBefore) }) }
  if (code === 'quantity_changed')
    return { ...facts, detail: sentence('movement.onHandNow', { onHand: String(facts.onHand) }) }
  const lotProblem = describeLot(code, facts)
  if (lotProblem)
    return {
      ...facts,
      detail: lotProblem,
      errors: [{ path: `body.lines.${Number(facts.line) - 1}.lotCode`, message: lotProblem }],
    }
  if (code !== 'invalid_value') return facts
  if (facts.part === 'location') {
    const message = sentence('location.notUsable')
    return { detail: message, errors: [{ path: 'body.lines', message }] }
  }
  const message = facts.part === 'itemId' ? sentence('movement.noItem') : sentence('movement.noReason')
  const path = `body.lines.${Number(facts.line) - 1}.${facts.part}`
  return { detail: message, errors: [{ path, message }] }
}

function describeShort({ lot, ...facts }: ErrorFacts): Sentence {
  const amounts = { available: String(facts.available), requested: String(facts.requested) }
  return typeof lot === 'string'
    ? sentence('movement.shortOfLot', { lot, ...amounts })
    : sentence('movement.short', amounts)
}

function describeLot(code: ErrorCode, facts: ErrorFacts): Sentence | undefined {
  const sku = String(facts.sku)
  const lot = String(facts.lot)
  switch (code) {
    case 'lot_required':
      return sentence('movement.lotRequired', { sku })
    case 'lot_not_tracked':
      return sentence('movement.lotNotTracked', { sku })
    case 'lot_unknown':
      return sentence('movement.lotUnknown', { sku, lot })
    case 'lot_differs':
      return facts.expiresOn
        ? sentence('movement.lotDiffers', { lot, day: String(facts.expiresOn) })
        : sentence('movement.lotWithoutExpiry', { lot })
    case 'serial_quantity':
      return sentence('movement.serialQuantity', { lot })
    case 'unit_out':
      return sentence('checkout.checkInFirst', { serial: lot, holder: String(facts.holderName) })
    case 'serial_in_stock':
      return facts.aside === 'transit'
        ? sentence('movement.serialOnRoad', { lot })
        : facts.aside === 'holder'
          ? sentence('movement.serialOut', { lot })
          : sentence('movement.serialInStock', { lot })
    default:
      return undefined
  }
}
