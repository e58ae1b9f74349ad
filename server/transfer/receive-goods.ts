import type { z } from 'zod'
import type { receiveTransfer, Transfer } from '#contract/transfer.ts'
import { sentence } from '#contract/words/sentence.ts'
import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'
import { packEntered, withOwnPack } from '#core/unit/own-pack.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { type BaseAmount, enterUnits } from '#server/stock/enter-units.ts'
import { postGoodsFirst } from '#server/stock/post-goods.ts'
import { assertDate } from '#server/stock/record-movement.ts'
import { getTransfer } from './transfer-queries.ts'

type Input = z.output<typeof receiveTransfer.body>

interface Part extends BaseAmount {
  line: Transfer['lines'][number]
}

/**
 * Receives what has arrived of a transfer and writes off what is missing: an arrival and a loss in the ledger, and what the lines have
 * received, in one transaction. The ledger is posted first, so that balances, transfer and lines are locked in the order in which a reversal
 * locks them; what must hold of the transfer is asked when it is locked, and takes the posting back where it does not.
 * @throws AppError not_found, transfer_state, over_receipt, reason_required, and whatever a movement is refused for
 */
export async function receiveGoods(tx: Tx, actor: Actor, transferId: string, input: Input): Promise<Transfer> {
  assertDate(actor, input.effectiveAt)
  const transfer = await getTransfer(tx, transferId)
  assertOpen(transfer)
  const arrived = await partsOf(tx, transfer, input, 'received')
  const missing = await partsOf(tx, transfer, input, 'missing')
  if (arrived.length + missing.length === 0) throw refuseLines(sentence('transfer.nothing'))
  if (missing.length > 0 && input.reason.trim() === '')
    throw new AppError('reason_required', {
      detail: sentence('transfer.missingReason'),
      errors: [{ path: 'body.reason', message: sentence('transfer.missingReason') }],
    })
  const { transit, loss } = await getVirtualLocations(tx)
  const to = input.locationId ?? transfer.toLocationId
  const post = (kind: 'arrival' | 'loss', parts: readonly Part[]) =>
    postGoodsFirst(
      tx,
      actor,
      { kind, effectiveAt: input.effectiveAt, reference: transfer.reference, reason: input.reason },
      parts.map(({ line, quantity, baseUnit, entered }) => ({
        itemId: line.itemId,
        fromLocationId: transit,
        toLocationId: kind === 'loss' ? loss : to,
        fromVirtual: true,
        toVirtual: kind === 'loss',
        quantity,
        baseUnit,
        entered,
        lot: line.lotId === null ? null : { id: line.lotId },
      })),
    )
  const arrivalId = arrived.length > 0 ? (await post('arrival', arrived)).id : undefined
  const lossId = missing.length > 0 ? (await post('loss', missing)).id : undefined

  await tx.query({ text: 'select from transfer where id = $1 for update', values: [transferId] })
  const now = await getTransfer(tx, transferId)
  assertOpen(now)
  assertRoom(now, [...arrived, ...missing])
  await settle(tx, transferId, [
    ...arrived.map((part, index) => ({ ...part, movementId: arrivalId, lineNo: index + 1, isMissing: false })),
    ...missing.map((part, index) => ({ ...part, movementId: lossId, lineNo: index + 1, isMissing: true })),
  ])
  return getTransfer(tx, transferId)
}

async function partsOf(tx: Tx, transfer: Transfer, { lines }: Input, what: 'received' | 'missing'): Promise<Part[]> {
  const given = lines.map(({ lineNo, unit, [what]: quantity }) => {
    const line = transfer.lines.find((one) => one.lineNo === lineNo)
    if (!line) throw refuseLines(sentence('transfer.noLine'))
    return { line, itemId: line.itemId, quantity, unit }
  })
  const parts = await enterUnits(tx, given, ({ line }, item) => withOwnPack(item, packEntered(line.entered)))
  return parts.filter(({ quantity }) => !toQuantity(quantity).eq(0))
}

function assertOpen({ state }: Transfer): void {
  if (state !== 'open')
    throw new AppError('transfer_state', {
      state,
      detail: sentence(state === 'closed' ? 'transfer.closed' : 'transfer.cancelled'),
    })
}

/** Asked of the locked transfer, over all parts given, of which several may be of one line. */
function assertRoom(transfer: Transfer, parts: readonly Part[]): void {
  for (const { lineNo, sku, open } of transfer.lines) {
    const given = parts
      .filter(({ line }) => line.lineNo === lineNo)
      .reduce<Quantity>((sum, { quantity }) => sum.plus(quantity), toQuantity(0))
    if (given.gt(open))
      throw new AppError('over_receipt', {
        lineNo,
        left: open,
        given: toDecimal(given),
        detail: sentence('transfer.moreThanShipped', { sku, open, given: toDecimal(given) }),
      })
  }
}

type Settled = Part & { movementId: string | undefined; lineNo: number; isMissing: boolean }

async function settle(tx: Tx, transferId: string, parts: readonly Settled[]): Promise<void> {
  await tx.query({
    name: 'transfer-receive',
    text: `with given as (
             select * from unnest($3::uuid[], $4::int[], $5::int[], $6::boolean[], $7::numeric[])
               as g (movement_id, line_no, transfer_line_no, is_missing, quantity)
           ), linked as (
             insert into transfer_arrival (tenant_id, movement_id, line_no, transfer_id, transfer_line_no, is_missing, quantity)
             select $1, movement_id, line_no, $2, transfer_line_no, is_missing, quantity from given
           )
           update transfer_line l set received = l.received + s.received, missing = l.missing + s.missing
           from (
             select transfer_line_no, coalesce(sum(quantity) filter (where not is_missing), 0) as received, coalesce(sum(quantity) filter (where is_missing), 0) as missing
             from given group by transfer_line_no) s
           where l.transfer_id = $2 and l.line_no = s.transfer_line_no`,
    values: [
      tx.tenantId,
      transferId,
      parts.map(({ movementId }) => movementId),
      parts.map(({ lineNo }) => lineNo),
      parts.map(({ line }) => line.lineNo),
      parts.map(({ isMissing }) => isMissing),
      parts.map(({ quantity }) => quantity),
    ],
  })
  await tx.query({ text: 'select settle_transfer($1)', values: [transferId] })
}

function refuseLines(message: ReturnType<typeof sentence>): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.lines', message }] })
}
